using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Notifications.Templates;

/// <summary>Keeps new words for a message as a draft; nothing is sent in them yet.</summary>
[RequirePermission(Permission.ManageTemplates)]
public sealed record WriteTemplate(string Code, TemplateTexts Texts) : ICommand<string>;

internal sealed class WriteTemplateValidator : AbstractValidator<WriteTemplate>
{
    public WriteTemplateValidator() =>
        RuleFor(c => c)
            .Custom(
                (command, context) =>
                {
                    foreach (var failure in TemplateChecks.Of(TemplateStore.Definition(command.Code), command.Texts))
                        context.AddFailure(failure);
                }
            );
}

internal sealed class WriteTemplateHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<WriteTemplate, string>
{
    protected override async Task<string> Handle(WriteTemplate command, CancellationToken ct)
    {
        var template = await db.ForEditing(command.Code, ct);
        template.Write(command.Texts, actor.StaffId, clock.GetUtcNow());
        return template.Code;
    }
}
