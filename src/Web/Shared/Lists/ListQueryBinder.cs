using Microsoft.AspNetCore.Mvc.ModelBinding;
using PmiEmas.Application.Lists;

namespace PmiEmas.Web.Shared.Lists;

/// <summary>Reads a list's question from the address: <c>?q=siti&amp;status=Open&amp;sort=-amount&amp;after=…</c>; the first of several counts.</summary>
internal sealed class ListQueryBinder : IModelBinder
{
    private const int Longest = 200;
    private static readonly HashSet<string> Own = new(StringComparer.OrdinalIgnoreCase)
    {
        "q",
        "sort",
        "after",
        "before",
    };

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var asked = bindingContext.HttpContext.Request.Query;
        var sort = First("sort");
        var query = new ListQuery
        {
            Search = First("q"),
            Sort = sort?.TrimStart('-'),
            Descending = sort?.StartsWith('-') == true,
            After = First("after"),
            Before = First("before"),
            Filters = asked
                .Keys.Where(k => !Own.Contains(k) && First(k) is not null)
                .Take(20)
                .ToDictionary(k => k, k => First(k)!, StringComparer.OrdinalIgnoreCase),
        };
        bindingContext.Result = ModelBindingResult.Success(query);
        return Task.CompletedTask;

        string? First(string name) =>
            asked[name].FirstOrDefault()?.Trim() is { Length: > 0 and <= Longest } value ? value : null;
    }
}
