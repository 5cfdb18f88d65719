using FluentValidation.Results;
using PmiEmas.Domain.Notifications;

namespace PmiEmas.Application.Notifications.Templates;

/// <summary>Lints all four texts of a message. Each fault stands at its field, with line and column.</summary>
public static class TemplateChecks
{
    public static IEnumerable<ValidationFailure> Of(MessageDefinition definition, TemplateTexts texts)
    {
        var names = definition.Variables.Select(v => v.Name).ToHashSet();
        return
        [
            .. Failures(nameof(texts.SubjectId), TemplateLinter.LintSubject(texts.SubjectId, names)),
            .. Failures(nameof(texts.BodyId), TemplateLinter.LintBody(texts.BodyId, names)),
            .. Failures(nameof(texts.SubjectEn), TemplateLinter.LintSubject(texts.SubjectEn, names)),
            .. Failures(nameof(texts.BodyEn), TemplateLinter.LintBody(texts.BodyEn, names)),
        ];
    }

    private static IEnumerable<ValidationFailure> Failures(string field, IReadOnlyList<LintError> errors) =>
        errors.Select(e => new ValidationFailure(field, "notifications.lint-" + e.Fault)
        {
            // The places of the text: line, column, what stands there.
            CustomState = new object[] { e.Line, e.Column, e.What },
        });
}
