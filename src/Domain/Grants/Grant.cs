using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Grants;

public enum GrantStatus
{
    Active,
    Completed,
    Cancelled,
}

/// <summary>Money given for an approved plan, paid in tranches and accounted for.</summary>
public sealed partial class Grant : AggregateRoot<Grant>
{
    /// <summary>Days after the payment until the report is due.</summary>
    public const int ReportDays = 60;

    public static readonly Transitions<GrantStatus> Moves = new(
        "grant",
        GrantStatus.Active,
        (GrantStatus.Active, [GrantStatus.Completed, GrantStatus.Cancelled])
    );

    private readonly List<Tranche> _tranches = [];
    private readonly List<GrantLine> _lines = [];

    private Grant() { }

    /// <summary><c>HB-2026-000001</c>.</summary>
    public string Reference { get; private set; } = "";

    public Id<BusinessPlan> PlanId { get; private set; }

    public Id<Returnee> ReturneeId { get; private set; }

    public Id<FundingCall> CallId { get; private set; }

    public Id<FundSource> FundSourceId { get; private set; }

    public Money Amount { get; private set; }

    public GrantStatus Status { get; private set; }

    public DateTimeOffset AwardedAt { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    public TrancheConditions Met { get; private set; }

    /// <summary>How far spending on a line counts beyond what it was allowed, in percent; the call's.</summary>
    public int VarianceLimitPercent { get; private set; }

    /// <summary>Unspent money that has come back.</summary>
    public Money Refunded { get; private set; }

    public IReadOnlyList<Tranche> Tranches => _tranches;

    public IReadOnlyList<GrantLine> Lines => _lines;

    public Money PaidAmount => Money.Sum(_tranches.Select(t => t.PaidAmount));

    public Money RealisedAmount => Money.Sum(_tranches.Select(t => t.Realised ?? Money.Zero));

    /// <summary>Paid and neither accounted for nor returned.</summary>
    public Money Unspent => PaidAmount.LessOrZero(RealisedAmount + Refunded);

    /// <summary>All reports are in; what is left must come back.</summary>
    public Money RefundDue =>
        _tranches.All(t => t.Status is TrancheStatus.Accepted or TrancheStatus.Cancelled) ? Unspent : Money.Zero;

    public static Grant Award(
        Id<Grant> id,
        string reference,
        BusinessPlan plan,
        FundingCall call,
        bool courseCompleted,
        DateTimeOffset at
    )
    {
        var lines = plan
            .BudgetLines.Where(l => l.ApprovedAmount is { IsZero: false })
            .OrderBy(l => l.Position)
            .Select(l => GrantLine.Of(l.Id, l.Position, l.Description, l.Amount, l.ApprovedAmount!.Value))
            .ToList();
        var amount = plan.ApprovedAmount ?? Money.Zero;
        GrantRules.NeedsAmount.Require(!amount.IsZero);
        GrantRules.NeedsTranches.Require(call.Tranches.Count > 0);
        GrantRules.TranchesFit.Require(TrancheTemplate.Fit(call.Tranches, amount));
        GrantRules.LinesSumToAmount.Require(Money.Sum(lines.Select(l => l.Approved)) == amount);
        var grant = new Grant
        {
            Id = id,
            Reference = reference,
            PlanId = plan.Id,
            ReturneeId = plan.ReturneeId,
            CallId = call.Id,
            FundSourceId = call.FundSourceId,
            Amount = amount,
            AwardedAt = at,
            VarianceLimitPercent = call.VarianceLimitPercent,
            Met = courseCompleted ? TrancheConditions.CourseCompleted : TrancheConditions.None,
        };
        grant._lines.AddRange(lines);
        grant.PlanTranches(call, amount);
        if (courseCompleted)
            grant.Happened(TrancheEvent.CourseCompleted, ProgrammeCalendar.DateOf(at));
        grant.Raise(new GrantAwarded(id, plan.Id, plan.ReturneeId, call.Id, amount));
        grant.OpenTranches();
        return grant;
    }

    public Tranche Tranche(Id<Tranche> id)
    {
        var found = _tranches.SingleOrDefault(t => t.Id == id);
        GrantRules.KnowsTranche.Require(found is not null);
        return found!;
    }

    public void AgreementCameIntoForce(DateOnly on)
    {
        Happened(TrancheEvent.AgreementInForce, on);
        Meet(TrancheConditions.AgreementInForce);
    }

    public void CourseWasCompleted(DateOnly on)
    {
        if (!Met.HasFlag(TrancheConditions.CourseCompleted))
            Happened(TrancheEvent.CourseCompleted, on);
        Meet(TrancheConditions.CourseCompleted);
    }

    /// <summary>The treasurer prepares the payment order; another attempt of a refused one changes nothing.</summary>
    public void RequestPayment(Id<Tranche> id)
    {
        var tranche = Tranche(id);
        if (tranche.Status != TrancheStatus.Requested)
            tranche.MoveTo(TrancheStatus.Requested);
    }

    public void PaymentApproved(Id<Tranche> id) => Tranche(id).MoveTo(TrancheStatus.Approved);

    /// <summary>The order went back to its maker, or the bank refused it: it is asked for again.</summary>
    public void PaymentAskedAgain(Id<Tranche> id)
    {
        var tranche = Tranche(id);
        if (tranche.Status == TrancheStatus.Approved)
            tranche.MoveTo(TrancheStatus.Requested);
    }

    public void PaymentCancelled(Id<Tranche> id) => Tranche(id).MoveTo(TrancheStatus.ConditionsMet);

    public void Pay(Id<Tranche> id, DateOnly on)
    {
        var tranche = Tranche(id);
        tranche.Pay(on, on.AddDays(ReportDays));
        Next(tranche)?.Happened(TrancheEvent.PreviousPaid, on);
        Raise(new TranchePaid(Id, id, ReturneeId, tranche.Cash, on));
    }

    /// <summary>The bank gave the money back after it had been reported paid.</summary>
    public void PaymentCameBack(Id<Tranche> id)
    {
        var tranche = Tranche(id);
        tranche.Unpay();
        Next(tranche)?.Happened(TrancheEvent.PreviousPaid, null);
        Raise(new TranchePaymentCameBack(Id, id));
    }

    public void Report(Id<Tranche> id) => Tranche(id).MoveTo(TrancheStatus.Reported);

    public void ReturnReport(Id<Tranche> id) => Tranche(id).MoveTo(TrancheStatus.ReturnedForCorrection);

    /// <summary>
    /// The report is accepted. Per line, spending counts up to what the line was allowed and the call's limit beyond it; more, and what was
    /// spent beyond the money paid, is the returnee's own share.
    /// </summary>
    public void AcceptReport(
        Id<Tranche> id,
        IReadOnlyList<LineSpending> spent,
        IReadOnlyList<LineSpending> bought,
        DateTimeOffset at
    )
    {
        var tranche = Tranche(id);
        var counted = Counted(spent);
        tranche.Accept(Money.Min(Money.Sum(counted.Select(c => c.Amount)), Unspent));
        foreach (var (line, amount) in counted)
            Line(line).Realise(amount);
        Move(tranche, bought, -1);
        Next(tranche)?.Happened(TrancheEvent.PreviousReportAccepted, ProgrammeCalendar.DateOf(at));
        OpenTranches();
        CompleteIfDone(at);
    }

    /// <summary>What of the spending would count from the grant, per line.</summary>
    public IReadOnlyList<LineSpending> Counted(IReadOnlyList<LineSpending> spent) =>
        [
            .. spent.Select(s =>
            {
                var line = Line(s.LineId);
                return s with { Amount = Money.Min(s.Amount, LimitOf(line).LessOrZero(line.Realised)) };
            }),
        ];

    /// <summary>The most that counts on a line, reallocations and the call's limit included.</summary>
    public Money LimitOf(GrantLine line) =>
        line.Allowed + new Money((long)((Int128)line.Allowed.Rupiah * VarianceLimitPercent / 100));

    /// <summary>Checks a reallocation that is asked for; what is spent of a line already stays there.</summary>
    public void RequireMovable(Id<BudgetLine> from, Id<BudgetLine> to, Money amount)
    {
        GrantRules.ReallocatedWhileActive.Require(Status == GrantStatus.Active);
        GrantRules.ReallocationNeedsTwoLines.RequireFor("ToLineId", from != to && Line(from).Id != Line(to).Id);
        GrantRules.ReallocationNeedsAmount.RequireFor("Amount", !amount.IsZero);
        var most = RoomOf(Line(from));
        if (amount > most)
            throw new RuleBrokenException(GrantRules.ReallocationWithinLine, most) { Field = "Amount" };
    }

    /// <summary>A decision maker approved that money goes to another line; the sum of all lines stays.</summary>
    public void Reallocate(Id<BudgetLine> from, Id<BudgetLine> to, Money amount)
    {
        RequireMovable(from, to, amount);
        Line(from).Move(-amount.Rupiah);
        Line(to).Move(amount.Rupiah);
    }

    public GrantLine Line(Id<BudgetLine> id)
    {
        var found = _lines.SingleOrDefault(l => l.Id == id);
        GrantRules.ReceiptNeedsLine.Require(found is not null);
        return found!;
    }

    /// <summary>A tranche that will not be paid; its commitment is released.</summary>
    public void CancelTranche(Id<Tranche> id, string reason, DateTimeOffset at)
    {
        var tranche = Tranche(id);
        GrantRules.NeedsReason.Require(!string.IsNullOrWhiteSpace(reason));
        PurchaseRules.NothingBought.Require(tranche.Ordered.IsZero && tranche.Bought.IsZero);
        tranche.MoveTo(TrancheStatus.Cancelled);
        Raise(new TrancheCancelled(Id, id, tranche.Amount));
        OpenTranches();
        CompleteIfDone(at);
    }

    /// <summary>Unspent money came back.</summary>
    public void Refund(Money amount, DateTimeOffset at)
    {
        GrantRules.RefundWhenReported.Require(!RefundDue.IsZero);
        GrantRules.RefundWithinUnspent.Require(!amount.IsZero && amount <= RefundDue, RefundDue);
        Refunded += amount;
        Raise(new GrantRefunded(Id, ReturneeId, amount));
        CompleteIfDone(at);
    }

    private void PlanTranches(FundingCall call, Money amount)
    {
        var amounts = TrancheTemplate.Split(call.Tranches, amount);
        foreach (var (template, i) in call.Tranches.Select((t, i) => (t, i)))
        {
            var needs = TrancheConditions.AccountConfirmed | TrancheConditions.AgreementInForce;
            if (template.NeedsCourse || (call.CourseRequired && i == 0))
                needs |= TrancheConditions.CourseCompleted;
            if (template.NeedsPreviousReport && i > 0)
                needs |= TrancheConditions.PreviousReportAccepted;
            if (template.NeedsHandover && i > 0)
                needs |= TrancheConditions.GoodsHandedOver;
            if (!amounts[i].IsZero)
                _tranches.Add(Grants.Tranche.Plan(_tranches.Count + 1, amounts[i], needs, template));
        }
    }

    private Tranche? Next(Tranche tranche) => _tranches.SingleOrDefault(t => t.No == tranche.No + 1);

    private void Happened(TrancheEvent what, DateOnly on)
    {
        foreach (var tranche in _tranches)
            tranche.Happened(what, on);
    }

    private void Meet(TrancheConditions condition)
    {
        Met |= condition;
        OpenTranches();
    }

    /// <summary>Whether a condition of the tranche holds. The account is looked at when the money is paid.</summary>
    public bool Holds(Tranche tranche, TrancheConditions condition) =>
        condition switch
        {
            TrancheConditions.PreviousReportAccepted => _tranches
                .Where(t => t.No < tranche.No)
                .All(t => t.Status is TrancheStatus.Accepted or TrancheStatus.Cancelled),
            TrancheConditions.GoodsHandedOver => _tranches
                .Where(t => t.No < tranche.No && !t.InKind.IsZero)
                .All(t => t.SettledOn is not null || t.Status == TrancheStatus.Cancelled),
            TrancheConditions.AccountConfirmed => true,
            _ => Met.HasFlag(condition),
        };

    private void OpenTranches()
    {
        foreach (var tranche in _tranches.Where(t => t.Status == TrancheStatus.Planned))
        {
            var ready = Enum.GetValues<TrancheConditions>()
                .Where(c => c != TrancheConditions.None && tranche.Needs.HasFlag(c))
                .All(c => Holds(tranche, c));
            if (!ready)
                continue;
            tranche.MoveTo(TrancheStatus.ConditionsMet);
            Raise(new TrancheReady(Id, tranche.Id, ReturneeId));
        }
    }

    private void CompleteIfDone(DateTimeOffset at)
    {
        if (!_tranches.All(t => t.Status is TrancheStatus.Accepted or TrancheStatus.Cancelled) || !Unspent.IsZero)
            return;
        var status = PaidAmount.IsZero ? GrantStatus.Cancelled : GrantStatus.Completed;
        Moves.Require(Status, status);
        (Status, CompletedAt) = (status, at);
        Raise(new GrantCompleted(Id, PlanId, ReturneeId));
    }
}
