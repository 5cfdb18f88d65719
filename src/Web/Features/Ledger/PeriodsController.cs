using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Ledger;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Ledger;

/// <summary>The months of the books: closed by two people, opened again by two people.</summary>
public sealed class PeriodsController(IMediator mediator) : SiteController(mediator)
{
    private const string Month = LedgerLinks.Periods + "/{month:datetime}";

    [HttpGet(LedgerLinks.Periods)]
    public async Task<IActionResult> List(CancellationToken ct)
    {
        Under(new Crumb(T["ledger.journal"], LedgerLinks.Journal));
        return View("Periods", await Ask(new Periods(), ct));
    }

    [HttpGet(Month)]
    public Task<IActionResult> Detail(DateOnly month, CancellationToken ct) => Page(month, new PeriodReasonForm(), ct);

    [HttpPost(Month + "/close")]
    public Task<IActionResult> Close(DateOnly month, PeriodReasonForm form, CancellationToken ct) =>
        Act(month, form, () => new ProposeClosing(month, form.Reason), "ledger.closing-proposed", ct);

    [HttpPost(Month + "/reopen")]
    public Task<IActionResult> Reopen(DateOnly month, PeriodReasonForm form, CancellationToken ct) =>
        Act(month, form, () => new ProposeReopening(month, form.Reason ?? ""), "ledger.reopening-proposed", ct);

    [HttpPost(Month + "/confirm")]
    public Task<IActionResult> Confirm(DateOnly month, CancellationToken ct) =>
        Act(month, new PeriodReasonForm(), () => new ConfirmPeriod(month), "ledger.period-confirmed", ct);

    [HttpPost(Month + "/send-back")]
    public Task<IActionResult> SendBack(DateOnly month, PeriodReasonForm form, CancellationToken ct) =>
        Act(month, form, () => new SendBackPeriod(month, form.Reason ?? ""), "ledger.period-sent-back", ct);

    private Task<IActionResult> Act(
        DateOnly month,
        PeriodReasonForm form,
        Func<Application.Abstractions.ICommand<Id<AccountingPeriod>>> command,
        string done,
        CancellationToken ct
    ) => Submit(command, _ => Done(LedgerLinks.Period(month), done), () => Page(month, form, ct), ct);

    private async Task<IActionResult> Page(DateOnly month, PeriodReasonForm form, CancellationToken ct)
    {
        Under(new Crumb(T["ledger.journal"], LedgerLinks.Journal), new Crumb(T["ledger.periods"], LedgerLinks.Periods));
        ViewData["Page"] = await Ask(new PeriodDetail(month), ct);
        return View("Period", form);
    }
}
