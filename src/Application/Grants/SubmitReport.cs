using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants;

/// <summary>The returnee hands in the report with its note.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record SubmitReport(Id<AccountabilityReport> ReportId, string Note) : ICommand;

internal sealed class SubmitReportHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<SubmitReport>
{
    protected override async Task Handle(SubmitReport command, CancellationToken ct)
    {
        var report = await db.ReportToChange(command.ReportId, actor, ct);
        report.Write(command.Note);
        var grant = await db.Grants.AsNoTracking().SingleAsync(g => g.Id == report.GrantId, ct);
        report.Submit(!grant.BuysFor(report.TrancheId), clock.GetUtcNow());
    }
}
