namespace PmiEmas.Application.Notifications.Templates;

public enum LineChange
{
    Same,
    Added,
    Removed,
}

public sealed record DiffLine(LineChange Change, string Text);

/// <summary>What changed from one text to another, line by line (longest common subsequence).</summary>
public static class LineDiff
{
    public static IReadOnlyList<DiffLine> Of(string before, string after)
    {
        var (a, b) = (before.ReplaceLineEndings("\n").Split('\n'), after.ReplaceLineEndings("\n").Split('\n'));
        var common = CommonLengths(a, b);
        List<DiffLine> lines = [];
        var (i, j) = (0, 0);
        while (i < a.Length || j < b.Length)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j])
            {
                lines.Add(new DiffLine(LineChange.Same, a[i]));
                (i, j) = (i + 1, j + 1);
            }
            else if (j == b.Length || (i < a.Length && common[i + 1, j] >= common[i, j + 1]))
                lines.Add(new DiffLine(LineChange.Removed, a[i++]));
            else
                lines.Add(new DiffLine(LineChange.Added, b[j++]));
        }

        return lines;
    }

    /// <summary>How many lines the rests from each pair of places share, in order.</summary>
    private static int[,] CommonLengths(string[] a, string[] b)
    {
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        for (var j = b.Length - 1; j >= 0; j--)
            common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        return common;
    }
}
