namespace PmiEmas.Application.Notifications;

/// <summary>The pages that messages lead to. A test finds each of them in the site.</summary>
public static class SitePages
{
    public const string Home = "/portal";
    public const string Profile = "/portal/profile";
    public const string WhoLooked = "/portal/who-looked";
    public const string Training = "/portal/training";
    public const string Payments = "/portal/payments";
    public const string Reviews = "/workspace/reviews";

    public static string Call(object id) => "/calls/" + id;

    public static string Plan(object id) => "/portal/plan/" + id;

    public static string Agreement(object id) => "/portal/agreements/" + id;

    public static string Grant(object id) => "/portal/grants/" + id;

    public static string Purchase(object id) => "/portal/purchases/" + id;

    public static string Loan(object id) => "/portal/loans/" + id;

    /// <summary>Where a borrower promises a payment or asks for time.</summary>
    public static string Difficulty(object id) => Loan(id) + "/difficulty";

    public static string Restructuring(object id) => "/portal/restructurings/" + id;

    public static IReadOnlyList<string> All { get; } =
    [
        Home,
        Profile,
        WhoLooked,
        Training,
        Payments,
        Reviews,
        Call(Guid.Empty),
        Plan(Guid.Empty),
        Agreement(Guid.Empty),
        Grant(Guid.Empty),
        Purchase(Guid.Empty),
        Loan(Guid.Empty),
        Difficulty(Guid.Empty),
        Restructuring(Guid.Empty),
    ];
}
