using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants;

/// <summary>The officer returns a report and says what must be put right.</summary>
[RequirePermission(Permission.ReviewAccountability)]
public sealed record ReturnReport(Id<AccountabilityReport> ReportId, string Reason) : ICommand, IStatesReason;

internal sealed class ReturnReportHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<ReturnReport>
{
    protected override async Task Handle(ReturnReport command, CancellationToken ct)
    {
        var report = await db.ReportToChange(command.ReportId, actor, ct);
        report.Return(command.Reason, actor.StaffId, clock.GetUtcNow());
    }
}
