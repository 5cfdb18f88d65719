using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Loans;

/// <summary>What a repayment needs, read at once: the earlier repayments come along only where it is dated before one of them.</summary>
public interface ILoansToRepay
{
    /// <summary>The loan behind its row's lock, as far as the actor may see it. Throws <see cref="Abstractions.NotFoundException"/>.</summary>
    Task<LoanToRepay> Open(
        Id<Loan> id,
        Money amount,
        DateOnly receivedOn,
        PrepaymentPlan? prepay,
        CancellationToken ct
    );
}

/// <summary>A loan about to be repaid, and the number its receipt will carry.</summary>
public sealed record LoanToRepay(Loan Loan, string ReceiptReference);
