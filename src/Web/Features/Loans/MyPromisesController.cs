using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Navigation;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Loans;

/// <summary>A borrower in difficulty promises a payment, or asks for more time; the letters they got stand there too.</summary>
[Face(Face.Portal)]
public sealed class MyPromisesController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet(LoanLinks.Mine + "/{id:guid}/difficulty")]
    public Task<IActionResult> Difficulty(Id<Loan> id, CancellationToken ct) =>
        Page(id, new PromiseForm(), new PostponementForm(), ct);

    [HttpPost(LoanLinks.Mine + "/{id:guid}/promise")]
    public Task<IActionResult> Promise(
        Id<Loan> id,
        [Bind(Prefix = nameof(DifficultyPage.Promise))] PromiseForm form,
        CancellationToken ct
    ) =>
        Submit(
            () => new PromisePayment(id, form.PromisedOn, form.PromisedAmount, form.Note),
            _ => Done(LoanLinks.OwnAct(id, "difficulty"), "loans.promise-noted"),
            () => Page(id, form, new PostponementForm(), ct),
            ct
        );

    [HttpPost(LoanLinks.Mine + "/{id:guid}/postponement")]
    public Task<IActionResult> Postponement(
        Id<Loan> id,
        [Bind(Prefix = nameof(DifficultyPage.Postponement))] PostponementForm form,
        CancellationToken ct
    ) =>
        Submit(
            () => new AskPostponement(id, form.Note),
            _ => Done(LoanLinks.OwnAct(id, "difficulty"), "loans.postponement-asked"),
            () => Page(id, new PromiseForm(), form, ct),
            ct
        );

    private async Task<IActionResult> Page(
        Id<Loan> id,
        PromiseForm promise,
        PostponementForm postponement,
        CancellationToken ct
    )
    {
        var page = await Ask(new CollectionHistory(id), ct);
        Under(new Crumb(T["loans.mine"], LoanLinks.Mine), new Crumb(page.Reference, LoanLinks.Own(id)));
        return View("Difficulty", new DifficultyPage(page, promise, postponement));
    }
}

public sealed class PromiseForm
{
    public DateOnly PromisedOn { get; set; }

    public Money PromisedAmount { get; set; }

    [StringLength(500)]
    public string? Note { get; set; }
}

public sealed class PostponementForm
{
    [StringLength(500)]
    public string Note { get; set; } = "";
}

public sealed record DifficultyPage(CollectionPage Page, PromiseForm Promise, PostponementForm Postponement);
