using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants;

/// <summary>The returnee takes the request back.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record WithdrawReallocation(Id<Grant> GrantId, Id<Reallocation> ReallocationId) : ICommand;

internal sealed class WithdrawReallocationHandler(IProgrammeDb db, IActor actor) : CommandHandler<WithdrawReallocation>
{
    protected override async Task Handle(WithdrawReallocation command, CancellationToken ct)
    {
        var grant = await db.GrantToChange(command.GrantId, actor, ct);
        (await db.ReallocationOf(grant, command.ReallocationId, ct)).Withdraw();
    }
}
