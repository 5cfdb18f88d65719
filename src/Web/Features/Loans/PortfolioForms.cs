using System.ComponentModel.DataAnnotations;
using System.Globalization;
using PmiEmas.Application.Lists;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Features.Loans;

/// <summary>What the portfolio is asked for: a day, how far knowledge goes, and what to break it down by.</summary>
public sealed class PortfolioForm
{
    public DateOnly? On { get; set; }

    /// <summary>As it was known at the end of this day.</summary>
    public DateOnly? KnownOn { get; set; }

    public PortfolioDimension By { get; set; }

    public PortfolioDay Day => new(On, EndOf(KnownOn));

    public PortfolioReport Question => new(Day, By);

    /// <summary>The same day for the list of loans behind a figure.</summary>
    public static PortfolioDay DayOf(ListQuery query) => new(DateIn(query["on"]), EndOf(DateIn(query["knownOn"])));

    /// <summary>The address of the loans behind a figure.</summary>
    public string Loans(params (string Name, string Value)[] which) =>
        $"{LoanLinks.Portfolio}/loans?{Asked}{string.Concat(which.Select(w => $"&{w.Name}={Uri.EscapeDataString(w.Value)}"))}".Replace(
            "?&",
            "?",
            StringComparison.Ordinal
        );

    /// <summary>The address of the same figures as a file.</summary>
    public string File(string kind) => $"{LoanLinks.Portfolio}/{kind}?by={By}&{Asked}".TrimEnd('&');

    private string Asked =>
        string.Join(
            '&',
            new[] { ("on", On), ("knownOn", KnownOn) }
                .Where(d => d.Item2 is not null)
                .Select(d => $"{d.Item1}={d.Item2!.Value.ToString("O", CultureInfo.InvariantCulture)}")
        );

    private static DateTimeOffset? EndOf(DateOnly? day) =>
        day is { } known ? ProgrammeCalendar.StartOf(known.AddDays(1)).AddTicks(-10) : null;

    private static DateOnly? DateIn(string? text) =>
        DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>The page: the figures, the question, the monthly reports.</summary>
public sealed record PortfolioPage(
    Portfolio Portfolio,
    PortfolioForm Form,
    NightMoves Night,
    IReadOnlyList<PortfolioMonth> Months
);

/// <summary>Rates of provision as people type them, in percent.</summary>
public sealed class ProvisionRatesForm
{
    public string Current { get; set; } = "";

    public string SpecialMention { get; set; } = "";

    public string Substandard { get; set; } = "";

    public string Doubtful { get; set; } = "";

    public string Loss { get; set; } = "";

    [Required]
    public DateOnly? From { get; set; }

    [StringLength(500)]
    public string Basis { get; set; } = "";

    public static ProvisionRatesForm Of(ProvisionScale scale, DateOnly from) =>
        new()
        {
            Current = PercentText.Of(new Rate(scale.Current)),
            SpecialMention = PercentText.Of(new Rate(scale.SpecialMention)),
            Substandard = PercentText.Of(new Rate(scale.Substandard)),
            Doubtful = PercentText.Of(new Rate(scale.Doubtful)),
            Loss = PercentText.Of(new Rate(scale.Loss)),
            From = from,
        };

    public SetProvisionRates ToCommand() =>
        new(
            new ProvisionScale(
                PercentText.Read(Current, nameof(Current)).BasisPoints,
                PercentText.Read(SpecialMention, nameof(SpecialMention)).BasisPoints,
                PercentText.Read(Substandard, nameof(Substandard)).BasisPoints,
                PercentText.Read(Doubtful, nameof(Doubtful)).BasisPoints,
                PercentText.Read(Loss, nameof(Loss)).BasisPoints
            ),
            From!.Value,
            Basis
        );
}
