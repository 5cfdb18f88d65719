using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Ledger;

/// <summary>A second person closes the month, or opens it again, as was proposed.</summary>
[RequirePermission(Permission.ConfirmPeriods)]
public sealed record ConfirmPeriod(DateOnly Month) : ICommand<Id<AccountingPeriod>>;

internal sealed class ConfirmPeriodHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<ConfirmPeriod, Id<AccountingPeriod>>
{
    protected override async Task<Id<AccountingPeriod>> Handle(ConfirmPeriod command, CancellationToken ct)
    {
        var period = await db.PeriodToChange(command.Month, ct);
        PeriodRules.WaitsForConfirmation.Require(period.WaitsForConfirmation);
        period.Confirm(
            await db.Member(actor.StaffId, ct),
            await db.Member(period.ProposedById!.Value, ct),
            clock.GetUtcNow()
        );
        return period.Id;
    }
}
