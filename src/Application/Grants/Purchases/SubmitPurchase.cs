using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>The officer chooses an offer, says why, and hands the order to somebody else.</summary>
[RequirePermission(Permission.ManagePurchases)]
public sealed record SubmitPurchase(
    Id<Purchase> PurchaseId,
    Id<Quotation> QuotationId,
    string Reason,
    PaymentTiming Timing
) : ICommand;

internal sealed class SubmitPurchaseValidator : AbstractValidator<SubmitPurchase>
{
    public SubmitPurchaseValidator() => RuleFor(c => c.Reason).MaximumLength(1000);
}

internal sealed class SubmitPurchaseHandler(IProgrammeDb db, IActor actor) : CommandHandler<SubmitPurchase>
{
    protected override async Task Handle(SubmitPurchase command, CancellationToken ct)
    {
        var (purchase, grant) = await db.PurchaseToChange(command.PurchaseId, actor, ct);
        var fund = (await db.FundSources.FindAsync([grant.FundSourceId], ct))!;
        purchase.Submit(command.QuotationId, command.Reason, command.Timing, fund, actor.StaffId);
    }
}
