using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Application.Payments.Gateway;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Features.Payments;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Access;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Parts;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Gateway;

/// <summary>The gateway against the books: differences with their age, orders without an answer, and what a person must settle.</summary>
[GatewayOnly]
public sealed class GatewayDeskController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet(GatewayLinks.Desk)]
    public async Task<IActionResult> Desk(CancellationToken ct) => View("Desk", await Ask(new GatewayDesk(), ct));

    [HttpPost(GatewayLinks.Desk + "/catch-up")]
    public Task<IActionResult> CatchUp(CancellationToken ct) =>
        Submit(() => new AskForCatchUp(), _ => Done(GatewayLinks.Desk, "gateway.catching-up"), () => Desk(ct), ct);

    [HttpPost(GatewayLinks.Desk + "/parked")]
    public Task<IActionResult> Parked(CancellationToken ct) =>
        Submit(
            () => new ApplyParkedEvents(),
            count => Done(GatewayLinks.Desk, "gateway.parked-tried", count),
            () => Desk(ct),
            ct
        );

    [HttpPost(GatewayLinks.Orders + "/{id:guid}/again")]
    public Task<IActionResult> Again(Id<GatewayOrder> id, CancellationToken ct) =>
        Submit(
            () => new AskGatewayAgain(id),
            _ => Done(GatewayLinks.Desk, "gateway.order-again-asked"),
            () => Desk(ct),
            ct
        );

    [HttpGet(GatewayLinks.Orders + "/{id:guid}/not-done")]
    public Task<IActionResult> NotDone(Id<GatewayOrder> id, CancellationToken ct) => NotDonePage(id, new(), ct);

    [HttpPost(GatewayLinks.Orders + "/{id:guid}/not-done")]
    public Task<IActionResult> NotDone(Id<GatewayOrder> id, ReasonForm form, CancellationToken ct) =>
        Submit(
            () => new DeclareOrderNotDone(id, form.Reason),
            _ => Done(GatewayLinks.Desk, "gateway.declared-not-done"),
            () => NotDonePage(id, form, ct),
            ct
        );

    [HttpGet(GatewayLinks.Movements + "/{id}")]
    public Task<IActionResult> Movement(string id, CancellationToken ct) => MovementPage(id, new(), ct);

    [HttpPost(GatewayLinks.Movements + "/{id}")]
    public Task<IActionResult> Movement(string id, MovementForm form, CancellationToken ct) =>
        Submit(
            () => new BookGatewayMovement(id, form.Fund),
            _ => Done(GatewayLinks.Desk, "gateway.movement-booked"),
            () => MovementPage(id, form, ct),
            ct
        );

    [HttpGet(GatewayLinks.Payments + "/{id:guid}/{what:regex(^(accept|seen)$)}")]
    [Needs(Permission.ReconcileGateway)]
    public Task<IActionResult> Payment(Id<OnlinePayment> id, string what, CancellationToken ct) =>
        PaymentPage(id, what, new(), ct);

    [HttpPost(GatewayLinks.Payments + "/{id:guid}/{what:regex(^(accept|seen)$)}")]
    public Task<IActionResult> Payment(Id<OnlinePayment> id, string what, ReasonForm form, CancellationToken ct) =>
        Submit(
            () => Settlement(id, what, form.Reason),
            _ => Done(GatewayLinks.Desk, "gateway.payment-" + what),
            () => PaymentPage(id, what, form, ct),
            ct
        );

    [HttpPost(PaymentLinks.Payouts + "/{id:guid}/send-by-gateway")]
    public Task<IActionResult> Send(Id<Payout> id, CancellationToken ct) =>
        Submit(
            () => new SendByGateway(id),
            _ => Done(PaymentLinks.Detail(id), "gateway.sent"),
            async () => View("~/Features/Payments/Detail.cshtml", await Ask(new PayoutDetail(id), ct)),
            ct
        );

    private static ICommand Settlement(Id<OnlinePayment> id, string what, string reason) =>
        what == "accept" ? new AcceptOnlinePayment(id, reason) : new SeeToOnlinePayment(id, reason);

    private async Task<IActionResult> NotDonePage(Id<GatewayOrder> id, ReasonForm form, CancellationToken ct)
    {
        var order = await Ask(new GatewayOrderDetail(id), ct);
        return Reason(
            "gateway.not-done",
            T["gateway.not-done-text", T.Of(order.Kind), order.SubjectReference, order.RequestId ?? "–"],
            GatewayLinks.Order(id, "not-done"),
            form
        );
    }

    private async Task<IActionResult> PaymentPage(
        Id<OnlinePayment> id,
        string what,
        ReasonForm form,
        CancellationToken ct
    )
    {
        var payment =
            (await Ask(new GatewayDesk(), ct)).Concerns.FirstOrDefault(p => p.Id == id)
            ?? throw new NotFoundException(nameof(OnlinePayment));
        return Reason(
            "gateway." + what,
            T[$"gateway.{what}-text", payment.Reference, payment.Name, payment.CameIn, payment.Asked],
            GatewayLinks.Payment(id, what),
            form
        );
    }

    private ViewResult Reason(string key, string explanation, string action, ReasonForm form)
    {
        Under(new Crumb(T["gateway.desk"], GatewayLinks.Desk));
        ViewData["Reason"] = new ReasonPage(T[key], explanation, key, action, GatewayLinks.Desk);
        return View("Forms/Reason", form);
    }

    private async Task<IActionResult> MovementPage(string id, MovementForm form, CancellationToken ct)
    {
        Under(new Crumb(T["gateway.desk"], GatewayLinks.Desk));
        ViewData["Movement"] = await Ask(new GatewayMovementDetail(id), ct);
        return View("Movement", form);
    }
}
