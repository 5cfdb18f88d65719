using System.Text;
using PmiEmas.Application.Lists;

namespace PmiEmas.Web.Shared.Lists;

public sealed record ColumnHead(string LabelKey, string? Sort, bool Right);

/// <summary>What the list's markup needs to know, whatever its rows are.</summary>
public interface IListPage
{
    ListQuery Query { get; }
    IReadOnlyList<ColumnHead> Heads { get; }
    IEnumerable<IReadOnlyList<Cell>> Rows { get; }
    bool IsEmpty { get; }
    string? Previous { get; }
    string? Next { get; }
    IReadOnlyList<ListFilter> Filters { get; }
    string? SearchKey { get; }
    string? CsvPath { get; }
    string? XlsxPath { get; }
    string CaptionKey { get; }
    string EmptyKey { get; }
    string? EmptyActionKey { get; }
    string? EmptyActionHref { get; }
}

/// <summary>A page of a list: rows, columns, filters, and where to go on. Rendered by <c>&lt;list-page of="Model.List" /&gt;</c>.</summary>
public sealed record ListPage<TRow>(Slice<TRow> Slice, ListQuery Query, ListColumns<TRow> Columns) : IListPage
{
    /// <summary>What the table holds, for people who listen to the page.</summary>
    public required string CaptionKey { get; init; }

    /// <summary>What will stand here, and how to begin.</summary>
    public required string EmptyKey { get; init; }

    public string? EmptyActionKey { get; init; }

    public string? EmptyActionHref { get; init; }

    public IReadOnlyList<ListFilter> Filters { get; init; } = [];

    /// <summary>Label of the search field; without it the list has none.</summary>
    public string? SearchKey { get; init; }

    /// <summary>Path of the same list as a file; the list's question is added to it.</summary>
    public string? CsvPath { get; init; }

    /// <summary>Path of the same list as a workbook.</summary>
    public string? XlsxPath { get; init; }

    public IReadOnlyList<ColumnHead> Heads =>
        [
            .. Columns
                .All.Where(c => !c.FileOnly)
                .Select(c => new ColumnHead(c.LabelKey, c.Sort, c.Right || IsNumber(c))),
        ];

    public IEnumerable<IReadOnlyList<Cell>> Rows
    {
        get
        {
            var shown = Columns.All.Where(c => !c.FileOnly).ToArray();
            return Slice.Rows.Select(row => Array.ConvertAll(shown, c => c.Of(row)));
        }
    }

    public bool IsEmpty => Slice.Rows.Count == 0;
    public string? Previous => Slice.Previous;
    public string? Next => Slice.Next;

    private bool IsNumber(Column<TRow> column) =>
        Slice.Rows.Count > 0 && column.Of(Slice.Rows[0]).Value is Domain.Shared.Money or int or long;
}

/// <summary>The address of a list with another sort, place or file.</summary>
internal static class ListAddress
{
    public static string Of(string path, ListQuery query, string? after = null, string? before = null)
    {
        var address = new StringBuilder(path);
        var first = true;
        Add("q", query.Search);
        foreach (var (name, value) in query.Filters)
            Add(name, value);
        Add("sort", query.Sort is null ? null : (query.Descending ? "-" : "") + query.Sort);
        Add("after", after);
        Add("before", before);
        return address.ToString();

        void Add(string name, string? value)
        {
            if (string.IsNullOrEmpty(value))
                return;
            address
                .Append(first ? '?' : '&')
                .Append(Uri.EscapeDataString(name))
                .Append('=')
                .Append(Uri.EscapeDataString(value));
            first = false;
        }
    }
}
