using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Another member leads the group.</summary>
[RequirePermission(Permission.OfferAgreements)]
public sealed record LetLeadGroup(Id<BorrowerGroup> GroupId, Id<Loan> LoanId) : ICommand;

internal sealed class LetLeadGroupHandler(IProgrammeDb db, IActor actor) : CommandHandler<LetLeadGroup>
{
    protected override async Task Handle(LetLeadGroup command, CancellationToken ct)
    {
        var group = await db.GroupToChange(command.GroupId, actor, ct);
        group.LetLead(command.LoanId);
    }
}
