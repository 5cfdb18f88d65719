using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Loans;

/// <summary>Who looks after a loan that is late.</summary>
public sealed partial class Loan
{
    /// <summary>The officer who calls and visits the borrower; without one, whoever works in the region.</summary>
    public Id<StaffMember>? CollectorId { get; private set; }

    /// <summary>Hands the loan to an officer who collects and sees it.</summary>
    public void AssignTo(StaffMember officer)
    {
        CollectionRules.CollectorCollects.Require(
            officer.IsActive
                && RolePermissions.Of(officer.Roles).Contains(Permission.CollectLoans)
                && (officer.Region is not { } region || region.Contains(Region))
        );
        CollectorId = officer.Id;
        Raise(new CollectorAssigned(Id, officer.Id));
    }

    /// <summary>Nobody's own any more: whoever works in the region looks after it.</summary>
    public void Unassign()
    {
        CollectorId = null;
        Raise(new CollectorAssigned(Id, null));
    }
}
