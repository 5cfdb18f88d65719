using FluentValidation;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Staff;

/// <summary>Takes a staff member's access away and signs them out everywhere.</summary>
[RequirePermission(Permission.ManageStaff)]
public sealed record DisableStaff(Id<StaffMember> StaffId, string? Reason) : ICommand, IStatesReason;

internal sealed class DisableStaffValidator : AbstractValidator<DisableStaff>
{
    public DisableStaffValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(300);
}

internal sealed class DisableStaffHandler(IProgrammeDb db, IActor actor) : CommandHandler<DisableStaff>
{
    protected override async Task Handle(DisableStaff command, CancellationToken ct) =>
        (await db.Staff.Load(command.StaffId, ct)).Disable(actor.StaffId);
}

/// <summary>Gives a disabled staff member the access back.</summary>
[RequirePermission(Permission.ManageStaff)]
public sealed record EnableStaff(Id<StaffMember> StaffId, string? Reason) : ICommand, IStatesReason;

internal sealed class EnableStaffValidator : AbstractValidator<EnableStaff>
{
    public EnableStaffValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(300);
}

internal sealed class EnableStaffHandler(IProgrammeDb db) : CommandHandler<EnableStaff>
{
    protected override async Task Handle(EnableStaff command, CancellationToken ct) =>
        (await db.Staff.Load(command.StaffId, ct)).Enable();
}

internal static class StaffLoads
{
    public static async Task<StaffMember> Load(
        this DbSet<StaffMember> staff,
        Id<StaffMember> id,
        CancellationToken ct
    ) => await staff.SingleOrDefaultAsync(s => s.Id == id, ct) ?? throw new NotFoundException(nameof(StaffMember));
}
