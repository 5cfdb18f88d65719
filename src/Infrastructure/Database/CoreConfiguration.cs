using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmiEmas.Application.History;
using PmiEmas.Infrastructure.Outbox;

namespace PmiEmas.Infrastructure.Database;

internal sealed class ProcessRowConfiguration : IEntityTypeConfiguration<ProcessRow>
{
    public const string OnceKeyIndex = "ix_process_once_key";

    public void Configure(EntityTypeBuilder<ProcessRow> builder)
    {
        builder.ToTable("process", "audit");
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Command).HasMaxLength(100);
        builder.Property(p => p.Events).HasColumnType("jsonb");
        builder.Property(p => p.Result).HasColumnType("jsonb");
        builder.Property(p => p.Refusal).HasColumnType("jsonb");
        builder.HasIndex(p => p.OnceKey).IsUnique().HasDatabaseName(OnceKeyIndex);
        builder.HasIndex(p => p.At);
    }
}

internal sealed class ProcessSubjectConfiguration : IEntityTypeConfiguration<ProcessSubject>
{
    public void Configure(EntityTypeBuilder<ProcessSubject> builder)
    {
        builder.ToTable("process_subject", "audit");
        builder.HasKey(s => new { s.SubjectId, s.ProcessId });
        builder.Property(s => s.SubjectType).HasMaxLength(60);
    }
}

internal sealed class OutboxItemConfiguration : IEntityTypeConfiguration<OutboxItem>
{
    public void Configure(EntityTypeBuilder<OutboxItem> builder)
    {
        builder.ToTable("item", "outbox");
        builder.HasKey(i => i.Id);
        builder.Property(i => i.Kind).HasMaxLength(60);
        builder.Property(i => i.DedupeKey).HasMaxLength(200);
        builder.Property(i => i.Payload).HasColumnType("jsonb");
        builder.HasIndex(i => i.DedupeKey).IsUnique();
        builder.HasIndex(i => i.NextAttemptAt).HasFilter("done_at is null and dead_at is null");
    }
}
