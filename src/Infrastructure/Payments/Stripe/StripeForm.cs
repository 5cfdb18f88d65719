using System.Globalization;
using System.Text;

namespace PmiEmas.Infrastructure.Payments.Stripe;

/// <summary>
/// Parameters in Stripe's form encoding: <c>a[b]=c</c>, lists as <c>a[0]=x</c>, an empty list as <c>a=</c>, nulls left out, booleans in lower
/// case, times as Unix seconds, and not one byte that depends on the culture.
/// </summary>
internal sealed class StripeForm
{
    private readonly StringBuilder _text = new();

    public StripeForm Add(string key, string? value)
    {
        if (value is null)
            return this;
        if (_text.Length > 0)
            _text.Append('&');
        _text.Append(Escape(key)).Append('=').Append(Escape(value));
        return this;
    }

    public StripeForm Add(string key, long? value) => Add(key, value?.ToString(CultureInfo.InvariantCulture));

    public StripeForm Add(string key, bool? value) =>
        Add(
            key,
            value switch
            {
                true => "true",
                false => "false",
                _ => null,
            }
        );

    public StripeForm Add(string key, DateTimeOffset? value) => Add(key, value?.ToUnixTimeSeconds());

    public StripeForm Add(string key, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
            return Add(key, "");
        for (var i = 0; i < values.Count; i++)
            Add($"{key}[{i.ToString(CultureInfo.InvariantCulture)}]", values[i]);
        return this;
    }

    public override string ToString() => _text.ToString();

    private static string Escape(string text) =>
        Uri.EscapeDataString(text)
            .Replace("%5B", "[", StringComparison.Ordinal)
            .Replace("%5D", "]", StringComparison.Ordinal);
}
