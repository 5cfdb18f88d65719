using FluentValidation;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>The bank has paid: its reference, the day and the proof; for a public budget the SP2D too.</summary>
[RequirePermission(Permission.PreparePayouts)]
public sealed record ConfirmPayout(
    Id<Payout> PayoutId,
    DateOnly PaidOn,
    string BankReference,
    Upload Proof,
    string? Sp2dNumber = null,
    DateOnly? Sp2dOn = null
) : ICommand;

internal sealed class ConfirmPayoutValidator : AbstractValidator<ConfirmPayout>
{
    public ConfirmPayoutValidator()
    {
        RuleFor(c => c.BankReference).NotEmpty().MaximumLength(60);
        RuleFor(c => c.Sp2dNumber).MaximumLength(60);
    }
}

internal sealed class ConfirmPayoutHandler(IProgrammeDb db, IActor actor, IFileKeeper files, TimeProvider clock)
    : CommandHandler<ConfirmPayout>
{
    protected override async Task Handle(ConfirmPayout command, CancellationToken ct)
    {
        var payout = await db.PayoutToChange(command.PayoutId, actor, ct);
        Payout.Moves.Require(payout.Status, PayoutStatus.Paid);
        var kind = await db
            .FundSources.AsNoTracking()
            .Where(f => f.Id == payout.FundSourceId)
            .Select(f => f.Kind)
            .SingleAsync(ct);
        var proof = await files.Keep(
            command.Proof,
            FilePurpose.TransferProof,
            payout.Id.Value,
            payout.ReturneeId.Value,
            ct
        );
        payout.Confirm(
            new PayoutProof(
                command.PaidOn,
                command.BankReference,
                proof,
                IsPublic(kind),
                command.Sp2dNumber,
                command.Sp2dOn
            ),
            clock.GetUtcNow()
        );
    }

    /// <summary>Money of the state's and the regions' budgets is paid by their treasuries: the platform records the SP2D.</summary>
    internal static bool IsPublic(FundSourceKind kind) =>
        kind is FundSourceKind.NationalBudget or FundSourceKind.RegionalBudget;
}
