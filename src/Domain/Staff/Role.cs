namespace PmiEmas.Domain.Staff;

/// <summary>The part a person plays in the programme.</summary>
public enum Role
{
    Returnee,
    Companion,
    Officer,
    Reviewer,
    Trainer,
    DecisionMaker,
    TreasuryMaker,
    TreasuryChecker,
    Auditor,
    Administrator,
}

/// <summary>The role → permission matrix: the only place that says who may do what.</summary>
public static class RolePermissions
{
    private static readonly Dictionary<Role, Permission[]> Matrix = new()
    {
        [Role.Returnee] = [Permission.UseOwnFile],
        [Role.Companion] = [Permission.UseWorkspace, Permission.RegisterReturnees],
        [Role.Officer] =
        [
            Permission.UseWorkspace,
            Permission.RegisterReturnees,
            Permission.BrowseReturnees,
            Permission.VerifyReturnees,
            Permission.RevealIdentity,
            Permission.ViewCalls,
            Permission.ManageCalls,
            Permission.ViewPlans,
            Permission.ScreenPlans,
            Permission.AssignReviewers,
            Permission.ViewTraining,
            Permission.ManageTraining,
            Permission.ViewAgreements,
            Permission.OfferAgreements,
            Permission.ViewGrants,
            Permission.ReviewAccountability,
            Permission.ManagePurchases,
            Permission.ViewLoans,
            Permission.ProposeForLoans,
            Permission.CollectLoans,
            Permission.ProposeRestructuring,
            Permission.ViewPayouts,
            Permission.ViewFigures,
        ],
        [Role.Reviewer] = [Permission.UseWorkspace, Permission.ReviewPlans, Permission.RecordFieldVisits],
        [Role.Trainer] = [Permission.UseWorkspace, Permission.ViewTraining, Permission.RunCohorts],
        [Role.DecisionMaker] =
        [
            Permission.UseWorkspace,
            Permission.BrowseReturnees,
            Permission.ViewCalls,
            Permission.ViewPlans,
            Permission.DecidePlans,
            Permission.OrderPurchases,
            Permission.ViewAgreements,
            Permission.ViewPayouts,
            Permission.ViewGrants,
            Permission.ViewLoans,
            Permission.DecideForLoans,
            Permission.ApproveRestructuring,
            Permission.ViewFigures,
        ],
        [Role.TreasuryMaker] =
        [
            Permission.UseWorkspace,
            Permission.ViewPayouts,
            Permission.PreparePayouts,
            Permission.ReconcileGateway,
            Permission.RevealIdentity,
            Permission.ViewAgreements,
            Permission.ViewGrants,
            Permission.ViewLoans,
            Permission.RecordRepayments,
            Permission.ProposeForLoans,
            Permission.MatchStatements,
            Permission.ViewLedger,
            Permission.ProposePeriods,
            Permission.ViewFigures,
        ],
        [Role.TreasuryChecker] =
        [
            Permission.UseWorkspace,
            Permission.ViewPayouts,
            Permission.ApprovePayouts,
            Permission.ReconcileGateway,
            Permission.RevealIdentity,
            Permission.ViewAgreements,
            Permission.ViewGrants,
            Permission.ViewLoans,
            Permission.ReverseRepayments,
            Permission.ApproveRestructuring,
            Permission.ManageLoanProducts,
            Permission.ManageCalendar,
            Permission.ManageFundSources,
            Permission.DecideForLoans,
            Permission.ViewLedger,
            Permission.ProposePeriods,
            Permission.ConfirmPeriods,
            Permission.ViewFigures,
        ],
        [Role.Auditor] =
        [
            Permission.UseWorkspace,
            Permission.BrowseReturnees,
            Permission.ViewCalls,
            Permission.ViewPlans,
            Permission.ViewTraining,
            Permission.ViewAgreements,
            Permission.ViewPayouts,
            Permission.ViewGrants,
            Permission.ViewLoans,
            Permission.ViewLedger,
            Permission.ViewMessages,
            Permission.ViewFigures,
            Permission.ViewAudit,
        ],
        [Role.Administrator] =
        [
            Permission.UseWorkspace,
            Permission.ManageStaff,
            Permission.ManageCalendar,
            Permission.ManageTemplates,
            Permission.ViewMessages,
            Permission.ResendMessages,
        ],
    };

    public static IReadOnlyCollection<Permission> Of(Role role) => Matrix[role];

    public static IReadOnlySet<Permission> Of(IEnumerable<Role> roles) => roles.SelectMany(r => Matrix[r]).ToHashSet();
}
