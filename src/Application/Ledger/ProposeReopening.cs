using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Ledger;

/// <summary>Proposes to open a closed month again, with the reason; it stays closed until another person confirms.</summary>
[RequirePermission(Permission.ProposePeriods)]
public sealed record ProposeReopening(DateOnly Month, string Reason) : ICommand<Id<AccountingPeriod>>, IStatesReason;

internal sealed class ProposeReopeningValidator : AbstractValidator<ProposeReopening>
{
    public ProposeReopeningValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(1000);
}

internal sealed class ProposeReopeningHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<ProposeReopening, Id<AccountingPeriod>>
{
    protected override async Task<Id<AccountingPeriod>> Handle(ProposeReopening command, CancellationToken ct)
    {
        var period = await db.PeriodToChange(command.Month, ct);
        period.ProposeReopening(command.Reason, await db.Member(actor.StaffId, ct), clock.GetUtcNow());
        return period.Id;
    }
}
