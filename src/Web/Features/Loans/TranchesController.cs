using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Features.Documents;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Access;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Loans;

/// <summary>A loan paid out in parts: agreed before signing, seen to by a visit, and cancelled by two people.</summary>
public sealed class TranchesController(IMediator mediator) : SiteController(mediator)
{
    private const string Tranches = LoanLinks.List + "/{id:guid}/tranches";

    [HttpGet(Tranches)]
    [Needs(Permission.OfferAgreements)]
    public async Task<IActionResult> Plan(Id<Loan> id, CancellationToken ct) =>
        await Page(id, "Tranches", TranchesForm.Of((await Ask(new LoanDetail(id), ct)).Loan), ct);

    [HttpPost(Tranches)]
    public Task<IActionResult> Plan(Id<Loan> id, TranchesForm form, CancellationToken ct) =>
        Submit(
            () => new PlanTranches(id, form.Terms()),
            _ => Done(LoanLinks.Detail(id), "loans.tranches-planned"),
            () => Page(id, "Tranches", form.Full(), ct),
            ct
        );

    [HttpGet(Tranches + "/{no:int}/visit")]
    [Needs(Permission.OfferAgreements)]
    public Task<IActionResult> Visit(Id<Loan> id, int no, CancellationToken ct) =>
        Page(id, "TrancheVisit", new TrancheVisitForm { No = no }, ct);

    [HttpPost(Tranches + "/{no:int}/visit")]
    [RequestSizeLimit(10 << 20)]
    public Task<IActionResult> Visit(Id<Loan> id, int no, TrancheVisitForm form, CancellationToken ct) =>
        Submit(
            () => new RecordTrancheVisit(id, no, form.VisitedOn, form.Note, form.Photo.ToUpload(nameof(form.Photo))!),
            _ => Done(LoanLinks.Detail(id), "loans.tranche-visited"),
            () => Page(id, "TrancheVisit", form, ct),
            ct
        );

    [HttpGet(Tranches + "/cancel")]
    [Needs(Permission.ProposeForLoans)]
    public Task<IActionResult> Cancel(Id<Loan> id, CancellationToken ct) =>
        Page(id, "CancelTranches", new CancelTranchesForm(), ct);

    [HttpPost(Tranches + "/cancel")]
    [RequestSizeLimit(10 << 20)]
    public Task<IActionResult> Cancel(Id<Loan> id, CancelTranchesForm form, CancellationToken ct) =>
        Submit(
            () => new ProposeTrancheCancellation(id, form.Reason, form.Document.ToUpload(nameof(form.Document))),
            proposal => Done(LoanLinks.Proposal(proposal), "loans.proposed"),
            () => Page(id, "CancelTranches", form, ct),
            ct
        );

    private async Task<IActionResult> Page(Id<Loan> id, string view, object form, CancellationToken ct)
    {
        var page = await Ask(new LoanDetail(id), ct);
        ViewData["Loan"] = page;
        Under(new Crumb(T["loans.list"], LoanLinks.List), new Crumb(page.Loan.Reference, LoanLinks.Detail(id)));
        return View(view, form);
    }
}

/// <summary>The parts as they are typed; empty rows do not count.</summary>
public sealed class TranchesForm
{
    public List<TrancheForm> Parts { get; set; } = [];

    public IReadOnlyList<TrancheTerms> Terms() => [.. Parts.Where(p => !p.IsEmpty).Select(p => p.Terms())];

    /// <summary>Rows to type into, whatever was filled in so far.</summary>
    public TranchesForm Full()
    {
        while (Parts.Count < TrancheRules.Most)
            Parts.Add(new TrancheForm());
        return this;
    }

    public static TranchesForm Of(Loan loan) =>
        new TranchesForm
        {
            Parts =
            [
                .. loan
                    .Tranches.OrderBy(t => t.No)
                    .Select(t => new TrancheForm
                    {
                        Amount = t.Amount,
                        PlannedOn = t.PlannedOn,
                        Need = t.Need,
                    }),
            ],
        }.Full();
}

/// <summary>One part: an amount or a percentage of the loan.</summary>
public sealed class TrancheForm
{
    public Money? Amount { get; set; }

    [StringLength(8)]
    public string? Share { get; set; }

    public DateOnly? PlannedOn { get; set; }

    public TrancheNeed Need { get; set; }

    public bool IsEmpty => Amount is not { IsZero: false } && string.IsNullOrWhiteSpace(Share);

    public TrancheTerms Terms() =>
        new(
            Amount ?? Money.Zero,
            Amount is { IsZero: false } ? 0 : PercentText.Read(Share, "Parts").BasisPoints,
            PlannedOn ?? default,
            Need
        );
}

public sealed class TrancheVisitForm
{
    public int No { get; set; }

    public DateOnly VisitedOn { get; set; }

    [StringLength(1000)]
    public string Note { get; set; } = "";

    public IFormFile Photo { get; set; } = null!;
}

public sealed class CancelTranchesForm
{
    [StringLength(1000)]
    public string Reason { get; set; } = "";

    public IFormFile? Document { get; set; }
}
