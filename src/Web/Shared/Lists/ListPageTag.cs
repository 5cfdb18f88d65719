using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PmiEmas.Web.Shared.Lists;

/// <summary><c>&lt;list-page of="Model" /&gt;</c>: filters, table (cards on phones), pages, file, and what to read when it is empty.</summary>
[HtmlTargetElement("list-page", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ListPageTag(IHtmlHelper html) : TagHelper
{
    public required IListPage Of { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((IViewContextAware)html).Contextualize(ViewContext);
        output.TagName = null;
        output.Content.SetHtmlContent(await html.PartialAsync("Lists/_List", Of));
    }
}
