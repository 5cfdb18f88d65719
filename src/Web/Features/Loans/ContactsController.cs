using System.ComponentModel.DataAnnotations;
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

/// <summary>One borrower who is late: what was said and promised, the letters, and who looks after the loan.</summary>
[Needs(Permission.CollectLoans)]
public sealed class ContactsController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet(LoanLinks.Collections + "/{id:guid}")]
    public Task<IActionResult> Borrower(Id<Loan> id, CancellationToken ct) => Page(id, new ContactForm(), ct);

    [HttpPost(LoanLinks.Collections + "/{id:guid}/contact")]
    public Task<IActionResult> Record(Id<Loan> id, ContactForm form, CancellationToken ct) =>
        Submit(
            () => new RecordContact(id, form.Kind, form.Result, form.PromisedOn, form.PromisedAmount, form.Note),
            _ => Done(LoanLinks.Collection(id), "loans.contact-recorded"),
            () => Page(id, form, ct),
            ct
        );

    [HttpPost(LoanLinks.Collections + "/{id:guid}/letter")]
    public Task<IActionResult> Warn(Id<Loan> id, CancellationToken ct) =>
        Submit(
            () => new IssueWarningLetter(id),
            _ => Done(LoanLinks.Collection(id), "loans.warning-sent"),
            () => Page(id, new ContactForm(), ct),
            ct
        );

    [HttpPost(LoanLinks.Collections + "/{id:guid}/officer")]
    public Task<IActionResult> Assign(Id<Loan> id, CollectorForm form, CancellationToken ct) =>
        Submit(
            () => new AssignCollector(id, form.Officer),
            _ => Done(LoanLinks.Collection(id), "loans.collector-assigned"),
            () => Page(id, new ContactForm(), ct),
            ct
        );

    private async Task<IActionResult> Page(Id<Loan> id, ContactForm form, CancellationToken ct)
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

    [StringLength(500)]
    public string? Note { get; set; }
}

/// <summary>Who looks after the loan; nobody of their own where empty.</summary>
public sealed class CollectorForm
{
    public Id<StaffMember>? Officer { get; set; }
}
