using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PmiEmas.Infrastructure.Payments.Stripe;

/// <summary>
/// <c>Stripe-Signature: t=…,v1=…[,v1=…]</c>: HMAC-SHA256 of <c>{t}.</c> and the raw body under the whole secret; any v1 and any of our
/// secrets may match, at most five minutes off either way.
/// </summary>
internal static class StripeSignature
{
    public const string Header = "Stripe-Signature";

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public static bool IsValid(
        ReadOnlySpan<byte> body,
        string? header,
        IReadOnlyList<string> secrets,
        DateTimeOffset now
    )
    {
        if (header is not { Length: > 0 and <= 2000 })
            return false;
        var (time, signatures) = Parse(header);
        if (time is not { } at || signatures.Count == 0)
            return false;
        var inTime = Math.Abs((decimal)now.ToUnixTimeSeconds() - at) <= (decimal)Tolerance.TotalSeconds;
        var matches = false;
        foreach (var secret in secrets)
        {
            var expected = Sign(body, at, secret);
            // Every one is compared, in the same time whatever it holds.
            foreach (var given in signatures)
                matches |= CryptographicOperations.FixedTimeEquals(expected, given);
        }
        return matches && inTime;
    }

    public static byte[] Sign(ReadOnlySpan<byte> body, long time, string secret)
    {
        var head = Encoding.UTF8.GetBytes(time.ToString(CultureInfo.InvariantCulture) + ".");
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(head);
        hmac.AppendData(body);
        return hmac.GetHashAndReset();
    }

    private static (long? Time, List<byte[]> Signatures) Parse(string header)
    {
        long? time = null;
        List<byte[]> signatures = [];
        foreach (var part in header.Split(','))
        {
            var (name, value) = part.Split('=', 2) is [var n, var v] ? (n.Trim(), v.Trim()) : ("", "");
            if (name == "t" && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
                time = seconds;
            if (name == "v1" && value.Length == 64 && value.All(char.IsAsciiHexDigitLower))
                signatures.Add(Convert.FromHexString(value));
        }
        return (time, signatures);
    }
}
