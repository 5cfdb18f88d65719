using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmiEmas.Domain.Shared;
using PmiEmas.Infrastructure.Protection;

namespace PmiEmas.Infrastructure.Database;

/// <summary>Gives every encrypted property a shadow column <c>…Index</c> holding its HMAC, and keeps it current on save.</summary>
internal static class BlindIndexes
{
    public const string Nik = "nik";
    public const string FamilyCard = "family-card";
    public const string Account = "account";

    private static readonly ConcurrentDictionary<IEntityType, (IProperty Property, IProperty Column)[]> Known = new();

    public static string ColumnOf(string property) => property + "Index";

    /// <summary>Adds the look-up column of an encrypted property and returns its index for further settings.</summary>
    public static IndexBuilder HasBlindIndex<TEntity>(this EntityTypeBuilder<TEntity> entity, string property)
        where TEntity : class
    {
        entity.Property<byte[]?>(ColumnOf(property));
        return entity.HasIndex(ColumnOf(property));
    }

    public static void Refresh(DbContext db, FieldCipher cipher)
    {
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified))
                continue;
            foreach (var (property, column) in Known.GetOrAdd(entry.Metadata, Find))
                entry.Property(column).CurrentValue = entry.Property(property).CurrentValue switch
                {
                    Domain.Shared.Nik nik => cipher.Of(Nik, nik.Value),
                    FamilyCardNumber card => cipher.Of(FamilyCard, card.Value),
                    AccountNumber account => cipher.Of(Account, account.Value),
                    _ => null,
                };
        }
    }

    private static (IProperty Property, IProperty Column)[] Find(IEntityType type) =>
        [
            .. type.GetProperties()
                .Select(p => (p, type.FindProperty(ColumnOf(p.Name))))
                .Where(pair => pair.Item2 is not null)
                .Select(pair => (pair.p, pair.Item2!)),
        ];
}
