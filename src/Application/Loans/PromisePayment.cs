using FluentValidation;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>The borrower promises a sum by a day.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record PromisePayment(Id<Loan> LoanId, DateOnly PromisedOn, Money PromisedAmount, string? Note)
    : ICommand;

internal sealed class PromisePaymentValidator : AbstractValidator<PromisePayment>
{
    public PromisePaymentValidator() => RuleFor(c => c.Note).MaximumLength(500);
}

internal sealed class PromisePaymentHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<PromisePayment>
{
    protected override async Task Handle(PromisePayment command, CancellationToken ct)
    {
        var loan = await db.LoanToChange(command.LoanId, actor, ct);
        var earlier = await db.PromisesFor(loan.Id).AsNoTracking().ToListAsync(ct);
        db.LoanContacts.Add(
            LoanContact.Promise(
                Id<LoanContact>.New(),
                loan,
                new Promise(command.PromisedOn, command.PromisedAmount),
                earlier,
                command.Note,
                clock.GetUtcNow()
            )
        );
    }
}
