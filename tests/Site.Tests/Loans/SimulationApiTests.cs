using System.Net;
using System.Text.Json;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Loans;

public sealed class SimulationApiTests : SiteTest
{
    private const string Address = "/api/v1/loan-simulations";

    private static readonly JsonElement Vectors = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(Checkout.Root, "tests/Domain.Tests/Vectors/loans-idr.json")))
        .RootElement;

    public static TheoryData<string> Schedules => Ids("schedules");

    public static TheoryData<string> Invalid => Ids("invalid");

    public static TheoryData<string> Shifts => Ids("workingDayShift");

    [Theory, MemberData(nameof(Schedules))]
    public async Task The_answer_is_the_schedule_of_the_vector(string id)
    {
        var vector = Find("schedules", id);
        var told = await Simulated(vector.GetProperty("inputs"));

        var wanted = vector.GetProperty("expected");
        told.GetProperty("regularInstalment").GetInt64().ShouldBe(wanted.GetProperty("regularInstalment").GetInt64());
        told.GetProperty("lastInstalment").GetInt64().ShouldBe(wanted.GetProperty("lastInstalment").GetInt64());
        var sums = told.GetProperty("totals");
        foreach (var (ours, theirs) in new[] { ("principal", "principal"), ("charge", "interest"), ("total", "total") })
            sums.GetProperty(ours).GetInt64().ShouldBe(wanted.GetProperty("totals").GetProperty(theirs).GetInt64());
        told.GetProperty("rows")
            .EnumerateArray()
            .Select(r =>
                (Text(r, "no"), Text(r, "dueDate"), Text(r, "principal"), Text(r, "charge"), Text(r, "balance"))
            )
            .ShouldBe(
                wanted
                    .GetProperty("rows")
                    .EnumerateArray()
                    .Select(r =>
                        (
                            Text(r, "no"),
                            Text(r, "dueDate"),
                            Text(r, "principal"),
                            Text(r, "interest"),
                            Text(r, "balance")
                        )
                    )
            );
    }

    [Theory, MemberData(nameof(Schedules))]
    public async Task Values_count_in_any_case(string id)
    {
        var inputs = Find("schedules", id).GetProperty("inputs");
        using var upper = await Site.Visitor().Fetch(Address + Query(inputs));
        using var lower = await Site.Visitor().Fetch(Address + Query(inputs).ToLowerInvariant());

        (await lower.Content.ReadAsStringAsync()).ShouldBe(await upper.Content.ReadAsStringAsync());
    }

    [Theory, MemberData(nameof(Invalid))]
    public async Task A_schedule_that_cannot_be_is_refused_with_the_field_and_the_rule(string id)
    {
        var problem = await Refused(Query(Find("invalid", id).GetProperty("inputs")));

        problem.GetProperty("field").GetString().ShouldBe("principal");
        problem.GetProperty("rule").GetString().ShouldNotBeNullOrEmpty();
    }

    [Theory, MemberData(nameof(Shifts))]
    public async Task Payable_dates_move_by_the_rule(string id)
    {
        var vector = Find("workingDayShift", id);
        var told = await Simulated(vector.GetProperty("inputs"), "&method=INTEREST_FREE&principal=6000000");

        Dates(told, "dueDate")
            .ShouldBe(vector.GetProperty("nominalDueDates").EnumerateArray().Select(d => d.GetString()));
        Dates(told, "payableDate")
            .ShouldBe(
                vector.GetProperty("expected").GetProperty("payableDates").EnumerateArray().Select(d => d.GetString())
            );
    }

    [Fact]
    public async Task Without_days_off_given_the_programmes_own_holidays_count()
    {
        using var answer = await Site.Visitor()
            .Fetch(
                Address + "?method=FLAT&principal=1000000&annualRatePercent=6&periods=1&disbursementDate=2026-02-20"
            );
        var told = await Json(answer);

        Dates(told, "dueDate").ShouldBe(["2026-03-20"]);
        Dates(told, "payableDate").ShouldBe(["2026-03-25"], "Idulfitri and its collective leave lie between");
    }

    [Fact]
    public async Task A_missing_disbursement_date_is_today()
    {
        using var answer = await Site.Visitor().Fetch(Address + "?method=interest_free&principal=1200&periods=2");
        Dates(await Json(answer), "dueDate").ShouldBe(["2026-12-20", "2027-01-20"]);
    }

    [Theory]
    [InlineData("method", "")]
    [InlineData("method", "LOAN_SHARK")]
    [InlineData("method", "1")]
    [InlineData("principal", "")]
    [InlineData("principal", "1e9999")]
    [InlineData("principal", "-5")]
    [InlineData("principal", "0")]
    [InlineData("principal", "1000000.50")]
    [InlineData("principal", "1.000.000")]
    [InlineData("principal", "99999999999999999999999999999999")]
    [InlineData("principal", "9007199254740992")]
    [InlineData("principal", "１２３")]
    [InlineData("principal", "NaN")]
    [InlineData("principal", "1000&principal=2000")]
    [InlineData("annualRatePercent", "1e9999")]
    [InlineData("annualRatePercent", "-1")]
    [InlineData("annualRatePercent", "100.01")]
    [InlineData("annualRatePercent", "6,5")]
    [InlineData("annualRatePercent", "6.125")]
    [InlineData("annualRatePercent", ".")]
    [InlineData("annualRatePercent", "99999999999999999999")]
    [InlineData("periods", "")]
    [InlineData("periods", "0")]
    [InlineData("periods", "-3")]
    [InlineData("periods", "601")]
    [InlineData("periods", "99999999999")]
    [InlineData("periods", "12.5")]
    [InlineData("unit", "DAY")]
    [InlineData("every", "0")]
    [InlineData("every", "61")]
    [InlineData("disbursementDate", "2026-02-30")]
    [InlineData("disbursementDate", "20-11-2026")]
    [InlineData("disbursementDate", "0001-01-01")]
    [InlineData("disbursementDate", "9999-12-31")]
    [InlineData("firstDueDate", "2026-01-15")]
    [InlineData("firstDueDate", "9999-12-31")]
    [InlineData("gracePrincipal", "12")]
    [InlineData("gracePrincipal", "-1")]
    [InlineData("graceInterestDeferred", "2147483648")]
    [InlineData("graceInterestRule", "NEVER")]
    [InlineData("interestFreePeriods", "x")]
    [InlineData("dayCount", "30/365")]
    [InlineData("multipleOf", "0")]
    [InlineData("multipleOf", "1000001")]
    [InlineData("interestMultipleOf", "-100")]
    [InlineData("roundingMode", "DOWN")]
    [InlineData("interestAt", "NOW")]
    [InlineData("margin", "5")]
    [InlineData("margin", "-5")]
    [InlineData("currency", "USD")]
    [InlineData("rule", "SOMETIME")]
    [InlineData("weekend", "MON,TUE,WED,THU,FRI,SAT,SUN")]
    [InlineData("holidays", "2026-02-30")]
    public async Task Bad_input_is_refused_naming_its_field(string field, string value)
    {
        var sound = new Dictionary<string, string>
        {
            ["method"] = "FLAT",
            ["principal"] = "12000000",
            ["annualRatePercent"] = "6",
            ["periods"] = "12",
            ["disbursementDate"] = "2026-01-15",
            [field] = value,
        };
        var query = "?" + string.Join('&', sound.Select(p => $"{p.Key}={p.Value.Replace("&", "&")}"));

        var problem = await Refused(query);

        problem.GetProperty("field").GetString().ShouldBe(field);
        problem.GetProperty("rule").GetString().ShouldNotBeNull().ShouldStartWith("loans.");
        problem.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Every_wrong_word_is_named_at_once()
    {
        var problem = await Refused("?principal=x&periods=y");
        problem
            .GetProperty("errors")
            .EnumerateArray()
            .Select(e => e.GetProperty("field").GetString())
            .ShouldBe(["method", "principal", "periods"], ignoreOrder: true);
    }

    [Fact]
    public async Task Programs_find_the_description()
    {
        using var answer = await Site.Visitor().Fetch("/api/v1/openapi.json");
        (await Json(answer)).GetProperty("paths").TryGetProperty(Address, out _).ShouldBeTrue();
    }

    private async Task<JsonElement> Simulated(JsonElement inputs, string more = "")
    {
        using var answer = await Site.Visitor().Fetch(Address + Query(inputs) + more);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await Json(answer);
    }

    private async Task<JsonElement> Refused(string query)
    {
        using var answer = await Site.Visitor().Fetch(Address + query);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, await answer.Content.ReadAsStringAsync());
        answer.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe("application/problem+json");
        return await Json(answer);
    }

    private static async Task<JsonElement> Json(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    private static IEnumerable<string?> Dates(JsonElement told, string name) =>
        told.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty(name).GetString());

    private static string Query(JsonElement inputs) =>
        "?" + string.Join('&', inputs.EnumerateObject().Select(p => $"{p.Name}={Uri.EscapeDataString(Word(p.Value))}"));

    private static string Word(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
            ? string.Join(',', value.EnumerateArray().Select(v => v.ToString()))
            : value.ToString();

    private static string Text(JsonElement row, string name) => row.GetProperty(name).ToString();

    private static TheoryData<string> Ids(string section) =>
        [.. Vectors.GetProperty(section).EnumerateArray().Select(v => v.GetProperty("id").GetString()!)];

    private static JsonElement Find(string section, string id) =>
        Vectors.GetProperty(section).EnumerateArray().Single(v => v.GetProperty("id").GetString() == id);
}
