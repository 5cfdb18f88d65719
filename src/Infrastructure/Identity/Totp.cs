using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PmiEmas.Infrastructure.Identity;

/// <summary>Time-based codes as in RFC 6238: SHA-1, six digits, steps of 30 seconds, one step of tolerance either way.</summary>
internal static class Totp
{
    private const int StepSeconds = 30;
    private const int SecretBytes = 20;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string NewSecret() => Base32(RandomNumberGenerator.GetBytes(SecretBytes));

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The step whose code this is, after <paramref name="lastUsed"/>; null where there is none.</summary>
    public static long? Match(string secret, string code, DateTimeOffset now, long lastUsed)
    {
        var key = Bytes(secret);
        var here = StepAt(now);
        long? matched = null;
        for (var step = here - 1; step <= here + 1; step++)
            if (step > lastUsed && CryptographicOperations.FixedTimeEquals(Utf8(CodeAt(key, step)), Utf8(code)))
                matched = step;
        return matched;
    }

    public static string CodeAt(string secret, DateTimeOffset at) => CodeAt(Bytes(secret), StepAt(at));

    public static string UriOf(string secret, string email) =>
        $"otpauth://totp/PMI%20EMAS:{Uri.EscapeDataString(email)}?secret={secret}&issuer=PMI%20EMAS";

    private static string CodeAt(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        // RFC 6238 and every authenticator app use HMAC-SHA-1 here; it is not used as a bare hash.
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 15;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Base32(byte[] bytes)
    {
        var text = new StringBuilder(bytes.Length * 8 / 5);
        var (buffer, bits) = (0, 0);
        foreach (var one in bytes)
        {
            buffer = ((buffer << 8) | one) & 0xFFFF;
            for (bits += 8; bits >= 5; bits -= 5)
                text.Append(Alphabet[(buffer >> (bits - 5)) & 31]);
        }
        return text.ToString();
    }

    private static byte[] Bytes(string base32)
    {
        var bytes = new List<byte>(base32.Length * 5 / 8);
        var (buffer, bits) = (0, 0);
        foreach (var letter in base32)
        {
            buffer = ((buffer << 5) | Alphabet.IndexOf(letter)) & 0xFFFF;
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes.Add((byte)(buffer >> bits));
        }
        return [.. bytes];
    }
}
