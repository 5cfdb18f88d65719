using FluentValidation;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Staff;

/// <summary>Takes somebody on: record, account and invitation in one.</summary>
[RequirePermission(Permission.ManageStaff)]
public sealed record AppointStaff(
    string FullName,
    string Office,
    EmailAddress Email,
    IReadOnlyList<Role> Roles,
    RegionCode? Region = null,
    RegionCode? HomeVillage = null,
    Nik? Nik = null,
    string? EmployeeNumber = null
) : ICommand<Id<StaffMember>>;

internal sealed class AppointStaffValidator : AbstractValidator<AppointStaff>
{
    public AppointStaffValidator()
    {
        RuleFor(c => c.FullName).NotEmpty().MaximumLength(120);
        RuleFor(c => c.Office).NotEmpty().MaximumLength(120);
        RuleFor(c => c.EmployeeNumber).MaximumLength(30);
    }
}

internal sealed class AppointStaffHandler(IProgrammeDb db) : CommandHandler<AppointStaff, Id<StaffMember>>
{
    protected override async Task<Id<StaffMember>> Handle(AppointStaff command, CancellationToken ct)
    {
        await db.RequireKnown(command.Region, command.HomeVillage, ct);
        var member = StaffMember.Appoint(
            Id<StaffMember>.New(),
            command.FullName.Trim(),
            command.Office.Trim(),
            command.Email,
            command.Roles,
            command.Region,
            command.HomeVillage,
            command.Nik,
            command.EmployeeNumber
        );
        db.Staff.Add(member);
        return member.Id;
    }
}

internal static class RegionsOfStaff
{
    /// <summary>The region worked in is a province, regency or district; home is a village. Both exist.</summary>
    public static async Task RequireKnown(
        this IProgrammeDb db,
        RegionCode? region,
        RegionCode? village,
        CancellationToken ct
    )
    {
        if (region is not null && !await db.Regions.AnyAsync(r => r.Code == region.Value, ct))
            throw new RuleBrokenException(StaffRules.RegionKnown) { Field = "Region" };
        var isVillage = village is null || village.Level == RegionLevel.Village;
        if (!isVillage || (village is not null && !await db.Regions.AnyAsync(r => r.Code == village.Value, ct)))
            throw new RuleBrokenException(StaffRules.RegionKnown) { Field = "HomeVillage" };
    }
}
