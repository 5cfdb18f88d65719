namespace PmiEmas.Domain.Returnees;

/// <summary>The countries Indonesians work in, the most frequent first, as ISO 3166 alpha-2 codes.</summary>
public static class Countries
{
    public static readonly IReadOnlyList<string> Codes =
    [
        .. "MY TW HK SA SG KR JP BN AE QA KW OM BH JO TR IT PL DE GB NL ES PT FR SK CZ HU RO BG GR CY MT AL SI HR RS LT LV".Split(
            ' '
        ),
        .. "US CA AU NZ PG FJ SB TL MO CN TH VN KH LA MM PH IN PK BD LK MV IQ IR SY LB YE EG LY TN DZ MA SD ET KE TZ ZA NG GA SC MU MG SR BR".Split(
            ' '
        ),
    ];

    public static bool IsKnown(string? code) => code is not null && Codes.Contains(code);
}
