using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>A supplier has another account: it rests a day and is confirmed anew by somebody else.</summary>
[RequirePermission(Permission.ManagePurchases)]
public sealed record ChangeSupplierAccount(Id<Supplier> SupplierId, AccountDetails Account) : ICommand;

internal sealed class ChangeSupplierAccountHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<ChangeSupplierAccount>
{
    protected override async Task Handle(ChangeSupplierAccount command, CancellationToken ct)
    {
        var supplier = await db.SupplierToChange(command.SupplierId, ct);
        supplier.ChangeAccount(command.Account, actor.StaffId, clock.GetUtcNow());
    }
}
