using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Notifications.Templates;

/// <summary>Puts a draft into force; the number of the version sent from now on.</summary>
[RequirePermission(Permission.ManageTemplates)]
public sealed record PublishTemplate(string Code) : ICommand<int>;

internal sealed class PublishTemplateHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<PublishTemplate, int>
{
    protected override async Task<int> Handle(PublishTemplate command, CancellationToken ct)
    {
        var template = await db.ForEditing(command.Code, ct);
        return template.Publish(MessageCatalogue.BuiltIn(command.Code), actor.StaffId, clock.GetUtcNow());
    }
}
