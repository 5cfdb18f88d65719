using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmiEmas.Domain.Payments;

namespace PmiEmas.Infrastructure.Database.Payments;

internal sealed class SupplierConfiguration : IEntityTypeConfiguration<Supplier>
{
    public void Configure(EntityTypeBuilder<Supplier> builder)
    {
        builder.ToTable("supplier", "payments");
        builder.Property(s => s.Name).HasMaxLength(160);
        builder.Property(s => s.Address).HasMaxLength(300);
        builder.Property(s => s.TaxNumber).HasMaxLength(16);
        builder.Property(s => s.BusinessNumber).HasMaxLength(13);
        builder.OwnsOne(
            s => s.Account,
            account =>
            {
                account.Property(a => a.BankCode).HasColumnName("bank_code").HasMaxLength(3);
                account.Property(a => a.Number).HasColumnName("account_number");
                account.Property(a => a.Holder).HasColumnName("account_holder").HasMaxLength(120);
                account.Ignore(a => a.UsableFrom);
            }
        );
        builder.Navigation(s => s.Account).IsRequired();
        builder.HasIndex(s => s.Name).Guards(SupplierRules.OneOfThatName, "Name");
    }
}
