using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmiEmas.Domain.Documents;

namespace PmiEmas.Infrastructure.Database.Documents;

internal sealed class StoredFileConfiguration : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.Property(f => f.FileName).HasMaxLength(200);
        builder.Property(f => f.ContentType).HasMaxLength(80);
        builder.HasIndex(f => new { f.OwnerId, f.Purpose });
        builder.HasIndex(f => f.ReturneeId);
    }
}
