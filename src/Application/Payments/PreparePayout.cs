using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>Prepares the payment order of a tranche or loan that is ready to be paid.</summary>
[RequirePermission(Permission.PreparePayouts)]
public sealed record PreparePayout(PayoutPurpose Purpose, Guid SubjectId, string Remark) : ICommand<Id<Payout>>;

internal sealed class PreparePayoutValidator : AbstractValidator<PreparePayout>
{
    public PreparePayoutValidator() => RuleFor(c => c.Remark).MaximumLength(100);
}

internal sealed class PreparePayoutHandler(
    IProgrammeDb db,
    IActor actor,
    IEnumerable<IPayable> payables,
    TimeProvider clock
) : CommandHandler<PreparePayout, Id<Payout>>
{
    protected override async Task<Id<Payout>> Handle(PreparePayout command, CancellationToken ct)
    {
        var payable =
            await payables.Single(p => p.Purpose == command.Purpose).Find(command.SubjectId, actor, ct)
            ?? throw new NotFoundException(nameof(Payable));
        var fund = (await db.FundSources.FindAsync([payable.Subject.FundSourceId], ct))!;
        var payout = Payout.Prepare(
            Id<Payout>.New(),
            await db.NextReference("SPB", clock.Today(), ct),
            payable.Subject,
            fund,
            payable.Amount,
            await db.PayeeOf(payable.Subject.ReturneeId, payable.Subject.SupplierId, clock.GetUtcNow(), ct),
            string.IsNullOrWhiteSpace(command.Remark) ? payable.Subject.Reference : command.Remark,
            actor.StaffId,
            clock.GetUtcNow()
        );
        db.Payouts.Add(payout);
        return payout.Id;
    }
}
