using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;

namespace PmiEmas.Infrastructure.Database.BusinessPlans;

internal sealed class BusinessPlanConfiguration : IEntityTypeConfiguration<BusinessPlan>
{
    public void Configure(EntityTypeBuilder<BusinessPlan> builder)
    {
        builder.Property(p => p.Reference).HasMaxLength(20);
        builder.Property(p => p.BusinessName).HasMaxLength(120);
        builder.Property(p => p.LoanProductCode).HasMaxLength(40);
        builder.Property(p => p.StatusReason).HasMaxLength(2000);
        builder.Property(p => p.Answers).AsJson();
        builder.Property(p => p.Attachments).AsJson();
        builder.Property(p => p.Corrections).AsJson();
        builder.Property(p => p.IneligibleReasons).AsJson();
        builder.Ignore(p => p.OpenCorrections);
        builder.OwnsMany(p => p.BudgetLines, Lines);
        builder.HasOne<Returnee>().WithMany().HasForeignKey(p => p.ReturneeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FundingCall>().WithMany().HasForeignKey(p => p.CallId).OnDelete(DeleteBehavior.Restrict);

        builder.HasIndex(p => p.Reference).IsUnique();
        builder
            .HasIndex(p => new { p.CallId, p.ReturneeId })
            .HasFilter("status not in ('Withdrawn', 'Ineligible')")
            .Guards(PlanRules.OneLivePlanPerCall);
        // The lists: newest first within a call and status, by region, by reviewer.
        builder.HasIndex(p => new { p.ChangedAt, p.Id });
        builder.HasIndex(p => new
        {
            p.CallId,
            p.Status,
            p.ChangedAt,
        });
        builder.HasIndex(p => new { p.Status, p.SubmittedAt });
        builder.HasIndex(p => p.Region).HasOperators("text_pattern_ops");
        builder.HasIndex(p => p.ReviewerIds).HasMethod("gin");
        builder.HasIndex(p => new { p.RequestedAmount, p.Id });
    }

    private static void Lines(OwnedNavigationBuilder<BusinessPlan, BudgetLine> lines)
    {
        lines.ToTable("budget_line");
        lines.HasKey(l => l.Id);
        lines.Property(l => l.Description).HasMaxLength(200);
        lines.Property(l => l.Unit).HasMaxLength(40);
    }
}

internal sealed class PlanVersionConfiguration : IEntityTypeConfiguration<PlanVersion>
{
    public void Configure(EntityTypeBuilder<PlanVersion> builder)
    {
        builder.ToTable("plan_version");
        builder.HasKey(v => v.Id);
        builder.Property(v => v.Content).HasColumnType("jsonb");
        builder.HasOne<BusinessPlan>().WithMany().HasForeignKey(v => v.PlanId);
        builder.HasIndex(v => new { v.PlanId, v.Number }).IsUnique();
    }
}
