using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Staff;

/// <summary>Everybody who works or worked for the programme. Filters: role, active.</summary>
[RequirePermission(Permission.ManageStaff)]
public sealed record StaffList(ListQuery List) : IQuery<Slice<StaffRow>>;

public sealed record StaffRow(
    Id<StaffMember> Id,
    string FullName,
    string Office,
    EmailAddress Email,
    IReadOnlyList<Role> Roles,
    RegionCode? Region,
    bool IsActive
);

internal sealed class StaffListHandler(IProgrammeDb db) : QueryHandler<StaffList, Slice<StaffRow>>
{
    private static readonly Sorts<StaffMember, Id<StaffMember>> Sorts = new Sorts<StaffMember, Id<StaffMember>>(s =>
        s.Id
    )
        .By("name", s => s.FullName)
        .By("office", s => s.Office);

    protected override Task<Slice<StaffRow>> Handle(StaffList query, CancellationToken ct)
    {
        var staff = db.Staff.AsQueryable();
        if (query.List.Search?.ToLowerInvariant().ToPattern() is { } words)
            staff = staff.Where(s =>
                EF.Functions.Like(s.FullName.ToLower(), words, "\\")
                || EF.Functions.Like(s.Office.ToLower(), words, "\\")
            );
        if (query.List.Choice<Role>("role") is { } role)
            staff = staff.Where(s => s.Roles.Contains(role));
        if (query.List["active"] is { } active)
            staff = staff.Where(s => s.IsActive == (active == "yes"));
        return staff.Slice(
            query.List,
            Sorts,
            s => new StaffRow(s.Id, s.FullName, s.Office, s.Email, s.Roles, s.Region, s.IsActive),
            ct
        );
    }
}
