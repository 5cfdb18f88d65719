using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmiEmas.Domain.Loans;

namespace PmiEmas.Infrastructure.Database.Loans;

internal sealed class LoanContactConfiguration : IEntityTypeConfiguration<LoanContact>
{
    public void Configure(EntityTypeBuilder<LoanContact> builder)
    {
        builder.ToTable("contact", "loans");
        builder.Property(c => c.Note).HasMaxLength(1000);
        builder.HasIndex(c => new { c.LoanId, c.Id });
        builder.HasIndex(c => c.PromisedOn).HasFilter("promised_on is not null");
        builder.HasOne<Loan>().WithMany().HasForeignKey(c => c.LoanId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class WarningLetterConfiguration : IEntityTypeConfiguration<WarningLetter>
{
    public void Configure(EntityTypeBuilder<WarningLetter> builder)
    {
        builder.ToTable("warning_letter", "loans");
        builder.Property(l => l.Reference).HasMaxLength(20);
        builder
            .HasIndex(l => new
            {
                l.LoanId,
                l.IssuedOn,
                l.No,
            })
            .Guards(CollectionRules.LetterOnce);
        builder.HasOne<Loan>().WithMany().HasForeignKey(l => l.LoanId).OnDelete(DeleteBehavior.Restrict);
    }
}
