namespace PmiEmas.Application.Lists;

/// <summary>What a person asked of a list: words to search, one sort, filters by name, and a place to go on from.</summary>
public sealed record ListQuery
{
    public const int PageSize = 25;

    /// <summary>An export holds at most so many rows.</summary>
    public const int ExportSize = 50_000;

    public string? Search { get; init; }

    /// <summary>The name of a sort; empty for the list's own order.</summary>
    public string? Sort { get; init; }

    public bool Descending { get; init; }

    public IReadOnlyDictionary<string, string> Filters { get; init; } = new Dictionary<string, string>();

    /// <summary>The cursor of the last row seen: rows after it are wanted.</summary>
    public string? After { get; init; }

    /// <summary>The cursor of the first row seen: rows before it are wanted.</summary>
    public string? Before { get; init; }

    public int Size { get; init; } = PageSize;

    /// <summary>The value of a filter, or null where it is not set.</summary>
    public string? this[string filter] => Filters.GetValueOrDefault(filter);

    /// <summary>The filter as an enum value; unknown words are as good as none.</summary>
    public TEnum? Choice<TEnum>(string filter)
        where TEnum : struct, Enum =>
        Enum.TryParse<TEnum>(this[filter], ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    public bool IsFiltered => Search is not null || Filters.Count > 0;

    /// <summary>The same rows from the first to the last, for a file.</summary>
    public ListQuery ForExport() => this with { After = null, Before = null, Size = ExportSize };
}

/// <summary>Some rows of a list, and the cursors of what comes before and after them.</summary>
public sealed record Slice<TRow>(IReadOnlyList<TRow> Rows, string? Previous, string? Next)
{
    public Slice<TOther> To<TOther>(Func<TRow, TOther> change) => new([.. Rows.Select(change)], Previous, Next);
}
