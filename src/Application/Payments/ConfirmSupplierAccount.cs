using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>Somebody who did not type the account has made sure that it is the supplier's own.</summary>
[RequirePermission(Permission.ManagePurchases, Permission.PreparePayouts)]
public sealed record ConfirmSupplierAccount(Id<Supplier> SupplierId) : ICommand;

internal sealed class ConfirmSupplierAccountHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<ConfirmSupplierAccount>
{
    protected override async Task Handle(ConfirmSupplierAccount command, CancellationToken ct)
    {
        var supplier = await db.SupplierToChange(command.SupplierId, ct);
        supplier.ConfirmAccount(actor.StaffId, clock.GetUtcNow());
    }
}
