using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PmiEmas.Domain.Ledger;
using PmiEmas.Infrastructure.Database;
using PmiEmas.Infrastructure.Outbox;
using Quartz;

namespace PmiEmas.Infrastructure.Telemetry;

/// <summary>The checks behind /health/ready.</summary>
internal static class HealthChecks
{
    public static IServiceCollection AddReadinessChecks(this IServiceCollection services, bool jobs)
    {
        var checks = services
            .AddHealthChecks()
            .AddCheck<DatabaseCheck>("database")
            .AddCheck<OutboxCheck>("outbox", HealthStatus.Degraded)
            .AddCheck<BooksCheck>("books", HealthStatus.Degraded);
        if (jobs)
            checks.AddQuartz(options => options.Name = "scheduler");
        return services;
    }
}

/// <summary>The database answers and has every migration of this program.</summary>
internal sealed class DatabaseCheck(ProgrammeDb db) : IHealthCheck
{
    // Migrations never disappear, so one complete look is enough for this program's life.
    private static volatile bool _complete;

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            await db.Database.ExecuteSqlRawAsync("select 1", cancellationToken);
            if (_complete)
                return HealthCheckResult.Healthy("answers");
            var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
            _complete = pending == 0;
            return _complete
                ? HealthCheckResult.Healthy("answers")
                : HealthCheckResult.Unhealthy($"{pending} migrations are pending");
        }
        catch (DbException)
        {
            return HealthCheckResult.Unhealthy("does not answer");
        }
    }
}

/// <summary>What is due leaves soon, and nothing lies dead unseen.</summary>
internal sealed class OutboxCheck(OutboxQueue queue, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            var state = await queue.Look(clock.GetUtcNow(), cancellationToken);
            var told = $"oldest due for {state.OldestDueFor.TotalSeconds:0} s, {state.Dead} dead";
            return state.OldestDueFor > Late ? HealthCheckResult.Degraded(told) : HealthCheckResult.Healthy(told);
        }
        catch (DbException)
        {
            return HealthCheckResult.Degraded("unknown: the database does not answer");
        }
    }
}

/// <summary>The latest proof of the books found nothing wrong. People can go on working while somebody looks into it.</summary>
internal sealed class BooksCheck(ProgrammeDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            var latest = await db.Set<BookProof>()
                .AsNoTracking()
                .OrderByDescending(p => p.At)
                .ThenByDescending(p => p.Id)
                .Select(p => new { p.IsSound, p.At })
                .FirstOrDefaultAsync(cancellationToken);
            return latest is null ? HealthCheckResult.Healthy("not proven yet")
                : latest.IsSound ? HealthCheckResult.Healthy($"sound at {latest.At:u}")
                : HealthCheckResult.Degraded($"not sound at {latest.At:u}");
        }
        catch (DbException)
        {
            return HealthCheckResult.Degraded("unknown: the database does not answer");
        }
    }
}
