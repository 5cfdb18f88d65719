using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PmiEmas.Domain.Notifications;

namespace PmiEmas.Infrastructure.Database.Notifications;

internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("message");
        builder.Property(m => m.Template).HasMaxLength(60);
        builder.Property(m => m.Language).HasMaxLength(2);
        builder.Property(m => m.Subject).HasMaxLength(400);
        builder.Property(m => m.Body).HasConversion<EncryptedBody>();
        builder.Property(m => m.CheckCode).HasMaxLength(14);
        builder.Property(m => m.DedupeKey).HasMaxLength(200);
        builder.Property(m => m.Fault).HasMaxLength(60);
        builder.Ignore(m => m.LeavesTheProgram);
        builder.HasIndex(m => new { m.DedupeKey, m.Channel }).IsUnique();
        builder.HasIndex(m => m.CheckCode);
        builder.HasIndex(m => new { m.ReturneeId, m.QueuedAt });
        builder.HasIndex(m => new { m.StaffId, m.QueuedAt });
        builder.HasIndex(m => new { m.QueuedAt, m.Id });
        builder.HasIndex(m => m.ExpiresAt).HasFilter("expires_at is not null and body is not null");
    }

    /// <summary>Messages name people and carry codes: whoever reads the table alone learns neither.</summary>
    private sealed class EncryptedBody()
        : ValueConverter<string, string>(
            text => EncryptedConverters.Cipher.Encrypt("message", text),
            stored => EncryptedConverters.Cipher.Decrypt("message", stored)
        );
}

internal sealed class MessageTemplateConfiguration : IEntityTypeConfiguration<MessageTemplate>
{
    public void Configure(EntityTypeBuilder<MessageTemplate> builder)
    {
        builder.ToTable("message_template");
        builder.Property(t => t.Code).HasMaxLength(60);
        builder.HasIndex(t => t.Code).Guards(MessageRules.OneTemplatePerCode);
        builder.Ignore(t => t.Current);
        builder.OwnsOne(t => t.Draft, draft => draft.Ignore(d => d.Texts));
        builder.OwnsMany(
            t => t.Versions,
            versions =>
            {
                versions.ToTable("template_version");
                versions.WithOwner().HasForeignKey("TemplateId");
                versions.HasKey(v => v.Id);
                versions.Ignore(v => v.Texts);
                versions.HasIndex("TemplateId", nameof(TemplateVersion.Number)).IsUnique();
            }
        );
        builder.Navigation(t => t.Versions).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}
