using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Infrastructure.Database.Staff;

internal sealed class StaffMemberConfiguration : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> builder)
    {
        builder.Property(s => s.FullName).HasMaxLength(120);
        builder.Property(s => s.Office).HasMaxLength(120);
        builder.Property(s => s.EmployeeNumber).HasMaxLength(30);
        builder.PrimitiveCollection(s => s.Roles).ElementType().HasConversion<string>();
        builder.HasIndex(s => s.Email).Guards(StaffRules.EmailIsNew, "Email");
        // One person is one record, so that roles kept apart stay apart whatever address is used.
        builder.HasBlindIndex(nameof(StaffMember.Nik)).Guards(StaffRules.NikIsNew, "Nik");
    }
}
