using Microsoft.EntityFrameworkCore;
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
        foreach (
            var entry in db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified)
        )
        foreach (var property in entry.Metadata.GetProperties())
        {
            if (entry.Metadata.FindProperty(ColumnOf(property.Name)) is not { } column)
                continue;
            entry.Property(column.Name).CurrentValue = entry.Property(property.Name).CurrentValue switch
            {
                Domain.Shared.Nik nik => cipher.Of(Nik, nik.Value),
                FamilyCardNumber card => cipher.Of(FamilyCard, card.Value),
                AccountNumber account => cipher.Of(Account, account.Value),
                _ => null,
            };
        }
    }
}
