using System.Text;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Accounts;

/// <summary>What a password must be: long, and more than words everybody tries first.</summary>
public static class Passwords
{
    public const int Shortest = 12;
    public const int Longest = 128;

    /// <summary>So much must be left once common words, rows of keys, repetitions and the person's own words are taken away.</summary>
    private const int OwnPart = 5;

    private static readonly string[] Rows =
    [
        "abcdefghijklmnopqrstuvwxyz",
        "qwertyuiop",
        "asdfghjkl",
        "zxcvbnm",
        "01234567890",
        "qazwsxedcrfvtgbyhnujmikolp",
        "1q2w3e4r5t6y7u8i9o0p",
        "!@#$%^&*()",
    ];

    private static readonly Lazy<string[]> Common = new(Read);

    /// <summary>The rule the password breaks, or null where it is good. <paramref name="about"/> are words of the person and the office.</summary>
    public static Rule? Broken(string password, IEnumerable<string> about)
    {
        if (password.Length < Shortest)
            return AccountRules.PasswordLongEnough;
        if (password.Length > Longest)
            return AccountRules.PasswordNotTooLong;

        var plain = Plain(password);
        var rest = WithoutRows(Without(plain, Common.Value));
        if (OwnLength(rest) < OwnPart)
            return AccountRules.PasswordUncommon;
        var own = about.Select(Plain).Where(w => w.Length >= 3).OrderByDescending(w => w.Length);
        return OwnLength(WithoutRows(Without(Without(plain, own), Common.Value))) < OwnPart
            ? AccountRules.PasswordNotAboutYou
            : null;
    }

    private static string Without(string text, IEnumerable<string> words)
    {
        foreach (var word in words)
            text = text.Replace(word, " ", StringComparison.Ordinal);
        return text;
    }

    /// <summary>Takes away rows of neighbouring keys or letters, forwards and backwards, of three and more.</summary>
    private static string WithoutRows(string text)
    {
        var kept = new StringBuilder();
        for (var i = 0; i < text.Length; )
        {
            var run = Rows.Max(row => Math.Max(RunIn(row, text, i), RunIn(Reversed(row), text, i)));
            if (run < 3)
                kept.Append(text[i]);
            i += Math.Max(1, run < 3 ? 1 : run);
        }
        return kept.ToString();
    }

    private static int RunIn(string row, string text, int start)
    {
        var at = row.IndexOf(text[start]);
        var length = 0;
        while (
            at >= 0
            && at + length < row.Length
            && start + length < text.Length
            && row[at + length] == text[start + length]
        )
            length++;
        return length;
    }

    /// <summary>Letters and signs that are the person's own; a repeated piece counts once, and so do digits put at the end.</summary>
    private static int OwnLength(string rest)
    {
        var pieces = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Trim(Fillers)).ToList();
        var text = string.Concat(pieces.Distinct());
        for (var size = 1; size <= text.Length / 2; size++)
            if (text.Length % size == 0 && text == string.Concat(Enumerable.Repeat(text[..size], text.Length / size)))
                return size;
        return Math.Min(text.Length, text.Distinct().Count() * 3);
    }

    private static readonly char[] Fillers = [.. "0123456789!@#$%^&*()-_=+.,?;:/ "];

    private static string Reversed(string text) => new([.. text.Reverse()]);

    /// <summary>Small letters, and letters for the signs people put in their place.</summary>
    private static string Plain(string text) =>
        string.Concat(
            text.Normalize(NormalizationForm.FormKC)
                .ToLowerInvariant()
                .Select((c, i) => IsBetweenLetters(text, i) ? LetterFor(c) : c)
        );

    private static bool IsBetweenLetters(string text, int i) =>
        i < text.Length
        && (
            (i > 0 && i - 1 < text.Length && char.IsLetter(text[i - 1]))
            || (i + 1 < text.Length && char.IsLetter(text[i + 1]))
        );

    private static char LetterFor(char c) =>
        c switch
        {
            '0' => 'o',
            '1' or '!' => 'i',
            '3' => 'e',
            '4' or '@' => 'a',
            '5' or '$' => 's',
            '7' => 't',
            _ => c,
        };

    private static string[] Read()
    {
        using var stream = typeof(Passwords).Assembly.GetManifestResourceStream(
            typeof(Passwords),
            "CommonPasswords.txt"
        )!;
        using var reader = new StreamReader(stream);
        return
        [
            .. reader
                .ReadToEnd()
                .Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
                .Where(w => w.Length >= 3)
                .Distinct()
                .OrderByDescending(w => w.Length),
        ];
    }
}
