using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.History;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Staff;

/// <summary>One staff member with what was done to the record.</summary>
[RequirePermission(Permission.ManageStaff)]
public sealed record StaffDetail(Id<StaffMember> StaffId) : IQuery<StaffPage>;

public sealed record StaffPage(
    Id<StaffMember> Id,
    string FullName,
    string Office,
    EmailAddress Email,
    string? EmployeeNumber,
    Nik? Nik,
    IReadOnlyList<Role> Roles,
    RegionCode? Region,
    string? RegionName,
    RegionCode? HomeVillage,
    string? HomeVillageName,
    bool IsActive
)
{
    public IReadOnlyList<HistoryRow> History { get; init; } = [];
}

internal sealed class StaffDetailHandler(IProgrammeDb db) : QueryHandler<StaffDetail, StaffPage>
{
    protected override async Task<StaffPage> Handle(StaffDetail query, CancellationToken ct)
    {
        var member =
            await db.Staff.AsNoTracking().SingleOrDefaultAsync(s => s.Id == query.StaffId, ct)
            ?? throw new NotFoundException(nameof(StaffMember));
        var codes = new[] { member.Region?.Value, member.HomeVillage?.Value };
        var names = await db.Regions.Where(r => codes.Contains(r.Code)).ToDictionaryAsync(r => r.Code, r => r.Name, ct);
        return new StaffPage(
            member.Id,
            member.FullName,
            member.Office,
            member.Email,
            member.EmployeeNumber,
            member.Nik,
            member.Roles,
            member.Region,
            NameOf(member.Region),
            member.HomeVillage,
            NameOf(member.HomeVillage),
            member.IsActive
        )
        {
            History = await db.HistoryOf(member.Id.Value, ct),
        };

        string? NameOf(RegionCode? code) => code is null ? null : names.GetValueOrDefault(code.Value, code.Value);
    }
}

/// <summary>The regions somebody can be put in charge of: provinces, and their regencies and cities.</summary>
[RequirePermission(Permission.ManageStaff)]
public sealed record WorkRegions : IQuery<IReadOnlyList<WorkRegion>>;

public sealed record WorkRegion(string Code, string Name);

internal sealed class WorkRegionsHandler(IProgrammeDb db) : QueryHandler<WorkRegions, IReadOnlyList<WorkRegion>>
{
    protected override async Task<IReadOnlyList<WorkRegion>> Handle(WorkRegions query, CancellationToken ct) =>
        await db
            .Regions.Where(r => r.Code.Length <= 4)
            .OrderBy(r => r.Code)
            .Select(r => new WorkRegion(r.Code, r.Name))
            .ToListAsync(ct);
}
