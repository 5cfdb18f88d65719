using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>Goods received go back to the supplier: to be replaced, or for money.</summary>
[RequirePermission(Permission.ManagePurchases)]
public sealed record ReturnGoods(
    Id<Purchase> PurchaseId,
    Id<PurchaseItem> ItemId,
    int Quantity,
    string Reason,
    bool Replaced
) : ICommand;

internal sealed class ReturnGoodsValidator : AbstractValidator<ReturnGoods>
{
    public ReturnGoodsValidator() => RuleFor(c => c.Reason).MaximumLength(1000);
}

internal sealed class ReturnGoodsHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<ReturnGoods>
{
    protected override async Task Handle(ReturnGoods command, CancellationToken ct)
    {
        var (purchase, _) = await db.PurchaseToChange(command.PurchaseId, actor, ct);
        purchase.ReturnGoods(command.ItemId, command.Quantity, command.Reason, command.Replaced, clock.GetUtcNow());
    }
}
