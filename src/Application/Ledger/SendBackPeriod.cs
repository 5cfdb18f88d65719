using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Ledger;

/// <summary>Refuses what was proposed for a month, or takes the own proposal back.</summary>
[RequirePermission(Permission.ConfirmPeriods, Permission.ProposePeriods)]
public sealed record SendBackPeriod(DateOnly Month, string Reason) : ICommand<Id<AccountingPeriod>>, IStatesReason;

internal sealed class SendBackPeriodValidator : AbstractValidator<SendBackPeriod>
{
    public SendBackPeriodValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(1000);
}

internal sealed class SendBackPeriodHandler(IProgrammeDb db, IActor actor)
    : CommandHandler<SendBackPeriod, Id<AccountingPeriod>>
{
    protected override async Task<Id<AccountingPeriod>> Handle(SendBackPeriod command, CancellationToken ct)
    {
        var period = await db.PeriodToChange(command.Month, ct);
        if (!actor.May(Permission.ConfirmPeriods) && period.ProposedById != actor.StaffId)
            throw new ForbiddenException(nameof(SendBackPeriod));
        period.SendBack();
        return period.Id;
    }
}
