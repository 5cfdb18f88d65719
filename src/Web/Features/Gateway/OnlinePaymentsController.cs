using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Loans;
using PmiEmas.Application.Payments.Gateway;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Features.Loans;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Navigation;
using PmiEmas.Web.Shared.Parts;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Gateway;

/// <summary>A borrower pays on the gateway's page. Coming back only shows what is known; asking has the gateway looked at.</summary>
[Face(Face.Portal)]
[GatewayOnly]
public sealed class OnlinePaymentsController(IMediator mediator) : SiteController(mediator)
{
    private const int SecondsToWait = 2;

    [HttpGet(LoanLinks.Mine + "/{id:guid}/pay-online")]
    public async Task<IActionResult> New(Id<Loan> id, CancellationToken ct)
    {
        var choices = await Head(id, ct);
        return choices.Open is { } open
            ? LocalRedirect(GatewayLinks.Own(open))
            : View("New", new PayOnlineForm { Amount = choices.Due });
    }

    [HttpPost(LoanLinks.Mine + "/{id:guid}/pay-online")]
    public Task<IActionResult> New(Id<Loan> id, PayOnlineForm form, CancellationToken ct) =>
        Submit(
            () => new PayOnline(id, form.Amount),
            payment => LocalRedirect(GatewayLinks.Own(payment)),
            async () =>
            {
                await Head(id, ct);
                return View("New", form);
            },
            ct
        );

    [HttpGet(GatewayLinks.Mine + "/{id:guid}")]
    public async Task<IActionResult> Own(Id<OnlinePayment> id, CancellationToken ct)
    {
        var payment = await Ask(new MyOnlinePayment(id), ct);
        var loan = new Id<Loan>(payment.SubjectId);
        Under(new Crumb(T["loans.mine"], LoanLinks.Mine), new Crumb(payment.SubjectReference, LoanLinks.Own(loan)));
        // The page is opened a moment after the button was pressed: the browser looks again by itself, with or without script.
        if (payment.Status == OnlinePaymentStatus.Preparing)
            Response.Headers["Refresh"] = $"{SecondsToWait}";
        return View("Own", payment);
    }

    [HttpPost(GatewayLinks.Mine + "/{id:guid}/check")]
    public Task<IActionResult> Check(Id<OnlinePayment> id, CancellationToken ct) =>
        Submit(
            () => new CheckOnlinePayment(id),
            _ => Done(GatewayLinks.Own(id), "gateway.asked"),
            () => Own(id, ct),
            ct
        );

    private async Task<OnlinePaymentChoices> Head(Id<Loan> id, CancellationToken ct)
    {
        var choices = await Ask(new OnlinePaymentDraft(id), ct);
        Under(new Crumb(T["loans.mine"], LoanLinks.Mine), new Crumb(choices.Reference, LoanLinks.Own(id)));
        ViewData["Choices"] = choices;
        return choices;
    }
}
