using System.Collections.Concurrent;
using System.Data.Common;
using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql;

namespace PmiEmas.Infrastructure.Database;

/// <summary>A table that holds exactly one type of EF's model, and its statements by what they write and read back.</summary>
internal sealed class RowTable : IComparable<RowTable>
{
    private static readonly ConcurrentDictionary<IEntityType, RowTable?> Tables = new();

    // A mapping makes its parameter from a command; the command itself is never sent.
    private static readonly NpgsqlCommand Parameters = new();

    private readonly ConcurrentDictionary<(EntityState State, UInt128 Written, UInt128 Read), string> _statements =
        new();
    private readonly RowColumn[] _columns;
    private readonly string _name;
    private readonly int _depth;

    private RowTable(ITable table, RowColumn[] columns, int depth) =>
        (_name, _columns, _depth) = ($"\"{table.Schema}\".\"{table.Name}\"", columns, depth);

    /// <summary>Null where the type shares its table, inherits, holds JSON parts or stands in a ring of foreign keys.</summary>
    public static RowTable? Of(IEntityType type) => Tables.GetOrAdd(type, Make);

    /// <summary>Null for what only EF orders rightly: deletions, changes of a unique value, keys that the database makes, rows that name others of their table.</summary>
    public RowWrite? WriteOf(IUpdateEntry entry)
    {
        if (
            entry.EntityState is not (EntityState.Added or EntityState.Modified)
            || entry.SharedIdentityEntry is not null
        )
            return null;
        var added = entry.EntityState == EntityState.Added;
        if (Array.Exists(_columns, c => c.NamesOwnTable && entry.GetCurrentValue(c.Property) is not null))
            return null;
        var (written, read, bit) = (UInt128.Zero, UInt128.Zero, UInt128.One);
        foreach (var column in _columns)
        {
            if (entry.IsStoreGenerated(column.Property))
            {
                if (column.InKey is not null)
                    return null;
                read |= bit;
            }
            else if (added ? column.SavedWhenAdded : column.SavedWhenChanged && entry.IsModified(column.Property))
            {
                if (!added && column.IsUnique)
                    return null;
                written |= bit;
            }
            bit <<= 1;
        }
        // Nothing but what the database keeps: EF's to judge.
        return written != 0 ? new RowWrite(this, entry, written, read) : null;
    }

    public NpgsqlBatchCommand CommandOf(RowWrite write)
    {
        var state = write.Entry.EntityState;
        var text = _statements.GetOrAdd((state, write.Written, write.Read), TextOf);
        var command = new NpgsqlBatchCommand(text);
        foreach (var column in Among(write.Written))
            command.Parameters.Add(column.Parameter(Parameters, write.Entry.GetCurrentValue(column.Property)));
        if (state == EntityState.Modified)
            foreach (var column in _columns.Where(c => c.IsCondition))
                command.Parameters.Add(column.Parameter(Parameters, write.Entry.GetOriginalValue(column.Property)));
        return command;
    }

    public void Take(RowWrite write, DbDataReader reader)
    {
        var at = 0;
        foreach (var column in Among(write.Read))
            write.Entry.SetStoreGeneratedValue(column.Property, column.ValueIn(reader, at++));
    }

    public int CompareTo(RowTable? other) =>
        _depth != other!._depth ? _depth.CompareTo(other._depth) : string.CompareOrdinal(_name, other._name);

    public int CompareKeys(IUpdateEntry a, IUpdateEntry b)
    {
        foreach (var column in _columns)
            if (column.InKey?.Compare(a, b) is { } order and not 0)
                return order;
        return 0;
    }

    private IEnumerable<RowColumn> Among(UInt128 bits)
    {
        for (var i = 0; bits != 0; i++, bits >>= 1)
            if ((bits & UInt128.One) != 0)
                yield return _columns[i];
    }

    private string TextOf((EntityState State, UInt128 Written, UInt128 Read) shape)
    {
        var written = Among(shape.Written).ToList();
        var text = new StringBuilder();
        if (shape.State == EntityState.Added)
            text.Append($"insert into {_name} (")
                .AppendJoin(", ", written.Select(c => c.Name))
                .Append(") values (")
                .AppendJoin(", ", written.Select((_, i) => $"${i + 1}"))
                .Append(')');
        else
            text.Append($"update {_name} set ")
                .AppendJoin(", ", written.Select((c, i) => $"{c.Name} = ${i + 1}"))
                .Append(" where ")
                .AppendJoin(
                    " and ",
                    _columns.Where(c => c.IsCondition).Select((c, i) => $"{c.Name} = ${written.Count + i + 1}")
                );
        if (shape.Read != 0)
            text.Append(" returning ").AppendJoin(", ", Among(shape.Read).Select(c => c.Name));
        return text.ToString();
    }

    private static RowTable? Make(IEntityType type)
    {
        var mappings = type.GetTableMappings().ToList();
        var plain =
            mappings.Count == 1
            && mappings[0].Table.EntityTypeMappings.Count() == 1
            && type.BaseType is null
            && !type.GetDirectlyDerivedTypes().Any()
            && !type.GetComplexProperties().Any()
            && !type.GetNavigations().Any(n => n.TargetEntityType.IsMappedToJson())
            && type.FindPrimaryKey() is not null
            && mappings[0].ColumnMappings.Count() <= 128
            && DepthOf(type, []) is not null;
        if (!plain)
            return null;
        var columns = mappings[0].ColumnMappings.Select(m => new RowColumn(m)).ToArray();
        return columns.Any(c => c.IsCondition && c.Property.IsNullable)
            ? null
            : new RowTable(mappings[0].Table, columns, DepthOf(type, [])!.Value);
    }

    /// <summary>How many tables stand before it by their foreign keys; null where they go round in a ring.</summary>
    private static int? DepthOf(IEntityType type, HashSet<IEntityType> below)
    {
        if (!below.Add(type))
            return null;
        var depth = 0;
        foreach (var principal in type.GetForeignKeys().Select(k => k.PrincipalEntityType).Distinct())
        {
            if (principal == type)
                continue;
            if (DepthOf(principal, below) is not { } above)
                return null;
            depth = Math.Max(depth, above + 1);
        }
        below.Remove(type);
        return depth;
    }
}

/// <summary>One column, and how EF's model turns its property's value into the database's and back.</summary>
internal sealed class RowColumn
{
    private static readonly MethodInfo Typed = typeof(RowColumn).GetMethod(
        nameof(Read),
        BindingFlags.Static | BindingFlags.NonPublic
    )!;

    private readonly RelationalTypeMapping _mapping;
    private readonly Func<DbDataReader, int, object?> _read;

    public RowColumn(IColumnMapping mapping)
    {
        (Property, _mapping) = (mapping.Property, mapping.TypeMapping);
        Name = $"\"{mapping.Column.Name}\"";
        SavedWhenAdded = Property.GetBeforeSaveBehavior() == PropertySaveBehavior.Save;
        SavedWhenChanged = Property.GetAfterSaveBehavior() == PropertySaveBehavior.Save;
        IsCondition = Property.IsPrimaryKey() || Property.IsConcurrencyToken;
        IsUnique = Property.IsKey() || Property.GetContainingIndexes().Any(i => i.IsUnique);
        NamesOwnTable = Property.GetContainingForeignKeys().Any(k => k.PrincipalEntityType == k.DeclaringEntityType);
        InKey = Property.IsPrimaryKey() ? Property.GetCurrentValueComparer() : null;
        var stored = _mapping.Converter?.ProviderClrType ?? _mapping.ClrType;
        _read = Typed.MakeGenericMethod(stored).CreateDelegate<Func<DbDataReader, int, object?>>();
    }

    public IProperty Property { get; }
    public string Name { get; }
    public bool SavedWhenAdded { get; }
    public bool SavedWhenChanged { get; }
    public bool IsCondition { get; }
    public bool IsUnique { get; }
    public bool NamesOwnTable { get; }
    public IComparer<IUpdateEntry>? InKey { get; }

    public DbParameter Parameter(DbCommand command, object? value) =>
        _mapping.CreateParameter(command, "", value, Property.IsNullable);

    public object? ValueIn(DbDataReader reader, int at)
    {
        var value = reader.IsDBNull(at) ? null : _read(reader, at);
        return _mapping.Converter is { } converter ? converter.ConvertFromProvider(value) : value;
    }

    private static object? Read<T>(DbDataReader reader, int at) => reader.GetFieldValue<T>(at);
}
