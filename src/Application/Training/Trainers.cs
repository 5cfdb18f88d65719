using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Training;

/// <summary>The active trainers, by name.</summary>
[RequirePermission(Permission.ManageTraining)]
public sealed record Trainers : IQuery<IReadOnlyList<TrainerRow>>;

public sealed record TrainerRow(Id<StaffMember> Id, string FullName, string Office);

internal sealed class TrainersHandler(IProgrammeDb db) : QueryHandler<Trainers, IReadOnlyList<TrainerRow>>
{
    protected override async Task<IReadOnlyList<TrainerRow>> Handle(Trainers query, CancellationToken ct) =>
        await db
            .Staff.AsNoTracking()
            .Where(s => s.IsActive && s.Roles.Contains(Role.Trainer))
            .OrderBy(s => s.FullName)
            .Select(s => new TrainerRow(s.Id, s.FullName, s.Office))
            .ToListAsync(ct);
}
