using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmiEmas.Domain.Payments;

namespace PmiEmas.Infrastructure.Database.Payments;

internal sealed class PayoutConfiguration : IEntityTypeConfiguration<Payout>
{
    public void Configure(EntityTypeBuilder<Payout> builder)
    {
        builder.ToTable(
            "payout",
            "payments",
            // What the treasury pays stands in no file for the bank, whatever the program does.
            table => table.HasCheckConstraint("ck_payout_treasury_pays", "rail <> 'Treasury' or bank_file_id is null")
        );
        builder.Property(p => p.Reference).HasMaxLength(30);
        builder.Property(p => p.SubjectReference).HasMaxLength(30);
        builder.Property(p => p.Remark).HasMaxLength(100);
        builder.Property(p => p.ApprovedHash).HasMaxLength(64);
        builder.Property(p => p.BankReference).HasMaxLength(60);
        builder.Property(p => p.Sp2dNumber).HasMaxLength(60);
        builder.Property(p => p.Reason).HasMaxLength(1000);
        builder.OwnsOne(
            p => p.Payee,
            payee =>
            {
                payee.Property(x => x.BankCode).HasColumnName("payee_bank_code").HasMaxLength(10);
                payee.Property(x => x.Account).HasColumnName("payee_account");
                payee.Property(x => x.Holder).HasColumnName("payee_holder").HasMaxLength(200);
            }
        );
        builder.Navigation(p => p.Payee).IsRequired();
        builder.HasIndex(p => p.Reference).IsUnique();
        // A tranche or loan has one living payout; a cancelled one makes room for another, and so does a credit given back.
        builder
            .HasIndex(p => new { p.SubjectId, p.Purpose })
            .Guards(PaymentRules.OnePayoutPerSubject)
            .HasFilter("status <> 'Cancelled' and not (purpose = 'CreditRefund' and status = 'Paid')");
        builder.HasIndex(p => new { p.Sp2dYear, p.Sp2dNumber }).Guards(PaymentRules.Sp2dOnce);
        builder.HasIndex(p => p.ReturneeId);
        builder.HasIndex(p => p.BankFileId);
        // The list: newest first, all or of one state; by amount.
        builder.HasIndex(p => new { p.Status, p.PreparedAt });
        builder.HasIndex(p => new { p.PreparedAt, p.Id });
        builder.HasIndex(p => new { p.Amount, p.Id });
    }
}

internal sealed class BankFileConfiguration : IEntityTypeConfiguration<BankFile>
{
    public void Configure(EntityTypeBuilder<BankFile> builder)
    {
        builder.ToTable("bank_file", "payments");
        builder.Property(f => f.Reference).HasMaxLength(30);
        builder.Property(f => f.Layout).HasMaxLength(30);
        builder.HasIndex(f => f.Reference).IsUnique();
    }
}

internal sealed class FundAccountConfiguration : IEntityTypeConfiguration<FundAccount>
{
    public void Configure(EntityTypeBuilder<FundAccount> builder)
    {
        builder.ToTable("fund_account", "payments");
        builder.Property(a => a.BankCode).HasMaxLength(10);
        builder.Property(a => a.Holder).HasMaxLength(120);
        builder.Property(a => a.Layout).HasMaxLength(30);
        builder.HasIndex(a => a.FundSourceId).Guards(PaymentRules.OneAccountPerFund);
    }
}

internal sealed class ReceiptConfiguration : IEntityTypeConfiguration<Receipt>
{
    public void Configure(EntityTypeBuilder<Receipt> builder)
    {
        builder.ToTable("receipt", "payments");
        builder.Property(r => r.Reference).HasMaxLength(30);
        builder.Property(r => r.SubjectReference).HasMaxLength(30);
        builder.Property(r => r.BankReference).HasMaxLength(60);
        builder.Property(r => r.Instruction).HasMaxLength(30);
        builder.Property(r => r.Reason).HasMaxLength(1000);
        builder.HasIndex(r => r.Reference).IsUnique();
        builder.HasIndex(r => new { r.SubjectId, r.ReceivedOn });
        builder.HasIndex(r => new { r.Status, r.Id });
        builder.HasIndex(r => r.ReturneeId);
    }
}
