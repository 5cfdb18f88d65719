using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>What a loan insists on.</summary>
public static class LoanRules
{
    public static readonly Rule NeedsAmount = new("loans.needs-amount");
    public static readonly Rule NeedsProduct = new("loans.needs-product");
    public static readonly Rule PlannedBeforeSigning = new("loans.planned-before-signing");
    public static readonly Rule PlannedAhead = new("loans.planned-ahead");
    public static readonly Rule SaleOfMurabahah = new("loans.sale-of-murabahah");
    public static readonly Rule GoodsNamed = new("loans.goods-named");
    public static readonly Rule PeriodsOfProduct = new("loans.periods-of-product");
    public static readonly Rule ProductOfTheCall = new("loans.product-of-the-call");
    public static readonly Rule ProductDiffers = new("loans.product-differs");
    public static readonly Rule CallNamesOfferedProducts = new("loans.call-names-offered-products");
    public static readonly Rule PaidOutOnlyInForce = new("loans.paid-out-only-in-force");
    public static readonly Rule NothingRepaidYet = new("loans.nothing-repaid-yet");
    public static readonly Rule Receivable = new("loans.receivable");
    public static readonly Rule ReceivedAfterDisbursement = new("loans.received-after-disbursement");
    public static readonly Rule ReceiptCountsOnce = new("loans.receipt-counts-once");
    public static readonly Rule ReceiptCounts = new("loans.receipt-counts");
    public static readonly Rule ReversedByAnother = new("loans.reversed-by-another");
    public static readonly Rule FeeOnRunningLoan = new("loans.fee-on-running-loan");
    public static readonly Rule WaivedWithinOwed = new("loans.waived-within-owed");
    public static readonly Rule PrincipalIsNotWaived = new("loans.principal-is-not-waived");
    public static readonly Rule BeforeWriteOffIsClosed = new("loans.before-write-off-is-closed");
    public static readonly Rule CreditIsHeld = new("loans.credit-is-held");
    public static readonly Rule RefundWithinCredit = new("loans.refund-within-credit");
    public static readonly Rule Proposable = new("loans.proposable");
    public static readonly Rule DecidedByAnother = new("loans.decided-by-another");
    public static readonly Rule TakenBackByProposer = new("loans.taken-back-by-proposer");
    public static readonly Rule WriteOffNeedsDocument = new("loans.write-off-needs-document");
    public static readonly Rule OneOpenProposal = new("loans.one-open-proposal");
    public static readonly Rule HardshipDaysInOrder = new("loans.hardship-days-in-order");
    public static readonly Rule LetterOfRunningLoan = new("loans.letter-of-running-loan");
    public static readonly Rule PrepaymentNotBackdated = new("loans.prepayment-not-backdated");
    public static readonly Rule PrepaymentBeyondDue = new("loans.prepayment-beyond-due");
    public static readonly Rule RestructuredOnlyWhileRunning = new("loans.restructured-only-while-running");
    public static readonly Rule ProvenBeforeRestructuredAgain = new("loans.proven-before-restructured-again");
    public static readonly Rule QuotedOnlyWhileRunning = new("loans.quoted-only-while-running");
    public static readonly Rule QuotedAhead = new("loans.quoted-ahead");
    public static readonly Rule OneLoanPerPlan = new("loans.one-loan-per-plan");
}

public sealed record LoanApproved(
    Id<Loan> LoanId,
    Id<BusinessPlan> PlanId,
    Id<Returnee> ReturneeId,
    Id<FundingCall> CallId,
    Money Amount
) : IDomainEvent;

/// <summary>Length and dates were agreed; the schedule was written anew.</summary>
public sealed record LoanPlanned(Id<Loan> LoanId) : IDomainEvent;

public sealed record LoanDisbursed(Id<Loan> LoanId, Id<Returnee> ReturneeId, Money Amount, DateOnly On) : IDomainEvent;

public sealed record LoanDisbursementTakenBack(Id<Loan> LoanId, Id<Returnee> ReturneeId) : IDomainEvent;

public sealed record LoanCancelled(Id<Loan> LoanId, Id<Returnee> ReturneeId) : IDomainEvent;

public sealed record RepaymentAllocated(
    Id<Loan> LoanId,
    Id<Receipt> ReceiptId,
    Id<Returnee> ReturneeId,
    Money Amount,
    DateOnly On,
    int RunNo
) : IDomainEvent;

public sealed record RepaymentTakenBack(
    Id<Loan> LoanId,
    Id<Receipt> ReceiptId,
    Id<Returnee> ReturneeId,
    Money Amount,
    int RunNo
) : IDomainEvent;

/// <summary>The instalments not reached yet were replaced by those of a new version of the schedule.</summary>
public sealed record LoanRestructured(Id<Loan> LoanId, Id<Returnee> ReturneeId, int ScheduleNo) : IDomainEvent;

/// <summary>Nothing is owed any more.</summary>
public sealed record LoanRepaid(Id<Loan> LoanId, Id<Returnee> ReturneeId) : IDomainEvent;

/// <summary>A reversal made something owed again.</summary>
public sealed record LoanReopened(Id<Loan> LoanId, Id<Returnee> ReturneeId) : IDomainEvent;

/// <summary>Late charges were counted up to a day.</summary>
public sealed record LateChargesCounted(Id<Loan> LoanId, Id<Returnee> ReturneeId, Money Amount) : IDomainEvent;

public sealed record FeeCharged(Id<Loan> LoanId, Id<Returnee> ReturneeId, Money Amount) : IDomainEvent;

/// <summary>Part of what is owed was given up; principal never is.</summary>
public sealed record OwedWaived(Id<Loan> LoanId, Id<Returnee> ReturneeId, DueComponent Component, Money Amount)
    : IDomainEvent;

/// <summary>From a day on (and until another) the borrower cannot pay: no late charges.</summary>
public sealed record HardshipAcknowledged(Id<Loan> LoanId, Id<Returnee> ReturneeId, DateOnly From, DateOnly? Until)
    : IDomainEvent;

/// <summary>The principal is taken as lost; the claim stays.</summary>
public sealed record LoanWrittenOff(Id<Loan> LoanId, Id<Returnee> ReturneeId, Money Principal, DateOnly On)
    : IDomainEvent;

public sealed record WrittenOffRecovered(Id<Loan> LoanId, Id<Receipt> ReceiptId, Id<Returnee> ReturneeId, Money Amount)
    : IDomainEvent;

public sealed record CreditRefunded(Id<Loan> LoanId, Id<Returnee> ReturneeId, Money Amount, DateOnly On) : IDomainEvent;
