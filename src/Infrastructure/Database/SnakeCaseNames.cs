using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace PmiEmas.Infrastructure.Database;

/// <summary>Names schemas, tables, columns, keys and indexes in snake_case; the schema is the capability's folder.</summary>
internal static class SnakeCaseNames
{
    public static void Apply(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (entity.GetTableName() is not { } table)
                continue;
            if (entity.GetSchema() is null)
                entity.SetSchema(Of(entity.ClrType.Namespace!.Split('.')[^1]));
            if (!entity.IsOwned() || entity.FindOwnership()!.IsUnique is false)
                entity.SetTableName(Of(table));
            if (entity.IsMappedToJson())
                continue;

            var store = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
            // Row versions are the system column xmin.
            foreach (var property in entity.GetProperties().Where(p => p.ClrType != typeof(uint)))
                property.SetColumnName(
                    Of(InOwnersRow(entity, property) ?? property.GetColumnName(store) ?? property.Name)
                );
            foreach (var key in entity.GetKeys())
                key.SetName(Of(key.GetName()!));
            foreach (var foreignKey in entity.GetForeignKeys())
                foreignKey.SetConstraintName(Of(foreignKey.GetConstraintName()!));
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(Of(index.GetDatabaseName()!));
        }
    }

    /// <summary>A single part lives in its owner's row: its key is the owner's column, the rest carries the part's name.</summary>
    private static string? InOwnersRow(IReadOnlyEntityType entity, IReadOnlyProperty property)
    {
        var ownership = entity.FindOwnership();
        if (
            ownership is not { IsUnique: true }
            || !string.Equals(
                Of(ownership.PrincipalEntityType.GetTableName() ?? ""),
                Of(entity.GetTableName()!),
                StringComparison.Ordinal
            )
        )
            return null;
        var at = ownership.Properties.ToList().IndexOf(property);
        return at >= 0
            ? ownership.PrincipalKey.Properties[at].Name
            : $"{ownership.PrincipalToDependent!.Name}_{property.Name}";
    }

    /// <summary><c>BusinessPlan</c> becomes <c>business_plan</c>, <c>IX_A_B</c> becomes <c>ix_a_b</c>.</summary>
    public static string Of(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord =
                char.IsUpper(name[i])
                && i > 0
                && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }
}
