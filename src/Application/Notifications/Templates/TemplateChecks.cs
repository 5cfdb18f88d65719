using FluentValidation.Results;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Notifications;

namespace PmiEmas.Application.Notifications.Templates;

/// <summary>Lints all texts of a message. Each fault stands at its field, with line and column.</summary>
public static class TemplateChecks
{
    public static IEnumerable<ValidationFailure> Of(MessageDefinition definition, TemplateTexts texts)
    {
        var names = definition.Variables.Select(v => v.Name).ToHashSet();
        return
        [
            .. Failures(nameof(texts.SubjectId), TemplateLinter.LintSubject(texts.SubjectId, names)),
            .. Failures(nameof(texts.BodyId), Body(texts.BodyId)),
            .. Failures(nameof(texts.SubjectEn), TemplateLinter.LintSubject(texts.SubjectEn, names)),
            .. Failures(nameof(texts.BodyEn), Body(texts.BodyEn)),
            .. Failures(nameof(texts.ShortId), Short(texts.ShortId)),
            .. Failures(nameof(texts.ShortEn), Short(texts.ShortEn)),
        ];

        IReadOnlyList<LintError> Short(string text) =>
            definition.GoesToPhones ? TemplateLinter.LintShort(text, names) : [];

        IReadOnlyList<LintError> Body(string text) =>
            TemplateLinter.LintBody(text, names) is { Count: > 0 } errors ? errors : Growth(definition, text);
    }

    /// <summary>A text in force must never fail to be filled: it is refused here if its longest values could make it too long.</summary>
    private static List<LintError> Growth(MessageDefinition definition, string text)
    {
        var longest = text.Length;
        foreach (var variable in definition.Variables)
            longest += MessageValues.LongestOf(variable.Type) * TemplateLinter.Uses(text, variable.Name);
        return longest <= ITemplateRenderer.LongestText ? [] : [new LintError(1, 1, "may-grow-too-long", "")];
    }

    private static IEnumerable<ValidationFailure> Failures(string field, IReadOnlyList<LintError> errors) =>
        errors.Select(e => new ValidationFailure(field, "notifications.lint-" + e.Fault)
        {
            // The places of the text: line, column, what stands there.
            CustomState = new object[] { e.Line, e.Column, e.What },
        });
}
