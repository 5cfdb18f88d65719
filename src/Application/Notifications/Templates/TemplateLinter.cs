using System.Text;
using System.Text.RegularExpressions;

namespace PmiEmas.Application.Notifications.Templates;

/// <summary>One fault of a template, at a place people can find. The fault is part of its text's key: <c>notifications.lint-{fault}</c>.</summary>
public sealed record LintError(int Line, int Column, string Fault, string What);

/// <summary>
/// Lets through places (<c>{{name}}</c>) and conditions (<c>{{#if name}}</c>, <c>{{#unless name}}</c>, <c>{{else}}</c>) over declared names, and
/// nothing else that the engine could do: no helpers, paths, partials, decorators, loops, unescaped or raw text.
/// </summary>
public static partial class TemplateLinter
{
    /// <summary>Bytes of a body in UTF-8: larger ones take the engine seconds to read.</summary>
    public const int LargestBody = 50 * 1024;

    public const int LongestSubject = 150;

    /// <summary>Signs of a text to a phone before its places are filled: two texts of 160 with what ends them.</summary>
    public const int LongestShort = 200;

    public const int DeepestNesting = 5;

    private static readonly HashSet<string> EngineWords =
    [
        "if",
        "unless",
        "each",
        "with",
        "lookup",
        "log",
        "else",
        "this",
        "true",
        "false",
        "null",
    ];

    public static IReadOnlyList<LintError> LintSubject(string subject, IReadOnlyCollection<string> names)
    {
        if (subject.Length > LongestSubject)
            return [new LintError(1, LongestSubject + 1, "subject-too-long", LongestSubject.ToString(Invariant))];
        var lineBreak = subject.AsSpan().IndexOfAny('\r', '\n');
        return lineBreak >= 0 ? [new LintError(1, lineBreak + 1, "subject-of-many-lines", "")] : Lint(subject, names);
    }

    public static IReadOnlyList<LintError> LintShort(string text, IReadOnlyCollection<string> names)
    {
        if (text.Length > LongestShort)
            return [new LintError(1, LongestShort + 1, "short-too-long", LongestShort.ToString(Invariant))];
        var lineBreak = text.AsSpan().IndexOfAny('\r', '\n');
        return lineBreak >= 0 ? [new LintError(1, lineBreak + 1, "short-of-many-lines", "")] : Lint(text, names);
    }

    public static IReadOnlyList<LintError> LintBody(string body, IReadOnlyCollection<string> names) =>
        Encoding.UTF8.GetByteCount(body) > LargestBody
            ? [new LintError(1, 1, "too-large", (LargestBody / 1024).ToString(Invariant))]
            : Lint(body, names);

    /// <summary>How often a name stands as a place in a text that was linted.</summary>
    internal static int Uses(string text, string name) =>
        Place().Matches(text).Count(m => m.Groups["name"].Value == name);

    private static List<LintError> Lint(string text, IReadOnlyCollection<string> names) =>
        string.IsNullOrWhiteSpace(text) ? [new LintError(1, 1, "empty", "")] : new Reading(text, names).Errors();

    private static readonly IFormatProvider Invariant = System.Globalization.CultureInfo.InvariantCulture;

    /// <summary>One walk through a text, from tag to tag.</summary>
    private sealed class Reading(string text, IReadOnlyCollection<string> names)
    {
        private readonly List<LintError> _errors = [];
        private readonly Stack<Block> _open = [];

        public List<LintError> Errors()
        {
            var at = 0;
            while (at < text.Length)
                at = Next(at);
            foreach (var block in _open.Reverse())
                Report(block.At, "block-not-closed", block.Kind);
            return [.. _errors.OrderBy(e => e.Line).ThenBy(e => e.Column)];
        }

        /// <summary>Reads on from a place to behind the next tag.</summary>
        private int Next(int from)
        {
            var open = text.IndexOf("{{", from, StringComparison.Ordinal);
            var plainEnd = open < 0 ? text.Length : open;
            CheckPlain(from, plainEnd);
            if (open < 0)
                return text.Length;

            var close = text.IndexOf("}}", open + 2, StringComparison.Ordinal);
            if (close < 0)
            {
                Report(open, "tag-not-closed", "{{");
                return text.Length;
            }

            // A third brace belongs to the tag it stands at.
            var end = close + 2;
            while (end < text.Length && text[end] == '}')
                end++;
            CheckTag(open, text[(open + 2)..(end - 2)]);
            return end;
        }

        private void CheckPlain(int from, int end)
        {
            var stray = text.IndexOf("}}", from, end - from, StringComparison.Ordinal);
            if (stray >= 0)
                Report(stray, "tag-not-opened", "}}");
            if (end < text.Length && end > from && text[end - 1] == '\\')
                Report(end - 1, "escape", "\\{{");
            for (var i = from; i < end; i++)
                if (char.IsControl(text[i]) && text[i] is not ('\n' or '\r' or '\t'))
                    Report(i, "control-character", $"U+{(int)text[i]:X4}");
        }

        private void CheckTag(int at, string inside)
        {
            var tag = inside.Trim(' ');
            if (Name().IsMatch(tag) && tag != "else")
                CheckName(at, tag);
            else if (tag == "else")
                CheckElse(at);
            else if (Opening().Match(tag) is { Success: true } opening)
                Open(at, opening.Groups["kind"].Value, opening.Groups["name"].Value);
            else if (Closing().Match(tag) is { Success: true } closing)
                Close(at, closing.Groups["kind"].Value);
            else
                Report(at, FaultOf(inside), Shown(inside));
        }

        private void CheckName(int at, string name)
        {
            if (EngineWords.Contains(name) || !names.Contains(name))
                Report(at, "unknown-name", name);
        }

        private void CheckElse(int at)
        {
            if (!_open.TryPeek(out var block) || block.HasElse)
                Report(at, "else-without-if", "else");
            else
                block.HasElse = true;
        }

        private void Open(int at, string kind, string name)
        {
            CheckName(at, name);
            _open.Push(new Block(kind, at));
            if (_open.Count == DeepestNesting + 1)
                Report(at, "too-deep", DeepestNesting.ToString(Invariant));
        }

        private void Close(int at, string kind)
        {
            if (_open.TryPeek(out var block) && block.Kind == kind)
                _open.Pop();
            else
                Report(at, "closes-nothing", kind);
        }

        private static string FaultOf(string inside) =>
            inside.TrimStart() switch
            {
                ['{', ..] or ['&', ..] => "unescaped",
                ['>', ..] or ['#', '>', ..] => "partial",
                ['*', ..] or ['#', '*', ..] => "decorator",
                ['!', ..] => "comment",
                ['@', ..] => "engine-data",
                ['^', ..] => "inverse",
                ['#', ..] or ['/', ..] => "unknown-block",
                ['~', ..] or [.., '~'] => "whitespace-sign",
                "" => "empty-tag",
                var path when path.Contains("../", StringComparison.Ordinal) => "path",
                var path when path.AsSpan().IndexOfAny(".[]/@") >= 0 => "path",
                _ => "not-a-name",
            };

        private static string Shown(string inside) => inside.Length <= 40 ? inside.Trim() : inside[..40].Trim() + "…";

        private void Report(int at, string fault, string what)
        {
            var before = text.AsSpan(0, at);
            _errors.Add(
                new LintError(
                    before.Count('\n') + 1,
                    at - before.LastIndexOf('\n'),
                    fault,
                    what.ReplaceLineEndings(" ")
                )
            );
        }

        private sealed class Block(string kind, int at)
        {
            public string Kind { get; } = kind;

            public int At { get; } = at;

            public bool HasElse { get; set; }
        }
    }

    [GeneratedRegex(@"\A[a-z][A-Za-z0-9]*\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\{\{ *(?<name>[a-z][A-Za-z0-9]*) *\}\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\A#(?<kind>if|unless) +(?<name>[a-z][A-Za-z0-9]*)\z")]
    private static partial Regex Opening();

    [GeneratedRegex(@"\A/(?<kind>if|unless)\z")]
    private static partial Regex Closing();
}
