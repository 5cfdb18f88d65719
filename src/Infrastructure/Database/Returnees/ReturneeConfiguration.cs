using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Infrastructure.Database.Returnees;

internal sealed class ReturneeConfiguration : IEntityTypeConfiguration<Returnee>
{
    public void Configure(EntityTypeBuilder<Returnee> builder)
    {
        builder.Property(r => r.Reference).HasMaxLength(20);
        builder.HasIndex(r => r.Reference).IsUnique();
        builder.Property(r => r.FullName).HasMaxLength(120);
        builder.Property(r => r.NameCompared).HasMaxLength(120);
        builder.Property(r => r.Language).HasMaxLength(2);
        builder.Property(r => r.Street).HasMaxLength(300);
        builder.Property(r => r.StatusReason).HasMaxLength(1000);

        builder.HasBlindIndex(nameof(Returnee.Nik)).Guards(ReturneeRules.OneFilePerNik, nameof(Returnee.Nik));
        builder.HasBlindIndex(nameof(Returnee.FamilyCard));
        builder.HasIndex(r => r.Phone);
        builder.HasIndex(r => r.RegisteredById);
        // The lists: by state, by region, by name, newest first.
        builder.HasIndex(r => new { r.Status, r.RegisteredAt });
        builder.HasIndex(r => new { r.RegisteredAt, r.Id });
        builder.HasIndex(r => r.Village).HasOperators("text_pattern_ops");
        builder.HasIndex(r => new { r.NameCompared, r.Id });
        builder.HasIndex(r => new { r.BirthOn, r.Village });

        builder.HasOne<StaffMember>().WithMany().HasForeignKey(r => r.RegisteredById).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsOne(r => r.BankAccount, Account);
        builder.OwnsMany(r => r.Consents, Consents);
        builder.OwnsMany(r => r.Stints, Stints);
        builder.OwnsMany(r => r.Household, Household);
        builder.OwnsMany(r => r.Documents, Documents);
        builder.OwnsMany(r => r.Corrections, Corrections);
    }

    private static void Account(OwnedNavigationBuilder<Returnee, BankAccount> account)
    {
        account.Property(a => a.BankCode).HasMaxLength(3);
        account.Property(a => a.Holder).HasMaxLength(120);
        account.Property<byte[]?>(BlindIndexes.ColumnOf(nameof(BankAccount.Number)));
        account.HasIndex(BlindIndexes.ColumnOf(nameof(BankAccount.Number)));
        account.Ignore(a => a.UsableFrom);
    }

    private static void Consents(OwnedNavigationBuilder<Returnee, Consent> consent)
    {
        consent.ToTable("consent").HasKey(c => c.Id);
        consent.WithOwner().HasForeignKey("ReturneeId");
        consent.Property(c => c.NoticeVersion).HasMaxLength(20);
        consent.Property(c => c.WitnessName).HasMaxLength(120);
        consent.Ignore(c => c.IsInForce);
    }

    private static void Stints(OwnedNavigationBuilder<Returnee, MigrationStint> stint)
    {
        stint.ToTable("migration_stint").HasKey(s => s.Id);
        stint.WithOwner().HasForeignKey("ReturneeId");
        stint.Property(s => s.Country).HasMaxLength(2);
        stint.Property(s => s.Employer).HasMaxLength(200);
    }

    private static void Household(OwnedNavigationBuilder<Returnee, HouseholdMember> member)
    {
        member.ToTable("household_member").HasKey(m => m.Id);
        member.WithOwner().HasForeignKey("ReturneeId");
        member.Property(m => m.Name).HasMaxLength(120);
        member.Property(m => m.Occupation).HasMaxLength(120);
    }

    private static void Documents(OwnedNavigationBuilder<Returnee, ReturneeDocument> document)
    {
        document.ToTable("document").HasKey(d => d.Id);
        document.WithOwner().HasForeignKey("ReturneeId");
        document.HasOne<StoredFile>().WithMany().HasForeignKey(d => d.FileId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Corrections(OwnedNavigationBuilder<Returnee, Correction> correction)
    {
        correction.ToTable("correction").HasKey(c => c.Id);
        correction.WithOwner().HasForeignKey("ReturneeId");
        correction.Property(c => c.Reason).HasMaxLength(1000);
    }
}

internal sealed class DuplicateWarningConfiguration : IEntityTypeConfiguration<DuplicateWarning>
{
    public void Configure(EntityTypeBuilder<DuplicateWarning> builder)
    {
        builder.ToTable("duplicate_warning");
        builder.Property(w => w.Note).HasMaxLength(1000);
        builder.HasIndex(w => new { w.ReturneeId, w.OtherId }).IsUnique();
        builder.HasIndex(w => w.OtherId);
        builder.HasOne<Returnee>().WithMany().HasForeignKey(w => w.ReturneeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Returnee>().WithMany().HasForeignKey(w => w.OtherId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DataAccessConfiguration : IEntityTypeConfiguration<DataAccess>
{
    public void Configure(EntityTypeBuilder<DataAccess> builder)
    {
        builder.ToTable("data_access");
        builder.Property(a => a.Reason).HasMaxLength(300);
        builder.HasIndex(a => new { a.ReturneeId, a.At });
        builder.HasOne<Returnee>().WithMany().HasForeignKey(a => a.ReturneeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(a => a.StaffId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RegionConfiguration : IEntityTypeConfiguration<Region>
{
    public void Configure(EntityTypeBuilder<Region> builder)
    {
        builder.ToTable("regions", "returnees");
        builder.HasKey(r => r.Code);
        builder.Property(r => r.Code).HasMaxLength(10);
        builder.Property(r => r.ParentCode).HasMaxLength(10);
        builder.Property(r => r.Name).HasMaxLength(120);
        builder.HasIndex(r => r.ParentCode);
    }
}
