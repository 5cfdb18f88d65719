using PmiEmas.Domain.Loans;

namespace PmiEmas.TestKit;

public static partial class Make
{
    /// <summary>Twelve monthly instalments, 6% a year where the method has a charge.</summary>
    public static ProductTerms ProductTerms(LoanMethod method = LoanMethod.InterestFree) =>
        new()
        {
            Name = "Pinjaman " + method,
            Lender = "Koperasi Simpan Pinjam Banten Sejahtera",
            Method = method,
            RateBasisPoints = method == LoanMethod.InterestFree ? 0 : 600,
            FewestPeriods = 3,
            UsualPeriods = 12,
            MostPeriods = 24,
            Allocation =
                method == LoanMethod.InterestFree ? AllocationOrder.PrincipalFirst : AllocationOrder.ChargeFirst,
        };
}
