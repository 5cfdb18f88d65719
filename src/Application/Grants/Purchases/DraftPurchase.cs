using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>Begins a purchase: what is to be bought, under which lines of the budget.</summary>
[RequirePermission(Permission.ManagePurchases)]
public sealed record DraftPurchase(Id<Grant> GrantId, Id<Tranche> TrancheId, IReadOnlyList<WantedItem> Items)
    : ICommand<Id<Purchase>>;

internal sealed class DraftPurchaseValidator : AbstractValidator<DraftPurchase>
{
    public DraftPurchaseValidator() =>
        RuleForEach(c => c.Items)
            .ChildRules(item =>
            {
                item.RuleFor(i => i.Description).MaximumLength(200);
                item.RuleFor(i => i.Unit).MaximumLength(30);
                item.RuleFor(i => i.Quantity).InclusiveBetween(1, 10_000);
            });
}

internal sealed class DraftPurchaseHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<DraftPurchase, Id<Purchase>>
{
    protected override async Task<Id<Purchase>> Handle(DraftPurchase command, CancellationToken ct)
    {
        var grant = await db.GrantToChange(command.GrantId, actor, ct);
        var purchase = Purchase.Draft(
            Id<Purchase>.New(),
            await db.NextReference("PB", clock.Today(), ct),
            grant,
            command.TrancheId,
            command.Items,
            actor.StaffId,
            clock.GetUtcNow()
        );
        db.Set<Purchase>().Add(purchase);
        return purchase.Id;
    }
}
