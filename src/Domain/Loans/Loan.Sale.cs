using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>What a murabahah sells: goods at a price that never changes, less what the buyer pays at once.</summary>
public sealed partial class Loan
{
    /// <summary>The goods by name; until they are described, those of the plan's budget.</summary>
    public string? Goods { get; private set; }

    /// <summary>Uang muka, paid by the buyer to the supplier.</summary>
    public Money DownPayment { get; private set; }

    /// <summary>What the goods cost the seller.</summary>
    public Money Price => Principal + DownPayment;

    /// <summary>Price and margin.</summary>
    public Money SellingPrice => Price + Margin;

    public Money Margin => SignedTerms.Margin;

    /// <summary>Names the goods before the contract is offered.</summary>
    public void DescribeSale(string goods, Money downPayment)
    {
        LoanTermsRules.Require(LoanRules.PlannedBeforeSigning, Status == LoanStatus.Approved && !AgreementInForce, "");
        LoanRules.SaleOfMurabahah.Require(Product.Method == LoanMethod.Murabahah);
        LoanTermsRules.Require(LoanRules.GoodsNamed, goods.Trim().Length is > 0 and <= 500, nameof(Goods));
        (Goods, DownPayment) = (goods.Trim(), downPayment);
        Raise(new LoanPlanned(Id));
    }
}
