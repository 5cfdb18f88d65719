using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql;

namespace PmiEmas.Infrastructure.Database;

/// <summary>
/// Writes what EF tracked as one batch of prepared statements, whose text is made once for each shape of a row: EF makes text and parameters
/// of all its statements anew for each save, which was half of a repayment's time. Outside a transaction, and wherever something is not a plain
/// row of a table of its own (<see cref="RowTable"/>), EF writes all of it itself.
/// </summary>
internal sealed class RowDatabase(
    DatabaseDependencies dependencies,
    RelationalDatabaseDependencies relationalDependencies
) : RelationalDatabase(dependencies, relationalDependencies)
{
    private const string Stale = "A row was changed or deleted since it was read.";

    public override async Task<int> SaveChangesAsync(
        IList<IUpdateEntry> entries,
        CancellationToken cancellationToken = default
    )
    {
        var connection = RelationalDependencies.Connection;
        if (connection.CurrentTransaction is not { } transaction || RowWrite.Of(entries) is not { } writes)
            return await base.SaveChangesAsync(entries, cancellationToken);
        try
        {
            await using var batch = new NpgsqlBatch(
                (NpgsqlConnection)connection.DbConnection,
                (NpgsqlTransaction)transaction.GetDbTransaction()
            );
            if (connection.CommandTimeout is { } seconds)
                batch.Timeout = seconds;
            foreach (var write in writes)
                batch.BatchCommands.Add(write.Command());
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            foreach (var write in writes.Where(w => w.Reads))
            {
                if (!await reader.ReadAsync(cancellationToken))
                    throw new DbUpdateConcurrencyException(Stale, [write.Entry]);
                write.Take(reader);
                await reader.NextResultAsync(cancellationToken);
            }
            await reader.CloseAsync();
            for (var i = 0; i < writes.Count; i++)
                if (batch.BatchCommands[i].RecordsAffected != 1)
                    throw new DbUpdateConcurrencyException(Stale, [writes[i].Entry]);
        }
        catch (DbException e)
        {
            throw new DbUpdateException("The rows could not be written.", e, [.. entries]);
        }
        return entries.Count;
    }
}

/// <summary>One row to insert or update, and which of its columns are written and read back (a bit each).</summary>
internal sealed record RowWrite(RowTable Table, IUpdateEntry Entry, UInt128 Written, UInt128 Read)
{
    public bool Reads => Read != 0;

    /// <summary>In an order that keeps foreign keys; null where EF must write them itself.</summary>
    public static List<RowWrite>? Of(IList<IUpdateEntry> entries)
    {
        var writes = new List<RowWrite>(entries.Count);
        foreach (var entry in entries)
        {
            if (RowTable.Of(entry.EntityType) is not { } table || table.WriteOf(entry) is not { } write)
                return null;
            writes.Add(write);
        }
        writes.Sort(Order);
        return writes;
    }

    public NpgsqlBatchCommand Command() => Table.CommandOf(this);

    public void Take(DbDataReader reader) => Table.Take(this, reader);

    /// <summary>Principals first; of one table first what is changed, then what is new, each by its key, so that two saves never wait crosswise.</summary>
    private static int Order(RowWrite a, RowWrite b)
    {
        var order = a.Table.CompareTo(b.Table);
        if (order == 0)
            order = a.Entry.EntityState.CompareTo(b.Entry.EntityState);
        return order != 0 ? order : a.Table.CompareKeys(a.Entry, b.Entry);
    }
}
