using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.BusinessPlans;

public enum BudgetSource
{
    Requested,
    OwnContribution,
}

/// <summary>A line as it is typed.</summary>
public sealed record BudgetItem(string Description, int Quantity, string Unit, Money UnitPrice, BudgetSource Source);

/// <summary>One line of the RAB: quantity × unit price.</summary>
public sealed class BudgetLine
{
    private BudgetLine() { }

    public Id<BudgetLine> Id { get; private init; }

    /// <summary>The place in the table, from 1.</summary>
    public int Position { get; private set; }

    public string Description { get; private set; } = "";

    public int Quantity { get; private set; }

    public string Unit { get; private set; } = "";

    public Money UnitPrice { get; private set; }

    public BudgetSource Source { get; private set; }

    /// <summary>What the decision grants of this line; null before.</summary>
    public Money? ApprovedAmount { get; private set; }

    public Money Amount => UnitPrice * Quantity;

    internal static BudgetLine Of(Id<BudgetLine> id, int position, BudgetItem item)
    {
        var line = new BudgetLine { Id = id, Position = position };
        line.Take(item);
        return line;
    }

    internal void Take(BudgetItem item) =>
        (Description, Quantity, Unit, UnitPrice, Source) = (
            item.Description.Trim(),
            item.Quantity,
            item.Unit.Trim(),
            item.UnitPrice,
            item.Source
        );

    internal void Approve(Money amount) => ApprovedAmount = amount;
}
