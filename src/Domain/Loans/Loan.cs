using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>Whether instalments are late is computed for a day, never stored.</summary>
public enum LoanStatus
{
    Approved,
    Disbursed,
    Repaid,
    Cancelled,

    /// <summary>Taken as lost; the claim stays and money may still come.</summary>
    WrittenOff,
}

/// <summary>Money lent for an approved plan, with the schedule signed and the repayments made.</summary>
public sealed partial class Loan : AggregateRoot<Loan>
{
    public static readonly Transitions<LoanStatus> Moves = new(
        "loan",
        LoanStatus.Approved,
        (LoanStatus.Approved, [LoanStatus.Disbursed, LoanStatus.Cancelled]),
        (LoanStatus.Disbursed, [LoanStatus.Repaid, LoanStatus.Approved, LoanStatus.WrittenOff]),
        (LoanStatus.Repaid, [LoanStatus.Disbursed])
    );

    private readonly List<LoanInstalment> _instalments = [];

    private Loan() { }

    /// <summary><c>PJ-2026-000001</c>.</summary>
    public string Reference { get; private set; } = "";

    public LoanStatus Status { get; private set; }

    public Id<BusinessPlan> PlanId { get; private set; }

    public Id<Returnee> ReturneeId { get; private set; }

    public Id<FundingCall> CallId { get; private set; }

    public Id<FundSource> FundSourceId { get; private set; }

    /// <summary>Where the borrower lives, as the plan said: who of the staff sees the loan.</summary>
    public RegionCode Region { get; private set; } = null!;

    public Id<LoanProduct> ProductId { get; private set; }

    public string ProductCode { get; private set; } = "";

    public int ProductVersion { get; private set; }

    /// <summary>The product as it was when the loan was approved; later versions do not touch the loan.</summary>
    public ProductTerms Product { get; private set; } = null!;

    /// <summary>Who lends, by name.</summary>
    public string Lender { get; private set; } = "";

    public Money Principal { get; private set; }

    public int Periods { get; private set; }

    /// <summary>The day the schedule counts from, agreed before signing.</summary>
    public DateOnly PlannedOn { get; private set; }

    /// <summary>Where agreed, it seeds the due day instead of the planned day.</summary>
    public DateOnly? FirstDueOn { get; private set; }

    public Id<Agreement>? AgreementId { get; private set; }

    public DateTimeOffset ApprovedAt { get; private set; }

    /// <summary>The course asked for by the call is still to be completed.</summary>
    public bool AwaitsCourse { get; private set; }

    /// <summary>Both sides have signed: the money may go out.</summary>
    public bool AgreementInForce { get; private set; }

    /// <summary>The day the bank paid it out.</summary>
    public DateOnly? DisbursedOn { get; private set; }

    public DateOnly? RepaidOn { get; private set; }

    /// <summary>What was paid beyond everything owed and not given back.</summary>
    public Money Credit { get; private set; }

    /// <summary>The part of the credit that a payout under way gives back.</summary>
    public Money HeldCredit { get; private set; }

    public Money Refunded { get; private set; }

    public Money OutstandingPrincipal { get; private set; }

    public Money OutstandingCharge { get; private set; }

    /// <summary>Fees and late charges asked for and not paid.</summary>
    public Money OutstandingLevies { get; private set; }

    /// <summary>Payable date of the oldest instalment not fully paid: days past due count from it, on any day.</summary>
    public DateOnly? OldestUnpaidOn { get; private set; }

    /// <summary>Payable date of the oldest unpaid principal: the portfolio at risk counts from it.</summary>
    public DateOnly? OldestUnpaidPrincipalOn { get; private set; }

    public IReadOnlyList<LoanInstalment> Instalments => _instalments;

    public bool IsPayable => Status == LoanStatus.Approved && AgreementInForce && !AwaitsCourse && !AwaitsGroup;

    public static Loan Approve(
        Id<Loan> id,
        string reference,
        BusinessPlan plan,
        FundingCall call,
        LoanProduct product,
        Money amount,
        DateOnly plannedOn,
        bool courseCompleted,
        ProgrammeCalendar calendar,
        DateTimeOffset at
    )
    {
        LoanRules.NeedsAmount.Require(!amount.IsZero);
        var loan = new Loan
        {
            Id = id,
            Reference = reference,
            PlanId = plan.Id,
            ReturneeId = plan.ReturneeId,
            CallId = call.Id,
            FundSourceId = call.FundSourceId,
            Region = plan.Region,
            Principal = amount,
            ApprovedAt = at,
            AwaitsCourse = call.CourseRequired && !courseCompleted,
        };
        loan.Take(product, call);
        loan.Write(loan.Product.UsualPeriods, plannedOn, null, calendar);
        loan.Raise(new LoanApproved(id, plan.Id, plan.ReturneeId, call.Id, amount));
        return loan;
    }

    /// <summary>Agrees on dates and length before the agreement is offered; the schedule is written anew, parts of the payout are planned after.</summary>
    public void Plan(int periods, DateOnly disbursementOn, DateOnly? firstDueOn, ProgrammeCalendar calendar)
    {
        LoanTermsRules.Require(LoanRules.PlannedBeforeSigning, Status == LoanStatus.Approved && !AgreementInForce, "");
        LoanTermsRules.Require(
            LoanRules.PeriodsOfProduct,
            periods >= Product.FewestPeriods && periods <= Product.MostPeriods,
            nameof(Periods),
            Product.FewestPeriods,
            Product.MostPeriods
        );
        _tranches.Clear();
        Write(periods, disbursementOn, firstDueOn, calendar);
        Raise(new LoanPlanned(Id));
    }

    /// <summary>Another product of the same call before the agreement is offered; the length stays where the product allows it.</summary>
    public void ChangeProduct(LoanProduct product, FundingCall call, ProgrammeCalendar calendar)
    {
        LoanTermsRules.Require(LoanRules.PlannedBeforeSigning, Status == LoanStatus.Approved && !AgreementInForce, "");
        LoanTermsRules.Require(
            LoanRules.ProductOfTheCall,
            call.Id == CallId && call.LoanProductCodes.Contains(product.Code),
            nameof(ProductCode)
        );
        LoanTermsRules.Require(LoanRules.ProductDiffers, product.Id != ProductId, nameof(ProductCode));
        _tranches.Clear();
        Take(product, call);
        Write(Math.Clamp(Periods, Product.FewestPeriods, Product.MostPeriods), PlannedOn, FirstDueOn, calendar);
        Raise(new LoanPlanned(Id));
    }

    public void BindTo(Id<Agreement> agreement) => AgreementId = agreement;

    public void AgreementCameIntoForce()
    {
        if (Status == LoanStatus.Approved)
            AgreementInForce = true;
    }

    public void CourseWasCompleted() => AwaitsCourse = false;

    /// <summary>The bank paid it out; from now on the schedule is owed.</summary>
    public void Disburse(DateOnly on, DateTimeOffset at)
    {
        Moves.Require(Status, LoanStatus.Disbursed);
        LoanRules.PaidOutOnlyInForce.Require(AgreementInForce && !AwaitsGroup);
        (Status, DisbursedOn) = (LoanStatus.Disbursed, on);
        Stand(on, at);
        if (_tranches.Count > 0)
            BeginWithFirstTranche(on, at);
        Restate();
        Raise(new LoanDisbursed(Id, ReturneeId, FirstPayout, on));
    }

    /// <summary>The bank gave the money back after it had reported it paid.</summary>
    public void TakeBackDisbursement(DateTimeOffset at)
    {
        Moves.Require(Status, LoanStatus.Approved);
        LoanRules.NothingRepaidYet.Require(RepaymentCount == 0 && _levies.Count == 0);
        Status = LoanStatus.Approved;
        Stand(DisbursedOn!.Value, at);
        ForgetFirstTranche();
        (DisbursedOn, ToCome) = (null, Money.Zero);
        (OutstandingPrincipal, OutstandingCharge) = (Money.Zero, Money.Zero);
        (OldestUnpaidOn, OldestUnpaidPrincipalOn) = (null, null);
        Raise(new LoanDisbursementTakenBack(Id, ReturneeId));
    }

    /// <summary>The agreement was ended before any money went out.</summary>
    public void Cancel()
    {
        Moves.Require(Status, LoanStatus.Cancelled);
        (Status, AgreementInForce) = (LoanStatus.Cancelled, false);
        Raise(new LoanCancelled(Id, ReturneeId));
    }

    private void Take(LoanProduct product, FundingCall call)
    {
        (ProductId, ProductCode, ProductVersion) = (product.Id, product.Code, product.VersionNo);
        Product = product.Terms;
        CountsLateCharges = Product.LateCharge is not null;
        Lender = call.Lender ?? Product.Lender;
    }

    private void Write(int periods, DateOnly plannedOn, DateOnly? firstDueOn, ProgrammeCalendar calendar)
    {
        var terms = Product.For(Principal, periods, plannedOn, firstDueOn);
        var schedule = (
            _tranches.Count == 0
                ? RepaymentSchedule.Create(terms)
                : TrancheSchedule.Planned(terms, [.. _tranches.OrderBy(t => t.No).Select(t => (t.PlannedOn, t.Amount))])
        ).PayableBy(calendar, Product.PayDateShift);
        (Periods, PlannedOn, FirstDueOn) = (periods, plannedOn, firstDueOn);
        _instalments.RemoveAll(i => i.No > schedule.Rows.Length);
        foreach (var row in schedule.Rows)
            if (_instalments.Find(i => i.No == row.No) is { } written)
                written.Rewrite(row);
            else
                _instalments.Add(LoanInstalment.Of(row));
        RestateBalances();
    }
}
