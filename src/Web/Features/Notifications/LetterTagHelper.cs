using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PmiEmas.Application.Abstractions;

namespace PmiEmas.Web.Features.Notifications;

/// <summary><c>&lt;letter text="@Model.Body" /&gt;</c>: the plain text of a message as paragraphs; only links to this site become links.</summary>
[HtmlTargetElement("letter", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class LetterTagHelper(ISiteAddress site) : TagHelper
{
    public required string Text { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("prose", HtmlEncoder.Default);
        foreach (var paragraph in Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            output.Content.AppendHtml("<p>");
            var first = true;
            foreach (var line in paragraph.Split('\n'))
            {
                if (!first)
                    output.Content.AppendHtml("<br>");
                first = false;
                AppendLine(output.Content, line);
            }
            output.Content.AppendHtml("</p>");
        }
    }

    private void AppendLine(TagHelperContent content, string line)
    {
        var root = site.Root.ToString();
        var start = line.IndexOf(root, StringComparison.Ordinal);
        if (start < 0)
        {
            content.Append(line);
            return;
        }

        var end = line.IndexOf(' ', start);
        var link = (end < 0 ? line[start..] : line[start..end]).TrimEnd('.', ',', ';');
        content.Append(line[..start]);
        // Within the site the path does: the reader may be on it by another name.
        content
            .AppendHtml("<a href=\"")
            .Append("/" + link[root.Length..])
            .AppendHtml("\">")
            .Append(link)
            .AppendHtml("</a>")
            .Append(line[(start + link.Length)..]);
    }
}
