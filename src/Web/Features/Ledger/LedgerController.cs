using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Ledger;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Parts;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Ledger;

/// <summary>The books as a journal, as ledger cards, as a trial balance, and their proof.</summary>
public sealed class LedgerController(IMediator mediator, TimeProvider clock) : SiteController(mediator)
{
    private static readonly ListColumns<JournalLine> Columns = new ListColumns<JournalLine>()
        .Link("ledger.source", l => l.SourceReference, l => LedgerLinks.Event(l.EventId))
        .Add("ledger.kind", l => l.Kind, note: l => l.Fund)
        .Add("ledger.effective-on", l => l.EffectiveOn, sort: "effective")
        .Add("ledger.debit", l => l.Debit.Kind, note: l => l.Debit.Owner)
        .Add("ledger.credit", l => l.Credit.Kind, note: l => l.Credit.Owner)
        .Add("ledger.amount", l => l.Amount, sort: "amount")
        .InFile("ledger.debit-code", l => l.Debit.Code)
        .InFile("ledger.credit-code", l => l.Credit.Code)
        .InFile("ledger.recorded-at", l => l.RecordedAt)
        .InFile("ledger.sequence", l => l.Sequence)
        .InFile("ledger.fund", l => l.Fund);

    private static readonly ListColumns<TrialBalanceRow> BalanceColumns = new ListColumns<TrialBalanceRow>()
        .Add("ledger.fund", r => r.Fund)
        .Add("ledger.account", r => r.Kind)
        .Add("ledger.debit", r => r.DebitBalance)
        .Add("ledger.credit", r => r.CreditBalance);

    [HttpGet(LedgerLinks.Journal)]
    public async Task<IActionResult> Journal(ListQuery query, CancellationToken ct)
    {
        var filters = Filters(query, await Ask(new FundNames(), ct));
        return View(
            new ListPage<JournalLine>(await Ask(new Journal(query), ct), query, Columns)
            {
                CaptionKey = "ledger.journal",
                EmptyKey = "ledger.journal-empty",
                SearchKey = "ledger.search",
                Filters = filters,
                CsvPath = LedgerLinks.Journal + "/csv",
            }
        );
    }

    [HttpGet(LedgerLinks.Journal + "/csv")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> JournalFile(ListQuery query, CancellationToken ct) =>
        Csv("jurnal.csv", Columns, (await Ask(new Journal(query.ForExport()), ct)).Rows);

    [HttpGet(LedgerLinks.Journal + "/events/{id:guid}")]
    public async Task<IActionResult> Event(Id<LedgerEvent> id, CancellationToken ct)
    {
        Under(new Crumb(T["ledger.journal"], LedgerLinks.Journal));
        return View(await Ask(new LedgerEventDetail(id), ct));
    }

    [HttpGet(LedgerLinks.Journal + "/accounts/{code}")]
    public async Task<IActionResult> Card(string code, PeriodForm form, CancellationToken ct)
    {
        if (!Account.TryParse(code, null, out var account))
            throw new NotFoundException(nameof(Account));
        Under(new Crumb(T["ledger.journal"], LedgerLinks.Journal));
        var today = clock.Today();
        form.From ??= new DateOnly(today.Year, 1, 1);
        form.To ??= today;
        ViewData["Period"] = form;
        return View(await Ask(new LedgerCard(account, form.From.Value, form.To.Value, form.RecordedAt), ct));
    }

    [HttpGet(LedgerLinks.TrialBalance)]
    public async Task<IActionResult> TrialBalance(PeriodForm form, CancellationToken ct)
    {
        Under(new Crumb(T["ledger.journal"], LedgerLinks.Journal));
        form.To ??= clock.Today();
        ViewData["Period"] = form;
        return View(await Ask(new TrialBalance(new AsOf(form.To, form.RecordedAt, form.Fund)), ct));
    }

    [HttpGet(LedgerLinks.TrialBalance + "/csv")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> TrialBalanceFile(PeriodForm form, CancellationToken ct)
    {
        var page = await Ask(new TrialBalance(new AsOf(form.To, form.RecordedAt, form.Fund)), ct);
        return Csv("neraca-saldo.csv", BalanceColumns, page.Rows);
    }

    private List<ListFilter> Filters(ListQuery query, IReadOnlyList<FundName> funds) =>
        [
            new("fund", "ledger.fund", [.. funds.Select(f => new Choice(f.Code, f.Name))]),
            new("kind", "ledger.kind", T.Choices<LedgerEventKind>()),
            new("from", "ledger.from", Months(query["from"], first: true)),
            new("to", "ledger.to", Months(query["to"], first: false)),
        ];

    /// <summary>The last two years by month, and whatever day the address names.</summary>
    private List<Choice> Months(string? chosen, bool first)
    {
        var today = clock.Today();
        var months = Enumerable
            .Range(0, 24)
            .Select(back => new DateOnly(today.Year, today.Month, 1).AddMonths(-back))
            .Select(month => first ? month : month.AddMonths(1).AddDays(-1))
            .Select(day => new Choice(day.ToString("yyyy-MM-dd"), Show(day)))
            .ToList();
        if (DateOnly.TryParse(chosen, out var named) && months.TrueForAll(m => m.Value != chosen))
            months.Insert(0, new Choice(chosen!, Show(named)));
        return months;
    }

    private static string Show(DateOnly day) => PmiEmas.Web.Shared.Language.Show.Date(day);
}
