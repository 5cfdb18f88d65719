using System.ComponentModel.DataAnnotations;
using PmiEmas.Application.Notifications.Templates;
using PmiEmas.Domain.Notifications;

namespace PmiEmas.Web.Features.Notifications;

public sealed class TemplateForm
{
    [StringLength(TemplateLinter.LongestSubject)]
    public string SubjectId { get; set; } = "";

    [StringLength(TemplateLinter.LargestBody)]
    public string BodyId { get; set; } = "";

    [StringLength(TemplateLinter.LongestSubject)]
    public string SubjectEn { get; set; } = "";

    [StringLength(TemplateLinter.LargestBody)]
    public string BodyEn { get; set; } = "";

    /// <summary>The text to phones; not asked for where the message does not go there.</summary>
    [StringLength(TemplateLinter.LongestShort)]
    public string? ShortId { get; set; }

    [StringLength(TemplateLinter.LongestShort)]
    public string? ShortEn { get; set; }

    public static TemplateForm Of(TemplateTexts texts) =>
        new()
        {
            SubjectId = texts.SubjectId,
            BodyId = texts.BodyId,
            SubjectEn = texts.SubjectEn,
            BodyEn = texts.BodyEn,
            ShortId = texts.ShortId,
            ShortEn = texts.ShortEn,
        };

    /// <summary>Browsers send line breaks as two signs; the texts hold one.</summary>
    public TemplateTexts Texts() =>
        new(SubjectId.Trim(), Unix(BodyId), SubjectEn.Trim(), Unix(BodyEn), Unix(ShortId ?? ""), Unix(ShortEn ?? ""));

    private static string Unix(string text) => text.ReplaceLineEndings("\n").Trim();
}

public sealed record TemplateVersionPage(TemplateView Template, VersionRow Version, VersionRow? Before);
