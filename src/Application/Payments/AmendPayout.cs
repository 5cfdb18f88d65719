using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>Changes the remark and takes the recipient's present account; the order must be checked anew.</summary>
[RequirePermission(Permission.PreparePayouts)]
public sealed record AmendPayout(Id<Payout> PayoutId, string Remark) : ICommand;

internal sealed class AmendPayoutValidator : AbstractValidator<AmendPayout>
{
    public AmendPayoutValidator() => RuleFor(c => c.Remark).NotEmpty().MaximumLength(100);
}

internal sealed class AmendPayoutHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<AmendPayout>
{
    protected override async Task Handle(AmendPayout command, CancellationToken ct)
    {
        var payout = await db.PayoutToChange(command.PayoutId, actor, ct);
        var payee = await db.PayeeOf(payout, clock.GetUtcNow(), ct);
        payout.Amend(payee, command.Remark, actor.StaffId, clock.GetUtcNow());
    }
}
