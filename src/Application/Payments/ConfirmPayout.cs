using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>The bank has paid: its reference, the day and the proof.</summary>
[RequirePermission(Permission.PreparePayouts)]
public sealed record ConfirmPayout(
    Id<Payout> PayoutId,
    [property: EffectiveDate] DateOnly PaidOn,
    string BankReference,
    Upload Proof
) : ICommand;

internal sealed class ConfirmPayoutValidator : AbstractValidator<ConfirmPayout>
{
    public ConfirmPayoutValidator() => RuleFor(c => c.BankReference).NotEmpty().MaximumLength(60);
}

internal sealed class ConfirmPayoutHandler(IProgrammeDb db, IActor actor, IFileKeeper files, TimeProvider clock)
    : CommandHandler<ConfirmPayout>
{
    protected override async Task Handle(ConfirmPayout command, CancellationToken ct)
    {
        var payout = await db.PayoutToChange(command.PayoutId, actor, ct);
        Payout.Moves.Require(payout.Status, PayoutStatus.Paid);
        var proof = await files.Keep(
            command.Proof,
            FilePurpose.TransferProof,
            payout.Id.Value,
            payout.ReturneeId.Value,
            ct
        );
        payout.Confirm(new PayoutProof(command.PaidOn, command.BankReference, proof), clock.GetUtcNow());
    }
}
