using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Infrastructure.Database;

namespace PmiEmas.Infrastructure.Messaging;

/// <summary>PostgreSQL's advisory locks: released with the transaction, also when the program is killed.</summary>
internal sealed class OnceGate(ProgrammeDb db) : IOnceGate
{
    public Task Pass(string key, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({key}, 0))", ct);
}
