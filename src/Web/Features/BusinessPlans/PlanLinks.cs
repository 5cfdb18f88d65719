using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Language;

namespace PmiEmas.Web.Features.BusinessPlans;

/// <summary>The addresses of plans' pages.</summary>
public static class PlanLinks
{
    public const string Mine = "/portal/plan";
    public const string List = "/workspace/plans";

    public static string MyCall(Id<FundingCall> id) => $"/portal/plan/calls/{id}";

    public static string Home(Id<BusinessPlan> id) => $"/portal/plan/{id}";

    public static string Section(Id<BusinessPlan> id, PlanSection section) =>
        $"/portal/plan/{id}/{Texts.Kebab(section.ToString())}";

    public static string Month(Id<BusinessPlan> id, int month) => $"/portal/plan/{id}/cash-flow?month={month}";

    public static string Line(Id<BusinessPlan> id, Id<BudgetLine> line) => $"/portal/plan/{id}/budget/{line}";

    public static string LoanProduct(Id<BusinessPlan> id) => $"/portal/plan/{id}/loan-product";

    public static string Submit(Id<BusinessPlan> id) => $"/portal/plan/{id}/submit";

    public static string Withdraw(Id<BusinessPlan> id) => $"/portal/plan/{id}/withdraw";

    public static string File(Id<StoredFile> id) => $"/files/{id}";

    public static string Detail(Id<BusinessPlan> id) => $"/workspace/plans/{id}";
}
