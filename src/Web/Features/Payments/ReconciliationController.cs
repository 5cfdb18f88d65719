using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PmiEmas.Application.Payments;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Parts;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Payments;

/// <summary>The bank's balance beside the books', day by day, and what explains a difference.</summary>
public sealed class ReconciliationController(IMediator mediator) : SiteController(mediator)
{
    private static readonly ListColumns<ReconciledDay> Columns = new ListColumns<ReconciledDay>()
        .Add("payments.day", d => d.Day)
        .Add("payments.bank-balance", d => d.Bank)
        .Add("payments.books-balance", d => d.Books)
        .Add("payments.difference", d => d.Difference)
        .Add("payments.unknown-lines", d => d.Unknown)
        .Add("payments.uncovered", d => d.Uncovered)
        .Add("payments.uncovered-sum", d => d.UncoveredSum);

    [HttpGet(StatementLinks.Reconciliation)]
    public async Task<IActionResult> Month(string? fund, string? month, CancellationToken ct)
    {
        Under(new Crumb(T["payments.statements"], StatementLinks.Statements));
        return View("Reconciliation", await Ask(new Reconciliation(fund, MonthOf(month)), ct));
    }

    [HttpGet(StatementLinks.Reconciliation + "/csv")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> MonthFile(string? fund, string? month, CancellationToken ct) =>
        Csv("rekonsiliasi.csv", Columns, (await Ask(new Reconciliation(fund, MonthOf(month)), ct)).Days);

    [HttpGet(StatementLinks.Reconciliation + "/{fund}/{day}")]
    public async Task<IActionResult> Day(string fund, DateOnly day, CancellationToken ct)
    {
        Under(
            new Crumb(T["payments.statements"], StatementLinks.Statements),
            new Crumb(T["payments.reconciliation"], StatementLinks.Month(fund, day))
        );
        return View("ReconciliationDay", await Ask(new ReconciliationDay(fund, day), ct));
    }

    private static DateOnly? MonthOf(string? month) =>
        DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            ? first
            : null;
}
