using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PmiEmas.Domain.Ledger;

namespace PmiEmas.Infrastructure.Database.Ledger;

internal sealed class LedgerEventConfiguration : IEntityTypeConfiguration<LedgerEvent>
{
    public void Configure(EntityTypeBuilder<LedgerEvent> builder)
    {
        builder.ToTable("event", "ledger");
        builder.Property(e => e.Fund).HasMaxLength(20);
        builder.Property(e => e.SourceType).HasMaxLength(40);
        builder.Property(e => e.SourceReference).HasMaxLength(40);
        builder.Property(e => e.Sequence).UseIdentityAlwaysColumn();
        builder.Property(e => e.RecordedAt).HasDefaultValueSql("clock_timestamp()").ValueGeneratedOnAdd();
        builder.Property(e => e.RecordedAt).Metadata.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
        builder.HasIndex(e => e.Sequence).IsUnique();
        builder.HasIndex(e => e.ReversesId).Guards(LedgerRules.ReversedOnce);
        builder.HasIndex(e => new { e.SourceId, e.SourceType });
        builder.HasIndex(e => new { e.EffectiveOn, e.Sequence });
        builder.HasOne<LedgerEvent>().WithMany().HasForeignKey(e => e.ReversesId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(e => e.Transfers, Transfers);
        builder.Navigation(e => e.Transfers).UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    private static void Transfers(OwnedNavigationBuilder<LedgerEvent, Transfer> transfers)
    {
        transfers.ToTable(
            "transfer",
            "ledger",
            table =>
            {
                table.HasCheckConstraint("ck_transfer_amount_positive", "amount > 0");
                table.HasCheckConstraint("ck_transfer_accounts_differ", "debit <> credit");
            }
        );
        transfers.WithOwner().HasForeignKey("EventId");
        transfers.HasKey("EventId", nameof(Transfer.No));
        transfers.Property(t => t.No).ValueGeneratedNever();
        transfers.Property(t => t.Debit).HasConversion<AccountConverter>().HasMaxLength(80);
        transfers.Property(t => t.Credit).HasConversion<AccountConverter>().HasMaxLength(80);
        transfers.HasIndex(t => t.Debit);
        transfers.HasIndex(t => t.Credit);
    }
}

internal sealed class AccountBalanceConfiguration : IEntityTypeConfiguration<AccountBalance>
{
    public void Configure(EntityTypeBuilder<AccountBalance> builder)
    {
        builder.ToTable("balance", "ledger");
        builder.HasKey(b => b.Account);
        builder.Property(b => b.Account).HasConversion<AccountConverter>().HasMaxLength(80);
    }
}

internal sealed class AccountingPeriodConfiguration : IEntityTypeConfiguration<AccountingPeriod>
{
    public void Configure(EntityTypeBuilder<AccountingPeriod> builder)
    {
        builder.ToTable("period", "ledger");
        builder.Property(p => p.Reason).HasMaxLength(1000);
        builder.HasIndex(p => p.Month).IsUnique().Guards(PeriodRules.OnePeriodPerMonth);
    }
}

internal sealed class PeriodBalanceConfiguration : IEntityTypeConfiguration<PeriodBalance>
{
    public void Configure(EntityTypeBuilder<PeriodBalance> builder)
    {
        builder.ToTable("period_balance", "ledger");
        builder.HasKey(b => new
        {
            b.Month,
            b.Fund,
            b.Kind,
        });
        builder.Property(b => b.Fund).HasMaxLength(20);
        builder.Property(b => b.Kind).HasMaxLength(40);
        builder.Property(b => b.TakenAt).HasDefaultValueSql("clock_timestamp()");
    }
}

internal sealed class BookProofConfiguration : IEntityTypeConfiguration<BookProof>
{
    public void Configure(EntityTypeBuilder<BookProof> builder)
    {
        builder.ToTable("proof", "ledger");
        builder.Property(p => p.Checks).AsJson();
        builder.HasIndex(p => p.At);
    }
}

internal sealed class LedgerSealConfiguration : IEntityTypeConfiguration<LedgerSeal>
{
    public void Configure(EntityTypeBuilder<LedgerSeal> builder)
    {
        builder.ToTable("seal", "ledger");
        builder.HasKey(s => s.No);
        builder.Property(s => s.No).ValueGeneratedNever();
        builder.Property(s => s.SealedAt).HasDefaultValueSql("clock_timestamp()");
        builder.Ignore(s => s.Anchor);
    }
}

internal sealed class AccountConverter()
    : ValueConverter<Account, string>(account => account.Code, code => Account.Parse(code, null));
