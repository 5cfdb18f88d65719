using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Payments;

namespace PmiEmas.Infrastructure.Database.Grants;

internal sealed class PurchaseConfiguration : IEntityTypeConfiguration<Purchase>
{
    public void Configure(EntityTypeBuilder<Purchase> builder)
    {
        builder.ToTable("purchase", "grants");
        builder.Property(p => p.Reference).HasMaxLength(30);
        builder.Property(p => p.ChoiceReason).HasMaxLength(1000);
        builder.Property(p => p.OrderedHash).HasMaxLength(64);
        builder.Property(p => p.Reason).HasMaxLength(2000);
        builder.Property(p => p.InvoiceNumber).HasMaxLength(60);
        builder.Ignore(p => p.Chosen);
        builder.Ignore(p => p.WaitingDelivery);
        builder.HasIndex(p => p.Reference).IsUnique();
        builder.HasIndex(p => p.TrancheId);
        builder.HasIndex(p => p.ReturneeId);
        builder.HasIndex(p => new { p.Status, p.Id });
        builder.HasIndex(p => new { p.DraftedAt, p.Id });
        builder.HasOne<Grant>().WithMany().HasForeignKey(p => p.GrantId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(p => p.Items, Items);
        builder.OwnsMany(p => p.Quotations, Quotations);
        builder.OwnsMany(p => p.Deliveries, Deliveries);
        builder.OwnsMany(
            p => p.Returns,
            returns =>
            {
                returns.ToTable("goods_return", "grants").HasKey(r => r.Id);
                returns.Property(r => r.Reason).HasMaxLength(1000);
            }
        );
        builder.OwnsMany(
            p => p.Complaints,
            complaints =>
            {
                complaints.ToTable("purchase_complaint", "grants").HasKey(c => c.Id);
                complaints.Property(c => c.Text).HasMaxLength(2000);
                complaints.Property(c => c.Answer).HasMaxLength(2000);
            }
        );
    }

    private static void Items(OwnedNavigationBuilder<Purchase, PurchaseItem> items)
    {
        items.ToTable(
            "purchase_item",
            "grants",
            table =>
                table.HasCheckConstraint(
                    "ck_purchase_item_counts",
                    "accepted >= 0 and given_up >= 0 and accepted + given_up <= quantity"
                )
        );
        items.HasKey(i => i.Id);
        items.Property(i => i.Description).HasMaxLength(200);
        items.Property(i => i.Unit).HasMaxLength(30);
    }

    private static void Quotations(OwnedNavigationBuilder<Purchase, Quotation> quotations)
    {
        quotations.ToTable("quotation", "grants").HasKey(q => q.Id);
        quotations.Property(q => q.Prices).AsJson();
        quotations.HasOne<Supplier>().WithMany().HasForeignKey(q => q.SupplierId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Deliveries(OwnedNavigationBuilder<Purchase, Delivery> deliveries)
    {
        deliveries.ToTable("delivery", "grants").HasKey(d => d.Id);
        deliveries.Property(d => d.Came).AsJson();
        deliveries.Property(d => d.Kept).AsJson();
        deliveries.Property(d => d.Photos).AsJson();
        deliveries.Property(d => d.Remark).HasMaxLength(1000);
        deliveries.Property(d => d.SignedWith).HasMaxLength(60);
    }
}
