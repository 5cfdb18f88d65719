using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Database.Shared;

internal sealed class CalendarYearConfiguration : IEntityTypeConfiguration<CalendarYear>
{
    // The decree of the three ministers for 2026: 17 national holidays, 8 days of collective leave.
    private static readonly (int Month, int Day, string Name, HolidayKind Kind)[] Of2026 =
    [
        (1, 1, "Tahun Baru 2026", HolidayKind.National),
        (1, 16, "Isra Mikraj Nabi Muhammad SAW", HolidayKind.National),
        (2, 16, "Cuti bersama Tahun Baru Imlek", HolidayKind.Collective),
        (2, 17, "Tahun Baru Imlek 2577", HolidayKind.National),
        (3, 18, "Cuti bersama Hari Suci Nyepi", HolidayKind.Collective),
        (3, 19, "Hari Suci Nyepi", HolidayKind.National),
        (3, 20, "Cuti bersama Idulfitri", HolidayKind.Collective),
        (3, 21, "Idulfitri 1447 H", HolidayKind.National),
        (3, 22, "Idulfitri 1447 H", HolidayKind.National),
        (3, 23, "Cuti bersama Idulfitri", HolidayKind.Collective),
        (3, 24, "Cuti bersama Idulfitri", HolidayKind.Collective),
        (4, 3, "Wafat Yesus Kristus", HolidayKind.National),
        (4, 5, "Kebangkitan Yesus Kristus", HolidayKind.National),
        (5, 1, "Hari Buruh Internasional", HolidayKind.National),
        (5, 14, "Kenaikan Yesus Kristus", HolidayKind.National),
        (5, 15, "Cuti bersama Kenaikan Yesus Kristus", HolidayKind.Collective),
        (5, 27, "Iduladha 1447 H", HolidayKind.National),
        (5, 28, "Cuti bersama Iduladha", HolidayKind.Collective),
        (5, 31, "Hari Raya Waisak", HolidayKind.National),
        (6, 1, "Hari Lahir Pancasila", HolidayKind.National),
        (6, 16, "Tahun Baru Islam 1448 H", HolidayKind.National),
        (8, 17, "Hari Kemerdekaan", HolidayKind.National),
        (8, 25, "Maulid Nabi Muhammad SAW", HolidayKind.National),
        (12, 24, "Cuti bersama Natal", HolidayKind.Collective),
        (12, 25, "Hari Raya Natal", HolidayKind.National),
    ];

    private static readonly Id<CalendarYear> Year2026 = new(new Guid("01993e5c-0000-7000-8000-000000002026"));

    public void Configure(EntityTypeBuilder<CalendarYear> builder)
    {
        builder.ToTable("calendar_year", "shared");
        builder.HasIndex(y => y.Year).Guards(CalendarRules.YearOnce);
        builder.HasData(new { Id = Year2026, Year = 2026 });
        builder.OwnsMany(
            y => y.Days,
            days =>
            {
                days.ToTable("holiday", "shared");
                days.WithOwner().HasForeignKey("CalendarYearId");
                days.HasKey(h => h.On);
                days.Property(h => h.On).ValueGeneratedNever();
                days.Property(h => h.Name).HasMaxLength(120);
                days.HasData(
                    Of2026.Select(h => new
                    {
                        CalendarYearId = Year2026,
                        On = new DateOnly(2026, h.Month, h.Day),
                        h.Name,
                        h.Kind,
                    })
                );
            }
        );
        builder.Navigation(y => y.Days).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}
