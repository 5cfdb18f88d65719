using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Navigation;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Loans;

/// <summary>Why this amount, why this split, what a run changed: for staff and for the borrower.</summary>
public sealed class LoanExplanationsController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet(LoanLinks.List + "/{id:guid}/instalments/{no:int}")]
    public Task<IActionResult> Instalment(Id<Loan> id, int no, CancellationToken ct) =>
        Instalment(id, no, LoanLinks.Detail(id), ct);

    [Face(Face.Portal)]
    [HttpGet(LoanLinks.Mine + "/{id:guid}/instalments/{no:int}")]
    public Task<IActionResult> OwnInstalment(Id<Loan> id, int no, CancellationToken ct) =>
        Instalment(id, no, LoanLinks.Own(id), ct);

    [HttpGet(LoanLinks.Receipts + "/{id:guid}/split")]
    public Task<IActionResult> Split(Id<Receipt> id, CancellationToken ct) => Split(id, LoanLinks.Detail, ct);

    [Face(Face.Portal)]
    [HttpGet(LoanLinks.Mine + "/receipts/{id:guid}")]
    public Task<IActionResult> OwnSplit(Id<Receipt> id, CancellationToken ct) => Split(id, LoanLinks.Own, ct);

    [HttpGet(LoanLinks.List + "/{id:guid}/runs/{no:int}")]
    public Task<IActionResult> Run(Id<Loan> id, int no, CancellationToken ct) => Run(id, no, LoanLinks.Detail(id), ct);

    [Face(Face.Portal)]
    [HttpGet(LoanLinks.Mine + "/{id:guid}/runs/{no:int}")]
    public Task<IActionResult> OwnRun(Id<Loan> id, int no, CancellationToken ct) => Run(id, no, LoanLinks.Own(id), ct);

    private async Task<IActionResult> Instalment(Id<Loan> id, int no, string back, CancellationToken ct)
    {
        var page = await Ask(new ExplainInstalment(id, no), ct);
        Under(new Crumb(page.Loan.Reference, back));
        return View("Instalment", page);
    }

    private async Task<IActionResult> Split(Id<Receipt> id, Func<Id<Loan>, string> back, CancellationToken ct)
    {
        var page = await Ask(new ExplainSplit(id), ct);
        Under(new Crumb(page.Loan.Reference, back(page.Loan.Id)));
        return View("Split", page);
    }

    private async Task<IActionResult> Run(Id<Loan> id, int no, string back, CancellationToken ct)
    {
        var page = await Ask(new LoanRun(id, no), ct);
        Under(new Crumb(page.Loan.Reference, back));
        return View("Run", page);
    }
}
