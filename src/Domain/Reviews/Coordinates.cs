using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PmiEmas.Domain.Reviews;

/// <summary>A place on the map in millionths of a degree (about eleven centimetres).</summary>
public sealed partial record Coordinates(int Latitude, int Longitude)
{
    private const int Degree = 1_000_000;

    /// <summary>Between Miangas and Rote, Sabang and Merauke, with the sea around.</summary>
    public bool AreInIndonesia =>
        Latitude is >= -11 * Degree - Degree / 2 and <= 6 * Degree + Degree / 2
        && Longitude is >= 94 * Degree + Degree / 2 and <= 141 * Degree + Degree / 2;

    /// <summary>Reads degrees as phones and people write them: <c>-6.120567</c>, <c>−6,12</c>, <c>6.12 LS</c> is not.</summary>
    public static bool TryParse(string? latitude, string? longitude, [NotNullWhen(true)] out Coordinates? coordinates)
    {
        coordinates =
            Micro(latitude) is { } north && Micro(longitude) is { } east ? new Coordinates(north, east) : null;
        return coordinates is not null;
    }

    /// <summary>A degree with six decimals: <c>-6.120567</c>.</summary>
    public static string Written(int micro) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(micro < 0 ? "-" : "")}{Math.Abs(micro) / Degree}.{Math.Abs(micro) % Degree:000000}"
        );

    public override string ToString() => $"{Written(Latitude)}, {Written(Longitude)}";

    private static int? Micro(string? typed)
    {
        var match = Degrees().Match((typed ?? "").Trim());
        if (!match.Success)
            return null;
        var whole = int.Parse(match.Groups["whole"].Value, CultureInfo.InvariantCulture);
        var part = match.Groups["part"].Value.PadRight(6, '0')[..6];
        var micro = whole * Degree + int.Parse(part, CultureInfo.InvariantCulture);
        return match.Groups["sign"].Value is "-" or "−" ? -micro : micro;
    }

    [GeneratedRegex(@"^(?<sign>[-−+]?)(?<whole>\d{1,3})([.,](?<part>\d{1,15}))?°?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Degrees();
}
