using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Notifications.Templates;

/// <summary>Puts an old version's words into force again, as a new version. Number 0 is the text the program came with.</summary>
[RequirePermission(Permission.ManageTemplates)]
public sealed record RestoreTemplate(string Code, int Number) : ICommand<int>;

internal sealed class RestoreTemplateHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<RestoreTemplate, int>
{
    protected override async Task<int> Handle(RestoreTemplate command, CancellationToken ct)
    {
        var template = await db.ForEditing(command.Code, ct);
        return template.Restore(
            command.Number,
            MessageCatalogue.BuiltIn(command.Code),
            actor.StaffId,
            clock.GetUtcNow()
        );
    }
}
