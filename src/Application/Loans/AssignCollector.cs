using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Hands a loan to the officer who calls and visits its borrower; null leaves it to whoever works in the region.</summary>
[RequirePermission(Permission.CollectLoans)]
public sealed record AssignCollector(Id<Loan> LoanId, Id<StaffMember>? OfficerId) : ICommand;

internal sealed class AssignCollectorHandler(IProgrammeDb db, IActor actor) : CommandHandler<AssignCollector>
{
    protected override async Task Handle(AssignCollector command, CancellationToken ct)
    {
        var loan = await db.LoanToChange(command.LoanId, actor, ct);
        if (command.OfficerId is { } id)
            loan.AssignTo(await db.Staff.FindAsync([id], ct) ?? throw new NotFoundException(nameof(StaffMember)));
        else
            loan.Unassign();
    }
}
