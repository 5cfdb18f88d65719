using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants;

/// <summary>The officer accepts a report.</summary>
[RequirePermission(Permission.ReviewAccountability)]
public sealed record AcceptReport(Id<AccountabilityReport> ReportId) : ICommand;

internal sealed class AcceptReportHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<AcceptReport>
{
    protected override async Task Handle(AcceptReport command, CancellationToken ct)
    {
        var report = await db.ReportToChange(command.ReportId, actor, ct);
        report.Accept(actor.StaffId, clock.GetUtcNow());
    }
}
