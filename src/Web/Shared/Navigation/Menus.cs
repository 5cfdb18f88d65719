using PmiEmas.Domain.Staff;

namespace PmiEmas.Web.Shared.Navigation;

/// <summary>The menus as data. Whoever adds a page people look for adds its line here.</summary>
public static class Menus
{
    public static readonly IReadOnlyList<NavItem> Public =
    [
        new("shared.nav-calls", "/calls", icon: "megaphone"),
        new("shared.nav-simulation", "/simulator", icon: "calculator"),
        new("shared.nav-check", "/check", icon: "patch-check"),
        new("shared.nav-about", "/about", icon: "info-circle"),
    ];

    /// <summary>The first four stand in the bottom bar on phones, the others behind "Lainnya".</summary>
    public static readonly IReadOnlyList<NavItem> Portal =
    [
        new("shared.nav-home", "/portal", icon: "house"),
        new("shared.nav-business", "/portal/plan", icon: "shop"),
        new("shared.nav-training", "/portal/training", icon: "mortarboard"),
        new("shared.nav-messages", "/portal/messages", icon: "envelope"),
        new("shared.nav-payments", "/portal/payments", icon: "wallet2"),
        new("shared.nav-agreements", "/portal/agreements", icon: "pen"),
        new("shared.nav-grants", "/portal/grants", icon: "gift"),
        new("shared.nav-loans", "/portal/loans", icon: "bank"),
        new("shared.nav-documents", "/portal/documents", icon: "file-earmark-text"),
        new("shared.nav-profile", "/portal/profile", icon: "person"),
        new("shared.nav-who-looked", "/portal/who-looked", icon: "eye"),
        new("shared.nav-account", "/account", icon: "person-lock"),
    ];

    public static readonly IReadOnlyList<NavItem> Workspace =
    [
        new("shared.nav-tasks", "/workspace", icon: "list-check"),
        new("shared.nav-inbox", "/workspace/inbox", icon: "inbox"),
        new(
            "shared.nav-returnees",
            "/workspace/returnees",
            icon: "people",
            Permission.BrowseReturnees,
            Permission.RegisterReturnees
        ),
        new("shared.nav-calls", "/workspace/calls", icon: "megaphone", Permission.ViewCalls),
        new("shared.nav-plans", "/workspace/plans", icon: "journal-text", Permission.ViewPlans),
        new(
            "shared.nav-reviews",
            "/workspace/reviews",
            icon: "clipboard-check",
            Permission.ReviewPlans,
            Permission.ViewPlans
        ),
        new(
            "shared.nav-training",
            "/workspace/training",
            icon: "mortarboard",
            Permission.ViewTraining,
            Permission.RunCohorts
        ),
        new("shared.nav-agreements", "/workspace/agreements", icon: "pen", Permission.ViewAgreements),
        new("shared.nav-payouts", "/workspace/payouts", icon: "wallet2", Permission.ViewPayouts),
        new(
            "shared.nav-statements",
            "/workspace/statements",
            icon: "card-list",
            Permission.MatchStatements,
            Permission.ViewLedger
        ),
        new("shared.nav-gateway", "/workspace/gateway", icon: "credit-card", Permission.ViewLedger)
        {
            OfTheGateway = true,
        },
        new("shared.nav-grants", "/workspace/grants", icon: "gift", Permission.ViewGrants),
        new("shared.nav-purchases", "/workspace/purchases", icon: "cart", Permission.ViewGrants),
        new("shared.nav-loans", "/workspace/loans", icon: "bank", Permission.ViewLoans),
        new("loans.collections", "/workspace/collections", icon: "telephone", Permission.CollectLoans),
        new("loans.calendar", "/workspace/calendar", icon: "calendar-week", Permission.ManageCalendar),
        new("programmes.fund-sources", "/workspace/fund-sources", icon: "piggy-bank", Permission.ManageFundSources),
        new("shared.nav-ledger", "/workspace/ledger", icon: "book", Permission.ViewLedger),
        new(
            "shared.nav-message-log",
            "/workspace/messages",
            icon: "envelope",
            Permission.ViewMessages,
            Permission.ManageTemplates
        ),
        new("shared.nav-figures", "/workspace/figures", icon: "bar-chart", Permission.ViewFigures),
        new("shared.nav-staff", "/workspace/staff", icon: "person-gear", Permission.ManageStaff),
        new("shared.nav-audit", "/workspace/audit", icon: "shield-check", Permission.ViewAudit),
    ];
}
