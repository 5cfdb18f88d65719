using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Staff;

/// <summary>What holds for everybody who works for the programme.</summary>
public static class StaffRules
{
    public static readonly Rule HasARole = new("staff.has-a-role");
    public static readonly Rule RolesOfStaff = new("staff.roles-of-staff");
    public static readonly Rule RolesApart = new("staff.roles-apart");
    public static readonly Rule EmailIsNew = new("staff.email-is-new");
    public static readonly Rule NikIsNew = new("staff.nik-is-new");
    public static readonly Rule IsActive = new("staff.is-active");
    public static readonly Rule IsDisabled = new("staff.is-disabled");
    public static readonly Rule NotOneself = new("staff.not-oneself");
    public static readonly Rule RegionKnown = new("staff.region-known");

    /// <summary>Nobody judges, decides and pays, nobody checks an own payment order, and an auditor changes nothing.</summary>
    public static readonly IReadOnlyList<(Role One, Role Other)> Apart =
    [
        (Role.Reviewer, Role.DecisionMaker),
        (Role.Reviewer, Role.TreasuryMaker),
        (Role.Reviewer, Role.TreasuryChecker),
        (Role.DecisionMaker, Role.TreasuryMaker),
        (Role.DecisionMaker, Role.TreasuryChecker),
        (Role.TreasuryMaker, Role.TreasuryChecker),
        .. Enum.GetValues<Role>().Where(r => r is not (Role.Auditor or Role.Returnee)).Select(r => (Role.Auditor, r)),
    ];

    internal static void RequireSound(IReadOnlyCollection<Role> roles)
    {
        HasARole.RequireIn("Roles", roles.Count > 0);
        RolesOfStaff.RequireIn("Roles", !roles.Contains(Role.Returnee));
        foreach (var (one, other) in Apart)
            RolesApart.RequireIn("Roles", !(roles.Contains(one) && roles.Contains(other)), one, other);
    }

    private static void RequireIn(this Rule rule, string field, bool kept, params object[] arguments)
    {
        if (!kept)
            throw new RuleBrokenException(rule, arguments) { Field = field };
    }
}
