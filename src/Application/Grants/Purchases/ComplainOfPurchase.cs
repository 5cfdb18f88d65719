using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>The returnee says what is wrong with what is bought for them.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record ComplainOfPurchase(Id<Purchase> PurchaseId, string Text) : ICommand;

internal sealed class ComplainOfPurchaseValidator : AbstractValidator<ComplainOfPurchase>
{
    public ComplainOfPurchaseValidator() => RuleFor(c => c.Text).MaximumLength(2000);
}

internal sealed class ComplainOfPurchaseHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<ComplainOfPurchase>
{
    protected override async Task Handle(ComplainOfPurchase command, CancellationToken ct)
    {
        var (purchase, _) = await db.PurchaseToChange(command.PurchaseId, actor, ct);
        purchase.Complain(Id<PurchaseComplaint>.New(), command.Text, clock.GetUtcNow());
    }
}
