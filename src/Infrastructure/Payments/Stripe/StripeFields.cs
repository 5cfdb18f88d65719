using System.Text.Json;

namespace PmiEmas.Infrastructure.Payments.Stripe;

/// <summary>Reads fields of Stripe's objects; what is missing or of another kind is null or zero.</summary>
internal static class StripeFields
{
    public static string? Text(this JsonElement of, string name) =>
        of.Field(name) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;

    public static long Number(this JsonElement of, string name) =>
        of.Field(name) is { ValueKind: JsonValueKind.Number } found && found.TryGetInt64(out var number) ? number : 0;

    public static bool Flag(this JsonElement of, string name) => of.Field(name) is { ValueKind: JsonValueKind.True };

    public static DateTimeOffset? Time(this JsonElement of, string name) =>
        of.Number(name) is > 0 and < 253_402_300_800 and var seconds
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    public static JsonElement? Field(this JsonElement? of, string name) => of is { } found ? found.Field(name) : null;

    public static JsonElement? Field(this JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var found) ? found : null;

    /// <summary>The id of a reference, whether it came expanded or not.</summary>
    public static string? Reference(this JsonElement of, string name) =>
        of.Field(name) is { ValueKind: JsonValueKind.Object } whole ? whole.Text("id") : of.Text(name);

    public static Guid? Id(this JsonElement? of, string name) =>
        of is { } found && Guid.TryParse(found.Text(name), out var id) ? id : null;
}
