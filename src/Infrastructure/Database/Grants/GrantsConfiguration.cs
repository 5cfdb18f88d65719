using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmiEmas.Domain.Grants;

namespace PmiEmas.Infrastructure.Database.Grants;

internal sealed class GrantConfiguration : IEntityTypeConfiguration<Grant>
{
    public void Configure(EntityTypeBuilder<Grant> builder)
    {
        builder.ToTable("grant", "grants");
        builder.Property(g => g.Reference).HasMaxLength(30);
        builder.Property(g => g.Met).HasConversion<int>();
        builder.Ignore(g => g.PaidAmount);
        builder.Ignore(g => g.RealisedAmount);
        builder.Ignore(g => g.Unspent);
        builder.Ignore(g => g.RefundDue);
        builder.HasIndex(g => g.Reference).IsUnique();
        builder.HasIndex(g => g.PlanId).Guards(GrantRules.OneGrantPerPlan);
        builder.HasIndex(g => g.ReturneeId);
        builder.HasIndex(g => g.CallId);
        builder.HasIndex(g => new { g.Status, g.Id });
        builder.OwnsMany(
            g => g.Tranches,
            tranches =>
            {
                tranches.ToTable("tranche", "grants");
                tranches.HasKey(t => t.Id);
                tranches.Property(t => t.Needs).HasConversion<int>();
                tranches.Ignore(t => t.PaidAmount);
                tranches.HasIndex(t => t.Status);
            }
        );
        builder.OwnsMany(
            g => g.Lines,
            lines =>
            {
                lines.ToTable("line", "grants");
                lines.HasKey(l => l.Id);
                lines.Property(l => l.Description).HasMaxLength(500);
                lines.Ignore(l => l.Allowed);
            }
        );
        builder.Navigation(g => g.Tranches).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(g => g.Lines).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class ReallocationConfiguration : IEntityTypeConfiguration<Reallocation>
{
    public void Configure(EntityTypeBuilder<Reallocation> builder)
    {
        builder.ToTable("reallocation", "grants");
        builder.Property(r => r.Reason).HasMaxLength(1000);
        builder.Property(r => r.Answer).HasMaxLength(2000);
        builder.HasIndex(r => r.GrantId).HasFilter("status = 'Requested'").Guards(GrantRules.OneReallocationAtATime);
        builder.HasOne<Grant>().WithMany().HasForeignKey(r => r.GrantId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReportConfiguration : IEntityTypeConfiguration<AccountabilityReport>
{
    public void Configure(EntityTypeBuilder<AccountabilityReport> builder)
    {
        builder.ToTable("report", "grants");
        builder.Property(r => r.Note).HasMaxLength(4000);
        builder.Property(r => r.ReturnReason).HasMaxLength(2000);
        builder.Ignore(r => r.Spent);
        builder.HasIndex(r => r.TrancheId).IsUnique();
        builder.HasIndex(r => r.GrantId);
        builder.HasIndex(r => new { r.Status, r.Id });
        builder.OwnsMany(
            r => r.Receipts,
            receipts =>
            {
                receipts.ToTable("report_receipt", "grants");
                receipts.HasKey(x => x.Id);
                receipts.Property(x => x.Seller).HasMaxLength(200);
                receipts.Property(x => x.Remark).HasMaxLength(500);
            }
        );
        builder.Navigation(r => r.Receipts).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}
