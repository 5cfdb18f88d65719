using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmiEmas.Domain.Programmes;

namespace PmiEmas.Infrastructure.Database.Programmes;

internal sealed class FundSourceConfiguration : IEntityTypeConfiguration<FundSource>
{
    public void Configure(EntityTypeBuilder<FundSource> builder)
    {
        builder.Property(f => f.Code).HasMaxLength(12);
        builder.Property(f => f.Name).HasMaxLength(160);
        builder.Property(f => f.Funder).HasMaxLength(160);
        builder.Property(f => f.Quotations).AsJson();
        builder.HasIndex(f => f.Code).Guards(FundSourceRules.CodeIsUnique, "Code");
    }
}

internal sealed class FundCeilingConfiguration : IEntityTypeConfiguration<FundCeiling>
{
    public void Configure(EntityTypeBuilder<FundCeiling> builder)
    {
        builder
            .HasIndex(c => new
            {
                c.FundSourceId,
                c.Year,
                c.Region,
            })
            .AreNullsDistinct(false)
            .Guards(FundCeilingRules.OneCeiling);
        builder.HasOne<FundSource>().WithMany().HasForeignKey(c => c.FundSourceId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TranchePlanConfiguration : IEntityTypeConfiguration<TranchePlan>
{
    public void Configure(EntityTypeBuilder<TranchePlan> builder)
    {
        builder.Property(p => p.Name).HasMaxLength(120);
        builder.Property(p => p.Parts).AsJson();
        builder.HasIndex(p => p.Name).Guards(TranchePlanRules.NameIsUnique, "Name");
    }
}

internal sealed class FundingCallConfiguration : IEntityTypeConfiguration<FundingCall>
{
    public void Configure(EntityTypeBuilder<FundingCall> builder)
    {
        builder.Property(c => c.Reference).HasMaxLength(20);
        builder.Property(c => c.Title).HasMaxLength(200);
        builder.Property(c => c.Summary).HasMaxLength(4000);
        builder.Property(c => c.Lender).HasMaxLength(160);
        builder.Property(c => c.LegalBasis).HasMaxLength(500);
        builder.Property(c => c.CourseCode).HasMaxLength(40);
        builder.Property(c => c.Regions).AsJson();
        builder.Property(c => c.DocumentsWanted).AsJson();
        builder.Property(c => c.Rubric).AsJson();
        builder.Property(c => c.Tranches).AsJson();
        builder.Property(c => c.LoanProductCodes).AsJson();
        builder.Property(c => c.Eligibility).AsJson();
        builder.HasOne<FundSource>().WithMany().HasForeignKey(c => c.FundSourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TranchePlan>().WithMany().HasForeignKey(c => c.TranchePlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => c.Reference).IsUnique();
        builder.HasIndex(c => new { c.Status, c.ClosesOn });
    }
}
