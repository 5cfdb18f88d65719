using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Access;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Loans;

/// <summary>Penagihan: whom to call or visit today, what was said, what was promised, and the letters.</summary>
[Needs(Permission.CollectLoans)]
public sealed class CollectionsController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet(LoanLinks.Collections)]
    public async Task<IActionResult> Collections(DateOnly? day, bool mine, CancellationToken ct)
    {
        ViewData["Mine"] = mine;
        return View("Collections", await Ask(new CollectionList(day, mine), ct));
    }

    /// <summary>For the field, without a signal: printed, filled in by hand.</summary>
    [HttpGet(LoanLinks.Collections + "/sheet")]
    public async Task<IActionResult> Sheet(DateOnly? day, bool mine, CancellationToken ct)
    {
        Under(new Crumb(T["loans.collections"], LoanLinks.Collections));
        return View("CollectionSheet", await Ask(new CollectionList(day, mine), ct));
    }

    [HttpGet(LoanLinks.Collections + "/{id:guid}")]
    public Task<IActionResult> Borrower(Id<Loan> id, CancellationToken ct) => BorrowerPage(id, new ContactForm(), ct);

    [HttpPost(LoanLinks.Collections + "/{id:guid}/contact")]
    public Task<IActionResult> Contact(Id<Loan> id, ContactForm form, CancellationToken ct) =>
        Submit(
            () =>
                new RecordContact(id, form.Kind, form.Result, form.PromisedOn, form.PromisedAmount, form.Note),
            _ => Done(LoanLinks.Collection(id), "loans.contact-recorded"),
            () => BorrowerPage(id, form, ct),
            ct
        );

    [HttpPost(LoanLinks.Collections + "/{id:guid}/letter")]
    public Task<IActionResult> Warn(Id<Loan> id, CancellationToken ct) =>
        Submit(
            () => new IssueWarningLetter(id),
            _ => Done(LoanLinks.Collection(id), "loans.warning-sent"),
            () => BorrowerPage(id, new ContactForm(), ct),
            ct
        );

    private async Task<IActionResult> BorrowerPage(Id<Loan> id, ContactForm form, CancellationToken ct)
    {
        ViewData["Collection"] = await Ask(new CollectionHistory(id), ct);
        Under(new Crumb(T["loans.collections"], LoanLinks.Collections));
        return View("Collection", form);
    }
}

/// <summary>What came of a call or visit.</summary>
public sealed class ContactForm
{
    public ContactKind Kind { get; set; }

    public ContactResult Result { get; set; }

    public DateOnly? PromisedOn { get; set; }

    public Money? PromisedAmount { get; set; }

    [System.ComponentModel.DataAnnotations.StringLength(500)]
    public string? Note { get; set; }
}
