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

    /// <summary>Reads degrees as phones and people write them, latitude first: <c>-6.120567, 106.330125</c> or <c>-6,12 106,33</c>.</summary>
    public static bool TryParse(string? typed, [NotNullWhen(true)] out Coordinates? coordinates)
    {
        var match = Degrees().Match(typed ?? "");
        coordinates = match.Success
            ? new Coordinates(Micro(match.Groups["north"].Value), Micro(match.Groups["east"].Value))
            : null;
        return match.Success;
    }

    public override string ToString() => $"{Written(Latitude)}, {Written(Longitude)}";

    private static string Written(int micro) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(micro < 0 ? "-" : "")}{Math.Abs(micro) / Degree}.{Math.Abs(micro) % Degree:000000}"
        );

    private static int Micro(string degrees)
    {
        var below = degrees[0] is '-' or '−';
        var parts = degrees.TrimStart('-', '−', '+').Split('.', ',');
        var whole = int.Parse(parts[0], CultureInfo.InvariantCulture) * Degree;
        var part = parts.Length > 1 ? int.Parse(parts[1].PadRight(6, '0')[..6], CultureInfo.InvariantCulture) : 0;
        return below ? -whole - part : whole + part;
    }

    [GeneratedRegex(
        @"^\s*(?<north>[-−+]?\d{1,3}([.,]\d{1,15})?)°?\s*[,;\s]\s*(?<east>[-−+]?\d{1,3}([.,]\d{1,15})?)°?\s*$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Degrees();
}
