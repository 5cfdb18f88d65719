using FluentValidation;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>The returnee signs for what is whole and right with the code they received; the minutes (BAST) are issued.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record SignHandover(
    Id<Purchase> PurchaseId,
    Id<Delivery> DeliveryId,
    IReadOnlyList<ItemCount> Kept,
    string? Remark,
    string Code
) : ICommand;

internal sealed class SignHandoverValidator : AbstractValidator<SignHandover>
{
    public SignHandoverValidator()
    {
        RuleFor(c => c.Code).NotEmpty();
        RuleFor(c => c.Remark).MaximumLength(1000);
    }
}

internal sealed class SignHandoverHandler(IProgrammeDb db, IActor actor, IOneTimeCodes codes, TimeProvider clock)
    : CommandHandler<SignHandover>
{
    protected override async Task Handle(SignHandover command, CancellationToken ct)
    {
        var (purchase, grant) = await db.PurchaseToChange(command.PurchaseId, actor, ct);
        PurchaseRules.DeliveryWaits.Require(purchase.WaitingDelivery?.Id == command.DeliveryId);
        await codes.Redeem(RequestHandoverCodeHandler.Purpose, command.DeliveryId.ToString(), command.Code, ct);
        var signer = await db
            .Returnees.AsNoTracking()
            .Where(r => r.Id == purchase.ReturneeId)
            .Select(r => new { r.Phone, r.Email })
            .SingleAsync(ct);
        var masked = signer.Phone is { } phone ? phone.ToString() : signer.Email!.ToString();
        purchase.Sign(command.DeliveryId, command.Kept, command.Remark, masked, grant, clock.GetUtcNow());
    }
}
