using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants;

/// <summary>Takes a purchase out of the returnee's own report.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record RemoveSpendingReceipt(Id<AccountabilityReport> ReportId, Id<SpendingReceipt> ReceiptId) : ICommand;

internal sealed class RemoveSpendingReceiptHandler(IProgrammeDb db, IActor actor)
    : CommandHandler<RemoveSpendingReceipt>
{
    protected override async Task Handle(RemoveSpendingReceipt command, CancellationToken ct)
    {
        var report = await db.ReportToChange(command.ReportId, actor, ct);
        report.RemoveReceipt(command.ReceiptId);
    }
}
