using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants;

/// <summary>The returnee has transferred unspent money back and shows the proof.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record AnnounceRefund(
    Id<Grant> GrantId,
    Money Amount,
    DateOnly PaidOn,
    string? BankReference,
    Upload Proof
) : ICommand<Id<Receipt>>;

internal sealed class AnnounceRefundValidator : AbstractValidator<AnnounceRefund>
{
    public AnnounceRefundValidator() => RuleFor(c => c.BankReference).MaximumLength(60);
}

internal sealed class AnnounceRefundHandler(IProgrammeDb db, IActor actor, IFileKeeper files, TimeProvider clock)
    : CommandHandler<AnnounceRefund, Id<Receipt>>
{
    protected override async Task<Id<Receipt>> Handle(AnnounceRefund command, CancellationToken ct)
    {
        var grant = await db.GrantToChange(command.GrantId, actor, ct);
        GrantRules.RefundWhenReported.Require(!grant.RefundDue.IsZero);
        if (command.Amount > grant.RefundDue)
            throw new RuleBrokenException(GrantRules.RefundWithinUnspent, grant.RefundDue)
            {
                Field = nameof(command.Amount),
            };
        var id = Id<Receipt>.New();
        var proof = await files.Keep(command.Proof, FilePurpose.RepaymentProof, id.Value, grant.ReturneeId.Value, ct);
        db.Receipts.Add(
            Receipt.Announce(
                id,
                await db.NextReference("KW", clock.Today(), ct),
                new ReceiptSubject(
                    ReceiptPurpose.GrantRefund,
                    grant.Id.Value,
                    grant.Reference,
                    grant.ReturneeId,
                    grant.FundSourceId
                ),
                command.Amount,
                command.PaidOn,
                proof,
                command.BankReference,
                clock.GetUtcNow()
            )
        );
        return id;
    }
}
