using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Ledger;

/// <summary>Proposes to close a month of the books; the reason explains what is still open in it. Another person confirms.</summary>
[RequirePermission(Permission.ProposePeriods)]
public sealed record ProposeClosing(DateOnly Month, string? Reason) : ICommand<Id<AccountingPeriod>>, IStatesReason;

internal sealed class ProposeClosingValidator : AbstractValidator<ProposeClosing>
{
    public ProposeClosingValidator() => RuleFor(c => c.Reason).MaximumLength(1000);
}

internal sealed class ProposeClosingHandler(
    IProgrammeDb db,
    IActor actor,
    IEnumerable<IClosingCheck> checks,
    TimeProvider clock
) : CommandHandler<ProposeClosing, Id<AccountingPeriod>>
{
    protected override async Task<Id<AccountingPeriod>> Handle(ProposeClosing command, CancellationToken ct)
    {
        var period = await db.PeriodToChange(command.Month, ct);
        var now = clock.GetUtcNow();
        var state = new ClosingState(
            await db.EarlierAreClosed(command.Month, ct),
            (await db.LatestProof(ct)).Holds(now),
            (await checks.OpenIn(period.Month, ct)).Sum(p => p.Count)
        );
        period.ProposeClosing(state, command.Reason, await db.Member(actor.StaffId, ct), now);
        return period.Id;
    }
}
