using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Notifications.Templates;

/// <summary>Throws a draft away; the words in force stay.</summary>
[RequirePermission(Permission.ManageTemplates)]
public sealed record DropTemplateDraft(string Code) : ICommand<string>;

internal sealed class DropTemplateDraftHandler(IProgrammeDb db) : CommandHandler<DropTemplateDraft, string>
{
    protected override async Task<string> Handle(DropTemplateDraft command, CancellationToken ct)
    {
        var template = await db.ForEditing(command.Code, ct);
        template.DropDraft();
        return template.Code;
    }
}
