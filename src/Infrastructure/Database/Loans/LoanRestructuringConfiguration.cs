using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Returnees;

namespace PmiEmas.Infrastructure.Database.Loans;

internal sealed class LoanRestructuringConfiguration : IEntityTypeConfiguration<LoanRestructuring>
{
    private const string Open = "status in ('Proposed', 'Approved')";

    public void Configure(EntityTypeBuilder<LoanRestructuring> builder)
    {
        builder.ToTable("restructuring", "loans");
        builder.Property(r => r.Reference).HasMaxLength(20);
        builder.Property(r => r.Reason).HasMaxLength(2000);
        builder.Property(r => r.Answer).HasMaxLength(1000);
        builder.Property(r => r.LoanState).HasMaxLength(60);
        builder.Property(r => r.Before).AsJson();
        builder.Property(r => r.Terms).AsJson();
        builder.Property(r => r.Rows).AsJson();
        builder.Ignore(r => r.Plan);
        builder.Ignore(r => r.After);
        builder.Ignore(r => r.Easing);

        builder.HasIndex(r => r.Reference).IsUnique();
        builder.HasIndex(r => r.LoanId).HasFilter(Open).Guards(RestructuringRules.OneAtATime);
        builder.HasIndex(r => new { r.LoanId, r.Id });
        builder.HasIndex(r => r.ReturneeId);
        builder.HasIndex(r => r.Status).HasFilter(Open);

        builder.HasOne<Loan>().WithMany().HasForeignKey(r => r.LoanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Returnee>().WithMany().HasForeignKey(r => r.ReturneeId).OnDelete(DeleteBehavior.Restrict);
    }
}
