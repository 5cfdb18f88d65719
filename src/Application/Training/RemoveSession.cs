using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Domain.Training;

namespace PmiEmas.Application.Training;

/// <summary>Removes a session that nobody was marked at.</summary>
[RequirePermission(Permission.ManageTraining)]
public sealed record RemoveSession(Id<Cohort> CohortId, Id<Session> SessionId) : ICommand;

internal sealed class RemoveSessionHandler(IProgrammeDb db, IActor actor) : CommandHandler<RemoveSession>
{
    protected override async Task Handle(RemoveSession command, CancellationToken ct) =>
        (await db.ForChange(command.CohortId, actor, ct)).RemoveSession(command.SessionId);
}
