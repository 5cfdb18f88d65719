using PmiEmas.Application.Training;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Domain.Training;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Training;

public sealed class RunningACohortTests : SiteTest
{
    [Fact]
    public async Task A_cohort_tells_its_history()
    {
        var officer = await Site.Staff(Role.Officer);
        var course = await Site.Send(new CreateCourse("KWU", "Kewirausahaan dasar", "", 80), officer);
        var cohort = await Site.Send(
            new PlanCohort(
                course,
                new CohortPlan(
                    "Angkatan 1",
                    "Serang",
                    null,
                    20,
                    new(2026, 12, 1),
                    new(2026, 12, 4),
                    new(2026, 11, 28),
                    3
                )
            ),
            officer
        );

        var page = await Site.Send(new CohortDetail(cohort), officer);

        page.History.Single().Command.ShouldBe(nameof(PlanCohort));
        page.History.Single().Staff.ShouldBe(officer.Name);
    }
}
