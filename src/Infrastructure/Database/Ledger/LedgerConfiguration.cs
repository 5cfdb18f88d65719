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

internal sealed class ClosedPeriodConfiguration : IEntityTypeConfiguration<ClosedPeriod>
{
    public void Configure(EntityTypeBuilder<ClosedPeriod> builder)
    {
        builder.ToTable("period", "ledger");
        builder.HasKey(p => p.Month);
        builder.Property(p => p.Month).ValueGeneratedNever();
    }
}

internal sealed class AccountConverter()
    : ValueConverter<Account, string>(account => account.Code, code => Account.Parse(code, null));
