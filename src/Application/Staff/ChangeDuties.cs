using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Staff;

/// <summary>Changes what a staff member does and where. Signs them out, so that the next session has the new roles.</summary>
[RequirePermission(Permission.ManageStaff)]
public sealed record ChangeDuties(
    Id<StaffMember> StaffId,
    string FullName,
    string Office,
    IReadOnlyList<Role> Roles,
    RegionCode? Region,
    RegionCode? HomeVillage
) : ICommand;

internal sealed class ChangeDutiesValidator : AbstractValidator<ChangeDuties>
{
    public ChangeDutiesValidator()
    {
        RuleFor(c => c.FullName).NotEmpty().MaximumLength(120);
        RuleFor(c => c.Office).NotEmpty().MaximumLength(120);
    }
}

internal sealed class ChangeDutiesHandler(IProgrammeDb db, IActor actor) : CommandHandler<ChangeDuties>
{
    protected override async Task Handle(ChangeDuties command, CancellationToken ct)
    {
        await db.RequireKnown(command.Region, command.HomeVillage, ct);
        var member = await db.Staff.Load(command.StaffId, ct);
        member.ChangeDuties(
            command.FullName.Trim(),
            command.Office.Trim(),
            command.Roles,
            command.Region,
            command.HomeVillage,
            actor.StaffId
        );
    }
}
