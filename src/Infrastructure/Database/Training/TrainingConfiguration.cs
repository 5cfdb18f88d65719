using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmiEmas.Domain.Training;

namespace PmiEmas.Infrastructure.Database.Training;

internal sealed class CourseConfiguration : IEntityTypeConfiguration<Course>
{
    public void Configure(EntityTypeBuilder<Course> builder)
    {
        builder.Property(c => c.Code).HasMaxLength(20);
        builder.Property(c => c.Title).HasMaxLength(150);
        builder.Property(c => c.Description).HasMaxLength(4000);
        builder.HasIndex(c => c.Code).Guards(TrainingRules.CourseCodeUnique, nameof(Course.Code));
    }
}

internal sealed class CohortConfiguration : IEntityTypeConfiguration<Cohort>
{
    public void Configure(EntityTypeBuilder<Cohort> builder)
    {
        builder.Property(c => c.Reference).HasMaxLength(20);
        builder.Property(c => c.Title).HasMaxLength(150);
        builder.Property(c => c.Place).HasMaxLength(200);
        builder.HasIndex(c => c.Reference).IsUnique();
        builder.HasIndex(c => c.StartsOn);
        builder.OwnsMany(
            c => c.Sessions,
            session =>
            {
                session.ToTable("session");
                session.HasKey(s => s.Id);
                session.Property(s => s.Title).HasMaxLength(150);
                session.Property(s => s.Place).HasMaxLength(200);
                session.HasIndex(s => s.TrainerId);
            }
        );
        builder.OwnsMany(
            c => c.Enrolments,
            enrolment =>
            {
                enrolment.ToTable("enrolment");
                enrolment.HasKey(e => e.Id);
                enrolment.HasIndex("CohortId", nameof(Enrolment.ReturneeId)).IsUnique();
                enrolment.HasIndex(e => e.ReturneeId);
                enrolment.OwnsMany(
                    e => e.Marks,
                    mark =>
                    {
                        mark.ToTable("attendance");
                        mark.HasKey(m => m.Id);
                        mark.HasIndex("EnrolmentId", nameof(AttendanceMark.SessionId)).IsUnique();
                    }
                );
            }
        );
    }
}

internal sealed class CertificateConfiguration : IEntityTypeConfiguration<Certificate>
{
    public void Configure(EntityTypeBuilder<Certificate> builder)
    {
        builder.Property(c => c.Reference).HasMaxLength(20);
        builder.HasIndex(c => c.Reference).IsUnique();
        builder.HasIndex(c => c.ReturneeId);
        // One course, one certificate in force: completing it again gives none twice.
        builder.HasIndex(c => new { c.ReturneeId, c.CohortId }).IsUnique().HasFilter("status = 'Issued'");
    }
}
