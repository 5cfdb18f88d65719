using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmiEmas.Domain.Agreements;

namespace PmiEmas.Infrastructure.Database.Agreements;

internal sealed class AgreementConfiguration : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> builder)
    {
        builder.ToTable("agreement", "agreements");
        builder.Property(a => a.Reference).HasMaxLength(30);
        builder.Property(a => a.TermsHash).HasMaxLength(64);
        builder.Property(a => a.SignedWith).HasMaxLength(254);
        builder.Property(a => a.ReturnReason).HasMaxLength(1000);
        builder.HasIndex(a => a.Reference).IsUnique();
        builder.HasIndex(a => a.SubjectId);
        builder.HasIndex(a => a.ReturneeId);
        builder.HasIndex(a => new { a.Status, a.Id });
    }
}
