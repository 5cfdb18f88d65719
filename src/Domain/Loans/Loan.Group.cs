using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>A loan whose borrower belongs to a group waits for the promise of all members.</summary>
public sealed partial class Loan
{
    public Id<BorrowerGroup>? GroupId { get; private set; }

    /// <summary>Not every member of the group has signed for the others yet.</summary>
    public bool AwaitsGroup { get; private set; }

    public void JoinGroup(Id<BorrowerGroup> group) => (GroupId, AwaitsGroup) = (group, true);

    public void GroupCameToBind() => AwaitsGroup = false;

    public void LeaveGroup() => (GroupId, AwaitsGroup) = (null, false);
}
