using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>The borrower asks for more time; an officer answers, by a restructuring where that helps.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record AskPostponement(Id<Loan> LoanId, string Note) : ICommand;

internal sealed class AskPostponementValidator : AbstractValidator<AskPostponement>
{
    public AskPostponementValidator() => RuleFor(c => c.Note).NotEmpty().MaximumLength(500);
}

internal sealed class AskPostponementHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<AskPostponement>
{
    protected override async Task Handle(AskPostponement command, CancellationToken ct)
    {
        var loan = await db.LoanToChange(command.LoanId, actor, ct);
        db.LoanContacts.Add(
            LoanContact.Record(
                Id<LoanContact>.New(),
                loan,
                ContactKind.Portal,
                ContactResult.AsksPostponement,
                null,
                command.Note,
                null,
                clock.GetUtcNow()
            )
        );
    }
}
