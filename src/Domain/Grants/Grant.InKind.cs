using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Grants;

/// <summary>The part of a grant that is bought for the returnee instead of being paid out.</summary>
public sealed partial class Grant
{
    /// <summary>How much of each line a tranche buys for the returnee; without any, all of it is paid in cash.</summary>
    public void PlanInKind(Id<Tranche> id, IReadOnlyList<LineSpending> lines)
    {
        var tranche = Tranche(id);
        PurchaseRules.InKindBeforePayment.Require(
            tranche.Status is TrancheStatus.Planned or TrancheStatus.ConditionsMet
                && tranche.Ordered.IsZero
                && tranche.SettledOn is null
        );
        foreach (var (line, amount) in lines)
            PurchaseRules.WithinLine.Require(amount <= RoomOf(Line(line)), Line(line).Description, RoomOf(Line(line)));
        var sum = Money.Sum(lines.Select(l => l.Amount));
        PurchaseRules.InKindWithinTranche.Require(sum <= tranche.Amount, tranche.Amount);
        tranche.PlanInKind(sum);
    }

    /// <summary>Whether purchases may be made from the tranche at this moment.</summary>
    public bool BuysFor(Id<Tranche> id)
    {
        var tranche = Tranche(id);
        return !tranche.InKind.IsZero
            && tranche.SettledOn is null
            && tranche.Status is not (TrancheStatus.Planned or TrancheStatus.Cancelled);
    }

    /// <summary>What a line still has for purchases and receipts.</summary>
    public static Money RoomOf(GrantLine line) => line.Allowed.LessOrZero(line.Realised + line.Ordered);

    internal void SetAside(Id<Tranche> id, IReadOnlyList<LineSpending> ordered)
    {
        PurchaseRules.OnlyInKind.Require(BuysFor(id));
        var tranche = Tranche(id);
        var room = tranche.InKind.LessOrZero(tranche.Ordered);
        PurchaseRules.WithinInKind.Require(Money.Sum(ordered.Select(o => o.Amount)) <= room, room);
        foreach (var (line, amount) in ordered)
            PurchaseRules.WithinLine.Require(amount <= RoomOf(Line(line)), Line(line).Description, RoomOf(Line(line)));
        Move(tranche, ordered, 1);
    }

    internal void LetGo(Id<Tranche> id, IReadOnlyList<LineSpending> ordered) => Move(Tranche(id), ordered, -1);

    /// <summary>A purchase is over: only what was bought stays set aside, until the report counts it.</summary>
    internal void BoughtFor(Id<Tranche> id, IReadOnlyList<LineSpending> ordered, IReadOnlyList<LineSpending> bought)
    {
        Move(Tranche(id), ordered, -1);
        Move(Tranche(id), bought, 1);
    }

    internal void Reclaim(Id<Tranche> id, IReadOnlyList<LineSpending> ordered, IReadOnlyList<LineSpending> bought)
    {
        Move(Tranche(id), bought, -1);
        Move(Tranche(id), ordered, 1);
    }

    internal void Buy(Id<Tranche> id, Money amount) => Tranche(id).Buy(amount);

    internal void BuyBack(Id<Tranche> id, Money amount) => Tranche(id).BuyBack(amount);

    /// <summary>
    /// All purchases of the tranche are over. One that paid no cash counts as paid now, and its report opens; what was not needed goes
    /// back to the ceiling.
    /// </summary>
    public void SettleInKind(Id<Tranche> id, bool somethingLives, DateTimeOffset at)
    {
        var tranche = Tranche(id);
        PurchaseRules.OnlyInKind.Require(BuysFor(id));
        PurchaseRules.PurchasesAreOver.Require(!somethingLives);
        PurchaseRules.SomethingWasBought.Require(!tranche.Bought.IsZero);
        var (on, left) = (ProgrammeCalendar.DateOf(at), tranche.InKind - tranche.Bought);
        tranche.Settle(on);
        Raise(new InKindSettled(Id, id, left));
        if (tranche.Cash.IsZero)
            Pay(id, on);
        OpenTranches();
    }

    private void Move(Tranche tranche, IReadOnlyList<LineSpending> amounts, int sign)
    {
        foreach (var (line, amount) in amounts)
            Line(line).SetAside(sign * amount.Rupiah);
        tranche.SetAside(sign * amounts.Sum(a => a.Amount.Rupiah));
    }
}
