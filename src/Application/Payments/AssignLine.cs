using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>Says who looks into a line that stands in suspense: oneself, or a colleague who matches statements too.</summary>
[RequirePermission(Permission.MatchStatements)]
public sealed record AssignLine(Id<StatementLine> LineId, Id<StaffMember> ToId) : ICommand;

internal sealed class AssignLineHandler(IProgrammeDb db, IActor actor) : CommandHandler<AssignLine>
{
    protected override async Task Handle(AssignLine command, CancellationToken ct)
    {
        var line = await db.LineToChange(command.LineId, actor, ct);
        var member =
            await db.Staff.AsNoTracking().SingleOrDefaultAsync(s => s.Id == command.ToId, ct)
            ?? throw new NotFoundException(nameof(StaffMember));
        PaymentRules.AssignedMayMatch.Require(RolePermissions.Of(member.Roles).Contains(Permission.MatchStatements));
        line.AssignTo(command.ToId);
    }
}
