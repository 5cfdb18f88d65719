using System.Globalization;
using System.Text;

namespace PmiEmas.Domain.Returnees;

/// <summary>Why an account's holder is, or is not, taken for the person.</summary>
public enum HolderMatch
{
    Same,

    /// <summary>The beginning of the name, as banks cut it.</summary>
    CutByBank,

    /// <summary>A beginning so short that it could be anybody's.</summary>
    TooShort,

    /// <summary>The same words in another order: two people may be called so.</summary>
    OtherOrder,
    Different,
}

/// <summary>Names as people carry them: often a single word, spelt with and without dots, cut short by banks.</summary>
public static class PersonNames
{
    /// <summary>Banks cut holders' names; a cut shorter than this could be anybody.</summary>
    private const int ShortestCut = 12;

    /// <summary>Single spaces, no blanks at the ends.</summary>
    public static string Tidy(string name) =>
        string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whether this can be a person's name: letters, and no digits or signs that names never hold.</summary>
    public static bool IsPlausible(string? name)
    {
        var tidy = Tidy(name ?? "");
        return tidy.Length is >= 2 and <= 120
            && tidy.Any(char.IsLetter)
            && tidy.All(c =>
                char.IsLetter(c)
                || c is ' ' or '.' or ',' or '\'' or '’' or '-' or '/' or '`'
                || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark
            );
    }

    /// <summary>The name as compared: letters only, in upper case, words parted by one space.</summary>
    public static string Compared(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var c in name)
            if (char.IsLetter(c))
                letters.Append(char.ToUpperInvariant(c));
            else if (char.IsWhiteSpace(c) || c is '.' or ',')
                letters.Append(' ');
        return Tidy(letters.ToString());
    }

    /// <summary>Whether an account's holder can be the person: the same name, or the same name cut short by the bank.</summary>
    public static bool MayBeHolder(string holder, string owner) =>
        CompareHolder(holder, owner) is HolderMatch.Same or HolderMatch.CutByBank;

    /// <summary>How an account's holder compares with the person, letters only.</summary>
    public static HolderMatch CompareHolder(string holder, string owner)
    {
        var (one, other) = (Compared(holder), Compared(owner));
        if (one.Length == 0)
            return HolderMatch.Different;
        if (one == other)
            return HolderMatch.Same;
        if (other.StartsWith(one, StringComparison.Ordinal))
            return one.Length >= ShortestCut ? HolderMatch.CutByBank : HolderMatch.TooShort;
        var words = one.Split(' ').Order(StringComparer.Ordinal);
        return words.SequenceEqual(other.Split(' ').Order(StringComparer.Ordinal))
            ? HolderMatch.OtherOrder
            : HolderMatch.Different;
    }

    /// <summary>Whether two names may mean one person: equal words in any order, or at most one letter in six apart.</summary>
    public static bool AreAlike(string a, string b)
    {
        var (one, other) = (Ordered(a), Ordered(b));
        var longest = Math.Max(one.Length, other.Length);
        return longest > 0 && Distance(one, other) <= longest / 6;
    }

    private static string Ordered(string name) =>
        string.Join(' ', Compared(name).Split(' ').Order(StringComparer.Ordinal));

    /// <summary>Levenshtein's distance.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j - 1], above) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
