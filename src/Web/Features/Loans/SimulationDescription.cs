using PmiEmas.Web.Shared.Language;

namespace PmiEmas.Web.Features.Loans;

/// <summary>The simulation's address described for programs (OpenAPI 3.1).</summary>
internal static class SimulationDescription
{
    private static readonly (string Name, string Type, object? Otherwise, IEnumerable<string>? Values)[] Parameters =
    [
        ("method", "string", null, SimulationParameters.Methods.Keys),
        ("principal", "integer", null, null),
        ("annualRatePercent", "number", 0, null),
        ("periods", "integer", null, null),
        ("unit", "string", "MONTH", SimulationParameters.Units.Keys),
        ("every", "integer", 1, null),
        ("disbursementDate", "date", null, null),
        ("firstDueDate", "date", null, null),
        ("gracePrincipal", "integer", 0, null),
        ("graceInterestDeferred", "integer", 0, null),
        ("graceInterestRule", "string", "FIRST_DUE", SimulationParameters.GraceRules.Keys),
        ("interestFreePeriods", "integer", 0, null),
        ("dayCount", "string", "30/360", SimulationParameters.DayCounts.Keys),
        ("multipleOf", "integer", 1, null),
        ("interestMultipleOf", "integer", 1, null),
        ("roundingMode", "string", "HALF_UP", SimulationParameters.RoundingModes.Keys),
        ("interestAt", "string", "PERIOD", SimulationParameters.InterestAts.Keys),
        ("margin", "integer", 0, null),
        ("rule", "string", "NEXT", ["NONE", "NEXT", "PREVIOUS", "NEXT_IN_MONTH"]),
    ];

    public static object OpenApi(Texts texts) =>
        new
        {
            openapi = "3.1.0",
            info = new
            {
                title = "PMI EMAS",
                version = "1",
                description = texts["loans.simulation-about"],
            },
            paths = new Dictionary<string, object>
            {
                ["/api/v1/loan-simulations"] = new
                {
                    get = new
                    {
                        operationId = "simulateLoan",
                        parameters = Parameters.Select(p => new
                        {
                            name = p.Name,
                            @in = "query",
                            required = p.Name is "method" or "principal" or "periods",
                            schema = Schema(p.Type, p.Otherwise, p.Values),
                        }),
                        responses = new Dictionary<string, object>
                        {
                            ["200"] = Answer("application/json", Simulation),
                            ["422"] = Answer("application/problem+json", Problem),
                        },
                    },
                },
            },
        };

    private static readonly object Integer = new { type = "integer", format = "int64" };
    private static readonly object Date = new { type = "string", format = "date" };
    private static readonly object String = new { type = "string" };

    private static object Simulation =>
        Record(
            ("totals", Record(("principal", Integer), ("charge", Integer), ("total", Integer))),
            ("regularInstalment", Integer),
            ("lastInstalment", Integer),
            (
                "rows",
                new
                {
                    type = "array",
                    items = Record(
                        ("no", Integer),
                        ("dueDate", Date),
                        ("payableDate", Date),
                        ("principal", Integer),
                        ("charge", Integer),
                        ("total", Integer),
                        ("balance", Integer)
                    ),
                }
            )
        );

    private static object Problem =>
        Record(
            ("title", String),
            ("status", Integer),
            ("detail", String),
            ("field", String),
            ("rule", String),
            ("errors", new { type = "array", items = Record(("field", String), ("rule", String), ("message", String)) })
        );

    private static object Record(params (string Name, object Schema)[] fields) =>
        new { type = "object", properties = fields.ToDictionary(f => f.Name, f => f.Schema) };

    private static object Answer(string type, object schema) =>
        new { description = type, content = new Dictionary<string, object> { [type] = new { schema } } };

    private static Dictionary<string, object> Schema(string type, object? otherwise, IEnumerable<string>? values)
    {
        var schema = new Dictionary<string, object> { ["type"] = type == "date" ? "string" : type };
        if (type == "date")
            schema["format"] = "date";
        if (otherwise is not null)
            schema["default"] = otherwise;
        if (values is not null)
            schema["enum"] = values;
        return schema;
    }
}
