using System.Text.RegularExpressions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Payments;

/// <summary>Why a record may be what a line shows. The order is the weight: the strongest first.</summary>
public enum MatchReason
{
    ReferenceInText,
    SameBankReference,
    SameAmount,
    NameInText,
    SameDay,
    NearDay,
    LooksReturned,

    /// <summary>A person typed its number.</summary>
    Typed,
}

/// <summary>A record of ours that a line may be. <see cref="Amount"/> is what it waits for; a loan takes any amount.</summary>
public sealed record MatchCandidate(
    MatchKind Kind,
    LineDirection Direction,
    Guid Id,
    string Reference,
    string SubjectReference,
    string Name,
    Money Amount,
    DateOnly On,
    string? BankReference = null
);

/// <summary>A candidate with its reasons. Only what is certain is matched without a person.</summary>
public sealed record MatchSuggestion(
    MatchCandidate Candidate,
    int Score,
    IReadOnlyList<MatchReason> Reasons,
    bool Certain
);

/// <summary>Compares lines with records: certain is only our own number in the text with the amount that is waited for, of one record alone.</summary>
public static partial class LineMatching
{
    private const int Most = 5;
    private const int Least = 30;
    private const int NearDays = 3;

    private static readonly string[] ReturnWords = ["RETUR", "REVERSAL", "DIKEMBALIKAN", "TOLAK", "REJECT", "GAGAL"];

    /// <summary>Our numbers in a text, also where the bank left out or changed what stands between their parts.</summary>
    public static IReadOnlySet<string> ReferencesIn(string text) =>
        Numbers()
            .Matches(text.ToUpperInvariant())
            .Select(m => $"{m.Groups["series"].Value}-{m.Groups["year"].Value}-{m.Groups["no"].Value}")
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>The likeliest first.</summary>
    public static IReadOnlyList<MatchSuggestion> Rank(StatementLine line, IEnumerable<MatchCandidate> candidates)
    {
        var found = ReferencesIn($"{line.Description} {line.BankReference}");
        var text = PersonNames.Compared(line.Description);
        var ranked = candidates
            .Where(candidate => candidate.Direction == line.Direction)
            .Select(candidate => Judge(line, candidate, found, text))
            .Where(s => s.Score >= Least)
            .OrderByDescending(s => s.Score)
            .ThenBy(s => Math.Abs(s.Candidate.On.DayNumber - line.BookedOn.DayNumber))
            .ThenBy(s => s.Candidate.Reference, StringComparer.Ordinal)
            .Take(Most)
            .ToList();
        var certain = ranked.Where(s => s.Certain).Select(s => s.Candidate).ToList();
        var announced = certain.Where(c => c.Kind == MatchKind.AnnouncedReceipt).ToList();
        // Who announced the money and named the loan means the announcement.
        certain.RemoveAll(c =>
            c.Kind == MatchKind.Repayment && announced.Exists(a => a.SubjectReference == c.Reference)
        );
        // Two that both would be certain are none: a person looks.
        return [.. ranked.Select(s => s with { Certain = certain.Count == 1 && certain[0] == s.Candidate })];
    }

    private static MatchSuggestion Judge(
        StatementLine line,
        MatchCandidate candidate,
        IReadOnlySet<string> found,
        string text
    )
    {
        List<MatchReason> reasons = [];
        if (found.Contains(candidate.Reference) || found.Contains(candidate.SubjectReference))
            reasons.Add(MatchReason.ReferenceInText);
        if (line.BankReference is { } reference && reference == candidate.BankReference)
            reasons.Add(MatchReason.SameBankReference);
        if (candidate.Amount == line.Amount)
            reasons.Add(MatchReason.SameAmount);
        var name = PersonNames.Compared(candidate.Name);
        if (name.Length >= 4 && text.Contains(name, StringComparison.Ordinal))
            reasons.Add(MatchReason.NameInText);
        var days = Math.Abs(candidate.On.DayNumber - line.BookedOn.DayNumber);
        if (days <= NearDays)
            reasons.Add(days == 0 ? MatchReason.SameDay : MatchReason.NearDay);
        if (
            candidate.Kind == MatchKind.ReturnedPayout
            && ReturnWords.Any(w => line.Description.Contains(w, StringComparison.OrdinalIgnoreCase))
        )
            reasons.Add(MatchReason.LooksReturned);
        return new MatchSuggestion(candidate, reasons.Sum(Weight), reasons, IsCertain(candidate, reasons));
    }

    /// <summary>A return turns a paid payout into a failed one: a person looks at each.</summary>
    private static bool IsCertain(MatchCandidate candidate, List<MatchReason> reasons) =>
        candidate.Kind is not MatchKind.ReturnedPayout
        && reasons.Contains(MatchReason.SameAmount)
        && (
            reasons.Contains(MatchReason.ReferenceInText)
            || (candidate.Kind == MatchKind.Booked && reasons.Contains(MatchReason.SameBankReference))
        );

    private static int Weight(MatchReason reason) =>
        reason switch
        {
            MatchReason.ReferenceInText => 60,
            MatchReason.SameBankReference => 55,
            MatchReason.SameAmount => 30,
            MatchReason.NameInText => 20,
            MatchReason.LooksReturned => 15,
            MatchReason.SameDay => 8,
            _ => 4,
        };

    [GeneratedRegex(
        @"(?<![A-Z])(?<series>KW|PJ|SPB|HB|KB|PB)[\s\-/.]?(?<year>20\d\d)[\s\-/.]?(?<no>\d{6})(?!\d)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Numbers();
}
