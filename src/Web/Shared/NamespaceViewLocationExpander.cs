using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace PmiEmas.Web.Shared;

/// <summary>A controller's views stand beside it: PmiEmas.Web.Features.Grants finds Features/Grants/Detail.cshtml, then Shared.</summary>
internal sealed class NamespaceViewLocationExpander : IViewLocationExpander
{
    private const string Key = "folder";
    private const string Root = "PmiEmas.Web.";

    public void PopulateValues(ViewLocationExpanderContext context)
    {
        var place =
            (context.ActionContext.ActionDescriptor as ControllerActionDescriptor)?.ControllerTypeInfo.Namespace ?? "";
        if (place.StartsWith(Root, StringComparison.Ordinal))
            context.Values[Key] = "/" + place[Root.Length..].Replace('.', '/');
    }

    public IEnumerable<string> ExpandViewLocations(
        ViewLocationExpanderContext context,
        IEnumerable<string> viewLocations
    )
    {
        if (context.Values.TryGetValue(Key, out var folder))
            yield return folder + "/{0}.cshtml";
        yield return "/Shared/{0}.cshtml";
        yield return "/Shared/Layouts/{0}.cshtml";
        yield return "/Shared/Parts/{0}.cshtml";
    }
}
