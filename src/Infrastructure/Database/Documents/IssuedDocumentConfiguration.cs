using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmiEmas.Domain.Documents;

namespace PmiEmas.Infrastructure.Database.Documents;

internal sealed class IssuedDocumentConfiguration : IEntityTypeConfiguration<IssuedDocument>
{
    public void Configure(EntityTypeBuilder<IssuedDocument> builder)
    {
        builder.Property(d => d.Code).HasMaxLength(14);
        builder.Property(d => d.Reference).HasMaxLength(40);
        builder.Property(d => d.HolderMasked).HasMaxLength(200);
        builder.HasIndex(d => d.Code).IsUnique();
        builder.HasIndex(d => new { d.SubjectId, d.Kind });
        builder.HasIndex(d => d.ReturneeId);
    }
}
