using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>A borrower leaves before the group is asked to sign.</summary>
[RequirePermission(Permission.OfferAgreements)]
public sealed record ReleaseGroupMember(Id<BorrowerGroup> GroupId, Id<Loan> LoanId) : ICommand;

internal sealed class ReleaseGroupMemberHandler(IProgrammeDb db, IActor actor) : CommandHandler<ReleaseGroupMember>
{
    protected override async Task Handle(ReleaseGroupMember command, CancellationToken ct)
    {
        var group = await db.GroupToChange(command.GroupId, actor, ct);
        group.Release(command.LoanId);
    }
}
