using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>The terms a lender offers: method, rate, periods, grace, allocation order.</summary>
public sealed class LoanProduct : AggregateRoot<LoanProduct>
{
    private LoanProduct() { }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";
}

/// <summary>Money lent for an approved plan, with the schedule signed and the repayments made.</summary>
public sealed class Loan : AggregateRoot<Loan>
{
    private Loan() { }

    /// <summary><c>PJ-2026-000001</c>.</summary>
    public string Reference { get; private set; } = "";

    public Id<BusinessPlan> PlanId { get; private set; }

    public Id<Returnee> ReturneeId { get; private set; }

    public Money Principal { get; private set; }
}
