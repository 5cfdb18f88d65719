namespace PmiEmas.Domain.Staff;

/// <summary>What a person may do. The matrix of roles and permissions stands in <see cref="RolePermissions"/>.</summary>
public enum Permission
{
    /// <summary>A returnee's own file, plans, agreements, loans and messages.</summary>
    UseOwnFile,
    UseWorkspace,
    RegisterReturnees,
    BrowseReturnees,
    VerifyReturnees,
    RevealIdentity,
    ViewCalls,
    ManageCalls,
    ViewPlans,
    ScreenPlans,
    AssignReviewers,
    ReviewPlans,
    RecordFieldVisits,
    DecidePlans,
    ViewTraining,
    ManageTraining,
    RunCohorts,
    ViewAgreements,
    OfferAgreements,
    ViewPayouts,
    PreparePayouts,
    ApprovePayouts,

    /// <summary>Settle what the payment gateway and the books do not agree on.</summary>
    ReconcileGateway,
    ViewGrants,
    ReviewAccountability,

    /// <summary>Buy goods for returnees: suppliers, offers, handovers; another person orders.</summary>
    ManagePurchases,
    OrderPurchases,
    ViewLoans,
    ManageLoanProducts,

    /// <summary>Holidays, collective leave and substitute working days.</summary>
    ManageCalendar,
    RecordRepayments,
    ReverseRepayments,

    /// <summary>Propose a waiver, a hardship or a write-off; another person decides.</summary>
    ProposeForLoans,
    DecideForLoans,

    /// <summary>Import bank statements and match their lines.</summary>
    MatchStatements,
    ProposeRestructuring,
    ApproveRestructuring,

    /// <summary>Call, visit and warn borrowers who are late.</summary>
    CollectLoans,
    ViewLedger,

    /// <summary>Propose that a month of the books is closed or opened again; another person confirms.</summary>
    ProposePeriods,
    ConfirmPeriods,
    ManageFundSources,
    ViewMessages,
    ManageTemplates,

    /// <summary>Have failed messages sent again, or give them up.</summary>
    ResendMessages,
    ManageStaff,
    ViewFigures,
    ViewAudit,
}
