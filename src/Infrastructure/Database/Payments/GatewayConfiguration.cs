using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmiEmas.Domain.Payments.Gateway;

namespace PmiEmas.Infrastructure.Database.Payments;

internal sealed class GatewayOrderConfiguration : IEntityTypeConfiguration<GatewayOrder>
{
    public void Configure(EntityTypeBuilder<GatewayOrder> builder)
    {
        builder.ToTable("gateway_order", "payments");
        builder.Property(o => o.SubjectReference).HasMaxLength(40);
        builder.Property(o => o.Key).HasMaxLength(255);
        builder.Property(o => o.Path).HasMaxLength(200);
        builder.Property(o => o.Account).HasMaxLength(100);
        builder.Property(o => o.ObjectId).HasMaxLength(255);
        builder.Property(o => o.Fault).HasMaxLength(100);
        builder.Property(o => o.RequestId).HasMaxLength(100);
        builder.Property(o => o.DecidedWhy).HasMaxLength(500);
        builder.HasIndex(o => o.Key).IsUnique();
        builder.HasIndex(o => o.SubjectId);
        builder.HasIndex(o => o.ObjectId);
        builder.HasIndex(o => o.NextAt).HasFilter("next_at is not null");
    }
}

internal sealed class OnlinePaymentConfiguration : IEntityTypeConfiguration<OnlinePayment>
{
    public void Configure(EntityTypeBuilder<OnlinePayment> builder)
    {
        builder.ToTable("online_payment", "payments");
        builder.Property(p => p.Reference).HasMaxLength(30);
        builder.Property(p => p.SubjectReference).HasMaxLength(30);
        builder.Property(p => p.PageId).HasMaxLength(255);
        builder.Property(p => p.PageAddress).HasMaxLength(2000);
        builder.Property(p => p.PaymentId).HasMaxLength(255);
        builder.Property(p => p.ChargeId).HasMaxLength(255);
        builder.Property(p => p.Concern).HasMaxLength(40);
        builder.HasIndex(p => p.Reference).IsUnique();
        builder
            .HasIndex(p => p.SubjectId)
            .Guards(GatewayRules.OnePaymentAtATime)
            .HasFilter("status in ('Preparing', 'Open', 'UnderWay')");
        builder.HasIndex(p => p.ReturneeId);
        builder.HasIndex(p => p.PageId).IsUnique();
        builder.HasIndex(p => p.PaymentId).IsUnique();
        builder.HasIndex(p => p.NextLookAt).HasFilter("next_look_at is not null");
    }
}

internal sealed class GatewayAccountConfiguration : IEntityTypeConfiguration<GatewayAccount>
{
    public void Configure(EntityTypeBuilder<GatewayAccount> builder)
    {
        builder.ToTable("gateway_account", "payments");
        builder.Property(a => a.AccountId).HasMaxLength(100);
        builder.HasIndex(a => a.ReturneeId).Guards(GatewayRules.OneAccount);
        builder.HasIndex(a => a.AccountId).IsUnique();
    }
}

internal sealed class GatewayEventConfiguration : IEntityTypeConfiguration<GatewayEvent>
{
    public void Configure(EntityTypeBuilder<GatewayEvent> builder)
    {
        builder.ToTable("gateway_event", "payments");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).HasMaxLength(255).ValueGeneratedNever();
        builder.Property(e => e.Type).HasMaxLength(100);
        builder.Property(e => e.ObjectId).HasMaxLength(255);
        builder.Property(e => e.Related).HasMaxLength(255);
        builder.Property(e => e.Account).HasMaxLength(100);
        builder.Property(e => e.ApiVersion).HasMaxLength(60);
        builder.Property(e => e.Note).HasMaxLength(60);
        builder.HasIndex(e => e.NextAt).HasFilter("next_at is not null");
        builder.HasIndex(e => new { e.Status, e.CreatedAt });
    }
}

internal sealed class GatewayMovementConfiguration : IEntityTypeConfiguration<GatewayMovement>
{
    public void Configure(EntityTypeBuilder<GatewayMovement> builder)
    {
        builder.ToTable("gateway_movement", "payments");
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).HasMaxLength(255).ValueGeneratedNever();
        builder.Property(m => m.Type).HasMaxLength(60);
        builder.Property(m => m.Source).HasMaxLength(255);
        builder.Property(m => m.Match).HasMaxLength(40);
        builder.HasIndex(m => m.CreatedAt);
        builder.HasIndex(m => m.Match).HasFilter("match is null");
    }
}

internal sealed class GatewayCheckConfiguration : IEntityTypeConfiguration<GatewayCheck>
{
    public void Configure(EntityTypeBuilder<GatewayCheck> builder)
    {
        builder.ToTable("gateway_check", "payments");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasIndex(c => c.At);
    }
}
