using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Tests.Loans;

public class ScheduleVectors
{
    public static TheoryData<string> Schedules => Vectors.Ids("schedules");

    public static TheoryData<string> Invalid => Vectors.Ids("invalid");

    public static TheoryData<string> Shifts => Vectors.Ids("workingDayShift");

    [Theory, MemberData(nameof(Schedules))]
    public void A_schedule_has_the_rows_of_its_vector(string id)
    {
        var vector = Vectors.Find("schedules", id);
        var terms = Vectors.Terms(vector.GetProperty("inputs"));
        var expected = vector.GetProperty("expected");

        var schedule = RepaymentSchedule.Create(terms);

        var from = terms.DisbursementOn;
        foreach (var (row, wanted) in schedule.Rows.Zip(expected.GetProperty("rows").EnumerateArray()))
        {
            (row.No, row.DueOn, row.DueOn.DayNumber - from.DayNumber).ShouldBe(
                (wanted.GetProperty("no").GetInt32(), wanted.Date("dueDate"), wanted.GetProperty("days").GetInt32())
            );
            (row.Principal.Rupiah, row.Charge.Rupiah, row.Total.Rupiah, row.Balance.Rupiah).ShouldBe(
                (
                    wanted.Rupiah("principal"),
                    wanted.Rupiah("interest"),
                    wanted.Rupiah("total"),
                    wanted.Rupiah("balance")
                ),
                $"row {row.No}"
            );
            from = row.DueOn;
        }
        var totals = expected.GetProperty("totals");
        schedule.Rows.Length.ShouldBe(expected.GetProperty("rows").GetArrayLength());
        schedule.Principal.Rupiah.ShouldBe(totals.Rupiah("principal"));
        schedule.Charge.Rupiah.ShouldBe(totals.Rupiah("interest"));
        schedule.Total.Rupiah.ShouldBe(totals.Rupiah("total"));
        schedule.RegularInstalment.Rupiah.ShouldBe(expected.Rupiah("regularInstalment"));
        schedule.LastInstalment.Rupiah.ShouldBe(expected.Rupiah("lastInstalment"));
    }

    [Theory, MemberData(nameof(Invalid))]
    public void Broken_terms_are_refused(string id)
    {
        var inputs = Vectors.Find("invalid", id).GetProperty("inputs");

        // Half a rupiah is no Money at all; everything else breaks a rule that names its field.
        if (Vectors.Text(inputs, "principal")!.Contains('.'))
            Should.Throw<FormatException>(() => Vectors.Terms(inputs));
        else
            Should
                .Throw<RuleBrokenException>(() => RepaymentSchedule.Create(Vectors.Terms(inputs)))
                .Field.ShouldNotBeNull();
    }

    [Theory, MemberData(nameof(Shifts))]
    public void A_due_date_becomes_payable_by_the_rule_of_the_product(string id)
    {
        var vector = Vectors.Find("workingDayShift", id);
        var inputs = vector.GetProperty("inputs");
        var calendar = new ProgrammeCalendar(Dates(inputs, "holidays").ToHashSet());
        var shift = Enum.Parse<PayDateShift>(inputs.GetProperty("rule").GetString()!, true);
        var terms = new LoanTerms
        {
            Method = LoanMethod.InterestFree,
            Principal = new Money(6_000_000),
            Periods = inputs.GetProperty("periods").GetInt32(),
            DisbursementOn = inputs.Date("disbursementDate"),
        };

        var rows = RepaymentSchedule.Create(terms, calendar, shift).Rows;

        rows.Select(r => r.DueOn).ShouldBe(Dates(vector, "nominalDueDates"));
        rows.Select(r => r.PayableOn).ShouldBe(Dates(vector.GetProperty("expected"), "payableDates"));
    }

    private static IEnumerable<DateOnly> Dates(System.Text.Json.JsonElement element, string name) =>
        element.GetProperty(name).EnumerateArray().Select(d => DateOnly.Parse(d.GetString()!));
}
