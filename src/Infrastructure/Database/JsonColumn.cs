using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Database;

/// <summary>Keeps an immutable list or map of values as one jsonb column: replaced whole, never queried by its parts.</summary>
internal static class JsonColumn
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter(), new RegionJson(), new MoneyJson() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static PropertyBuilder<TValue> AsJson<TValue>(this PropertyBuilder<TValue> property)
        where TValue : class =>
        property
            .HasColumnType("jsonb")
            .HasConversion(
                value => JsonSerializer.Serialize(value, Options),
                text => JsonSerializer.Deserialize<TValue>(text, Options)!,
                // Values are replaced, not changed in place: the text decides whether anything changed.
                new ValueComparer<TValue>(
                    (a, b) =>
                        ReferenceEquals(a, b)
                        || JsonSerializer.Serialize(a, Options) == JsonSerializer.Serialize(b, Options),
                    value => StringComparer.Ordinal.GetHashCode(JsonSerializer.Serialize(value, Options)),
                    value => value
                )
            );

    private sealed class RegionJson : JsonConverter<RegionCode>
    {
        public override RegionCode Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            RegionCode.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, RegionCode value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }

    private sealed class MoneyJson : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Rupiah);
    }
}
