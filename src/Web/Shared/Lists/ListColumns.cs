using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Shared.Lists;

/// <summary>One cell as the page writes it. In files only <see cref="Value"/> (and the chip's words) stands.</summary>
public readonly record struct Cell(object? Value, string? Href = null, string? Note = null);

public sealed record Column<TRow>(string LabelKey, Func<TRow, Cell> Of, string? Sort, bool Right, bool FileOnly);

/// <summary>The columns of a list, written once for the table, the cards on phones and the file.</summary>
public sealed class ListColumns<TRow>
{
    private readonly List<Column<TRow>> _columns = [];

    public IReadOnlyList<Column<TRow>> All => _columns;

    /// <summary>The row's title and its one link.</summary>
    public ListColumns<TRow> Link(
        string labelKey,
        Func<TRow, object?> value,
        Func<TRow, string> href,
        string? sort = null,
        Func<TRow, string?>? note = null
    ) => Put(labelKey, r => new Cell(value(r), href(r), note?.Invoke(r)), sort, false);

    /// <summary>Text, number, amount, date, moment or state; numbers and amounts stand on the right.</summary>
    public ListColumns<TRow> Add(
        string labelKey,
        Func<TRow, object?> value,
        string? sort = null,
        bool right = false,
        Func<TRow, string?>? note = null
    ) => Put(labelKey, r => new Cell(value(r), null, note?.Invoke(r)), sort, right);

    /// <summary>A state as a coloured word.</summary>
    public ListColumns<TRow> Chip(string labelKey, Func<TRow, Chip?> chip, string? sort = null) =>
        Put(labelKey, r => new Cell(chip(r)), sort, false);

    /// <summary>A column that stands in the file only.</summary>
    public ListColumns<TRow> InFile(string labelKey, Func<TRow, object?> value)
    {
        _columns.Add(new Column<TRow>(labelKey, r => new Cell(value(r)), null, false, true));
        return this;
    }

    private ListColumns<TRow> Put(string labelKey, Func<TRow, Cell> of, string? sort, bool right)
    {
        _columns.Add(new Column<TRow>(labelKey, of, sort, right, false));
        return this;
    }
}

/// <summary>A filter of a list: one question with a few answers.</summary>
public sealed record ListFilter(string Name, string LabelKey, IReadOnlyList<Forms.Choice> Options);
