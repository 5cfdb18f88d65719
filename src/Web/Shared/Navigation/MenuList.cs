using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using PmiEmas.Web.Shared.Assets;
using PmiEmas.Web.Shared.Language;

namespace PmiEmas.Web.Shared.Navigation;

/// <summary>The entries of a menu as list items, written straight into the page; the one the page belongs to is marked.</summary>
internal sealed class MenuList(IEnumerable<NavItem> items, NavItem? here, Texts texts, SiteAssets assets) : IHtmlContent
{
    public static IHtmlContent Of(IEnumerable<NavItem> items, NavItem? here, Texts texts, SiteAssets assets) =>
        new MenuList(items, here, texts, assets);

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var item in items)
        {
            writer.Write("<li><a href=\"");
            encoder.Encode(writer, item.Url);
            writer.Write(item == here ? "\" aria-current=\"page\">" : "\">");
            assets.Icon(item.Icon).WriteTo(writer, encoder);
            encoder.Encode(writer, texts[item.Key]);
            writer.Write("</a></li>");
        }
    }
}
