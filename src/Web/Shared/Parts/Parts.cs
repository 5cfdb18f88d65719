using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PmiEmas.Web.Shared.Assets;

namespace PmiEmas.Web.Shared.Parts;

/// <summary><c>&lt;icon name="house" /&gt;</c>: one of the sprite's pictures; words always stand beside it.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTag(SiteAssets assets) : TagHelper
{
    public required string Name { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(assets.Icon(Name));
    }
}

/// <summary><c>&lt;bar part="412" of="600" /&gt;</c>: a share as a bar. It repeats what the words beside it say.</summary>
[HtmlTargetElement("bar", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BarTag : TagHelper
{
    public long Part { get; set; }

    public long Of { get; set; }

    public string? Tone { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // In tenths of a percent.
        var share = Of <= 0 ? 0 : (long)((Int128)Math.Clamp(Part, 0, Of) * 1000 / Of);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Tone is null ? "bar" : "bar " + Tone);
        output.Attributes.SetAttribute("aria-hidden", "true");
        var width = string.Create(CultureInfo.InvariantCulture, $"{share / 10}.{share % 10}");
        output.Content.SetHtmlContent($"<rect width=\"{width}%\" height=\"100%\" rx=\"5\"></rect>");
    }
}

/// <summary>One step of somebody's path, in words. <see cref="State"/> is done, now, next or stopped.</summary>
public sealed record PathStep(string Text, StepState State, string? Note = null);

public enum StepState
{
    Next,
    Now,
    Done,
    Stopped,
}

/// <summary>What happened to a record: when, who, what and why.</summary>
public sealed record HistoryEntry(DateTimeOffset WhenAt, string Who, string What, string? Reason = null);

/// <summary>One row of a funnel: a name and how many.</summary>
public sealed record FunnelRow(string Text, long Count, bool Gold = false);

/// <summary>The card on top: what to do next, by when, and one button.</summary>
public sealed record NextStep(string Title, string? Explanation, string Button, string Href)
{
    public DateOnly? DueOn { get; init; }

    /// <summary>Somebody else acts now: the button only leads to the matter, and is not gold.</summary>
    public bool Waiting { get; init; }
}

/// <summary>Something a member of staff has to do. Overdue and today are shown before the rest.</summary>
public sealed record TaskRow(string What, string? Detail, string Who, string? WhoDetail, DateOnly? DueOn, string Href);

/// <summary>Where a page stands: name and address of each page above it, the nearest last.</summary>
public sealed record Crumb(string Text, string Href);
