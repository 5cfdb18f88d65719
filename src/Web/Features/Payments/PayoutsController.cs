using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PmiEmas.Application.Lists;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Parts;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Payments;

/// <summary>Payouts: the list, what is ready to be paid, and one order with everything a checker must see.</summary>
public sealed class PayoutsController(IMediator mediator) : SiteController(mediator)
{
    private static readonly ListColumns<PayoutRow> Columns = new ListColumns<PayoutRow>()
        .Link("payments.recipient", p => p.Name, p => PaymentLinks.Detail(p.Id), note: p => p.Reference)
        .Add("payments.purpose", p => p.Purpose, note: p => p.SubjectReference)
        .Add("payments.fund", p => p.Fund)
        .Add("payments.amount", p => p.Amount, sort: "amount")
        .Add("payments.prepared-at", p => ProgrammeCalendar.DateOf(p.PreparedAt), sort: "prepared")
        .Chip("payments.status", p => PaymentChips.Of(p.Status))
        .InFile("payments.reference", p => p.Reference)
        .InFile("payments.paid-on", p => p.PaidOn);

    [HttpGet(PaymentLinks.Payouts)]
    public async Task<IActionResult> List(ListQuery query, CancellationToken ct) =>
        View(
            new ListPage<PayoutRow>(await Ask(new PayoutList(query), ct), query, Columns)
            {
                CaptionKey = "payments.payouts",
                EmptyKey = "payments.payouts-empty",
                SearchKey = "payments.search",
                Filters =
                [
                    new ListFilter("status", "payments.status", T.Choices<PayoutStatus>()),
                    new ListFilter("purpose", "payments.purpose", T.Choices<PayoutPurpose>()),
                    new ListFilter("rail", "payments.rail", T.Choices<PayoutRail>()),
                ],
                CsvPath = PaymentLinks.Payouts + "/csv",
            }
        );

    [HttpGet(PaymentLinks.Payouts + "/csv")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> ListFile(ListQuery query, CancellationToken ct) =>
        Csv("pembayaran.csv", Columns, (await Ask(new PayoutList(query.ForExport()), ct)).Rows);

    [HttpGet(PaymentLinks.Ready)]
    public async Task<IActionResult> Ready(CancellationToken ct)
    {
        Under(new Crumb(T["payments.payouts"], PaymentLinks.Payouts));
        return View(await Ask(new PayoutsReady(), ct));
    }

    [HttpGet(PaymentLinks.Payouts + "/{id:guid}")]
    public async Task<IActionResult> Detail(Id<Payout> id, CancellationToken ct)
    {
        Under(new Crumb(T["payments.payouts"], PaymentLinks.Payouts));
        return View("Detail", await Ask(new PayoutDetail(id), ct));
    }
}
