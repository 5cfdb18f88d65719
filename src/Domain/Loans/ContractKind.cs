namespace PmiEmas.Domain.Loans;

/// <summary>Under which contract money is given. Each has words of its own, for people and in the agreement.</summary>
public enum ContractKind
{
    /// <summary>A loan with a service charge.</summary>
    Conventional,

    /// <summary>Qardh: what was lent is given back, nothing is stipulated on top.</summary>
    Qardh,

    /// <summary>Murabahah: goods are sold on credit; price and margin are fixed.</summary>
    Murabahah,
}

/// <summary>The contract a method of repayment belongs to.</summary>
public static class Contracts
{
    public static ContractKind Contract(this LoanMethod method) =>
        method switch
        {
            LoanMethod.InterestFree => ContractKind.Qardh,
            LoanMethod.Murabahah => ContractKind.Murabahah,
            _ => ContractKind.Conventional,
        };

    public static bool IsSharia(this ContractKind kind) => kind != ContractKind.Conventional;
}
