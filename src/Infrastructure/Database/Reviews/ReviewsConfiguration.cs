using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Infrastructure.Database.Reviews;

internal sealed class ReviewConfiguration : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> builder)
    {
        builder.Property(r => r.NoteForApplicant).HasMaxLength(Review.LongestText);
        builder.Property(r => r.RecusalReason).HasMaxLength(Review.LongestText);
        builder.Property(r => r.ReopenReason).HasMaxLength(Review.LongestText);
        builder.Property(r => r.Scores).AsJson();
        builder.HasOne<BusinessPlan>().WithMany().HasForeignKey(r => r.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(r => r.ReviewerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.PlanId, r.ReviewerId }).Guards(ReviewRules.OneReviewEach);
        builder.HasIndex(r => new
        {
            r.ReviewerId,
            r.Status,
            r.DueOn,
        });
        builder.HasIndex(r => r.CallId);
    }
}

internal sealed class ModerationConfiguration : IEntityTypeConfiguration<Moderation>
{
    public void Configure(EntityTypeBuilder<Moderation> builder)
    {
        builder.Property(m => m.Record).HasMaxLength(Review.LongestText);
        builder.HasOne<BusinessPlan>().WithMany().HasForeignKey(m => m.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => m.PlanId);
    }
}

internal sealed class FieldVisitConfiguration : IEntityTypeConfiguration<FieldVisit>
{
    public void Configure(EntityTypeBuilder<FieldVisit> builder)
    {
        builder.Property(v => v.Reference).HasMaxLength(20);
        builder.Property(v => v.Present).HasMaxLength(Review.LongestText);
        builder.Property(v => v.Summary).HasMaxLength(Review.LongestText);
        builder.Property(v => v.CancelReason).HasMaxLength(Review.LongestText);
        builder.Property(v => v.Findings).AsJson();
        builder.Property(v => v.Photos).AsJson();
        builder.Property(v => v.Coordinates!).AsJson();
        builder.HasOne<BusinessPlan>().WithMany().HasForeignKey(v => v.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(v => v.Reference).IsUnique();
        builder.HasIndex(v => v.PlanId).HasFilter("status = 'Scheduled'").Guards(VisitRules.OneVisitAtATime);
        builder.HasIndex(v => new { v.PlanId, v.PlannedOn });
        builder.HasIndex(v => new { v.Status, v.PlannedOn });
        builder.HasIndex(v => v.VisitorIds).HasMethod("gin");
    }
}

internal sealed class DecisionBatchConfiguration : IEntityTypeConfiguration<DecisionBatch>
{
    public void Configure(EntityTypeBuilder<DecisionBatch> builder)
    {
        builder.Property(b => b.Reference).HasMaxLength(20);
        builder.Ignore(b => b.Approved);
        builder.HasOne<FundingCall>().WithMany().HasForeignKey(b => b.CallId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(b => b.Reference).IsUnique();
        builder.HasIndex(b => b.CallId).HasFilter("status = 'Draft'").Guards(DecisionRules.OneDraftPerCall);
        builder.HasIndex(b => new { b.CallId, b.PublishedAt });
        builder.OwnsMany(
            b => b.Entries,
            entry =>
            {
                entry.ToTable("decision_entry");
                entry.HasKey(e => e.Id);
                entry.Property(e => e.Reasons).HasMaxLength(Review.LongestText);
                entry.Property(e => e.Conditions).HasMaxLength(Review.LongestText);
                entry.Property(e => e.Amounts).AsJson();
                entry.HasIndex("DecisionBatchId", nameof(DecisionEntry.PlanId)).IsUnique();
                entry.HasIndex(e => e.PlanId);
            }
        );
    }
}
