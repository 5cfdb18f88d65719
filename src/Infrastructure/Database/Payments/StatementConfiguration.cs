using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmiEmas.Domain.Payments;

namespace PmiEmas.Infrastructure.Database.Payments;

internal sealed class StatementMappingConfiguration : IEntityTypeConfiguration<StatementMapping>
{
    public void Configure(EntityTypeBuilder<StatementMapping> builder)
    {
        builder.ToTable("statement_mapping", "payments");
        builder.Property(m => m.BankCode).HasMaxLength(10);
        builder.Property(m => m.Format).AsJson();
        builder.HasIndex(m => new { m.BankCode, m.VersionNo }).Guards(PaymentRules.MappingVersionOnce);
    }
}

internal sealed class StatementConfiguration : IEntityTypeConfiguration<Statement>
{
    public void Configure(EntityTypeBuilder<Statement> builder)
    {
        builder.ToTable("statement", "payments");
        builder.Property(s => s.Reference).HasMaxLength(30);
        builder.Property(s => s.BankCode).HasMaxLength(10);
        builder.Property(s => s.FileName).HasMaxLength(120);
        builder.HasIndex(s => s.Reference).IsUnique();
        builder.HasIndex(s => new { s.UploadedAt, s.Id });
    }
}

internal sealed class StatementLineConfiguration : IEntityTypeConfiguration<StatementLine>
{
    public void Configure(EntityTypeBuilder<StatementLine> builder)
    {
        builder.ToTable("statement_line", "payments");
        builder.Property(l => l.Description).HasMaxLength(300);
        builder.Property(l => l.BankReference).HasMaxLength(60);
        builder.Property(l => l.Fingerprint).HasMaxLength(40);
        builder.Property(l => l.MatchedReference).HasMaxLength(40);
        builder.Property(l => l.ProposalReason).HasMaxLength(500);
        builder.Property(l => l.ReturnReason).HasMaxLength(500);
        builder.Property(l => l.RefundBankCode).HasMaxLength(10);
        builder.Property(l => l.RefundHolder).HasMaxLength(120);
        builder.Property(l => l.RefundReference).HasMaxLength(30);
        // A line stands once, however many files bring it.
        builder.HasIndex(l => new { l.FundAccountId, l.Fingerprint }).Guards(PaymentRules.LineStandsOnce);
        builder.HasIndex(l => new { l.StatementId, l.No });
        builder.HasIndex(l => new { l.FundAccountId, l.BookedOn });
        builder.HasIndex(l => l.MatchedId);
        // What is still to be known, the oldest first: a small part of all lines.
        builder
            .HasIndex(l => new { l.BookedOn, l.Id })
            .HasDatabaseName("ix_statement_line_open")
            .HasFilter("status in ('New', 'Suspense', 'Proposed', 'RefundDue')");
    }
}
