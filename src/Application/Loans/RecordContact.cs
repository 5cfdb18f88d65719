using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>An officer called or visited a borrower who is late, with what came of it.</summary>
[RequirePermission(Permission.CollectLoans)]
public sealed record RecordContact(
    Id<Loan> LoanId,
    ContactKind Kind,
    ContactResult Result,
    DateOnly? PromisedOn,
    Money? PromisedAmount,
    string? Note
) : ICommand<Id<LoanContact>>;

internal sealed class RecordContactValidator : AbstractValidator<RecordContact>
{
    public RecordContactValidator()
    {
        RuleFor(c => c.Note).MaximumLength(500);
        RuleFor(c => c.Kind).NotEqual(ContactKind.Portal);
        RuleFor(c => c.PromisedOn).NotNull().When(c => c.Result == ContactResult.Promised);
    }
}

internal sealed class RecordContactHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<RecordContact, Id<LoanContact>>
{
    protected override async Task<Id<LoanContact>> Handle(RecordContact command, CancellationToken ct)
    {
        var loan = await db.LoanToChange(command.LoanId, actor, ct);
        var promise = command is { Result: ContactResult.Promised, PromisedOn: { } on, PromisedAmount: { } amount }
            ? new Promise(on, amount)
            : null;
        var contact = LoanContact.Record(
            Id<LoanContact>.New(),
            loan,
            command.Kind,
            command.Result,
            promise,
            command.Note,
            actor.StaffId,
            clock.GetUtcNow()
        );
        db.LoanContacts.Add(contact);
        return contact.Id;
    }
}
