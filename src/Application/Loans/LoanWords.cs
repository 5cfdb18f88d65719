using PmiEmas.Domain.Loans;

namespace PmiEmas.Application.Loans;

/// <summary>The words of a contract, as keys of texts: sharia contracts never speak of interest.</summary>
/// <param name="Contract">What the agreement is called.</param>
/// <param name="Principal">The whole amount: the loan, or the price of the goods less the down payment.</param>
/// <param name="PrincipalPart">Of one instalment.</param>
/// <param name="Charge">Of one instalment: service charge, or margin.</param>
public sealed record LoanWords(
    string Contract,
    string Principal,
    string PrincipalPart,
    string Charge,
    string TotalCharge,
    string OutstandingCharge,
    string OutstandingPrincipal,
    string OverTime,
    string LateCharge
)
{
    private static readonly LoanWords Conventional = new(
        "loans.contract-kind.conventional",
        "loans.principal",
        "loans.principal-part",
        "loans.charge",
        "loans.total-charge",
        "loans.outstanding-charge",
        "loans.outstanding-principal",
        "loans.over-time",
        "loans.quote-late-charge"
    );

    private static readonly LoanWords Qardh = Conventional with
    {
        Contract = "loans.contract-kind.qardh",
        Charge = "loans.ujrah",
        TotalCharge = "loans.total-ujrah",
        OutstandingCharge = "loans.outstanding-ujrah",
        OverTime = "loans.over-time-qardh",
        LateCharge = "loans.quote-tazir",
    };

    private static readonly LoanWords Murabahah = new(
        "loans.contract-kind.murabahah",
        "loans.cost-financed",
        "loans.cost-part",
        "loans.margin-part",
        "loans.total-margin",
        "loans.outstanding-margin",
        "loans.outstanding-cost",
        "loans.over-time-murabahah",
        "loans.quote-tazir"
    );

    /// <summary>What a payment covered, within a sentence.</summary>
    public string Part(DueComponent component) =>
        component switch
        {
            DueComponent.Principal when this == Murabahah => "loans.due-component.cost",
            DueComponent.Charge when this == Murabahah => "loans.due-component.margin",
            DueComponent.Charge when this == Qardh => "loans.due-component.ujrah",
            DueComponent.LateCharge when this != Conventional => "loans.due-component.tazir",
            DueComponent.LateCharge => "loans.due-component.late-charge",
            DueComponent.Fee => "loans.due-component.fee",
            DueComponent.Charge => "loans.due-component.charge",
            _ => "loans.due-component.principal",
        };

    /// <summary>In which order payments cover what is owed, within a sentence.</summary>
    public string Order(AllocationOrder order) =>
        order switch
        {
            AllocationOrder.ChargeFirst when this == Murabahah => "loans.margin-first",
            AllocationOrder.PrincipalFirst when this == Murabahah => "loans.cost-first",
            AllocationOrder.ChargeFirst when this == Qardh => "loans.ujrah-first",
            AllocationOrder.ChargeFirst => "loans.allocation-order.charge-first",
            AllocationOrder.PrincipalFirst => "loans.allocation-order.principal-first",
            _ => "loans.allocation-order.own",
        };

    public static LoanWords Of(LoanMethod method) =>
        method.Contract() switch
        {
            ContractKind.Qardh => Qardh,
            ContractKind.Murabahah => Murabahah,
            _ => Conventional,
        };
}
