using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>The supplier's money for what did not come is in the account, with its proof.</summary>
[RequirePermission(Permission.RecordRepayments)]
public sealed record RecordSupplierRefund(
    Id<Purchase> PurchaseId,
    Money Amount,
    DateOnly ReceivedOn,
    string? BankReference,
    Upload Proof
) : ICommand<Id<Receipt>>;

internal sealed class RecordSupplierRefundValidator : AbstractValidator<RecordSupplierRefund>
{
    public RecordSupplierRefundValidator() => RuleFor(c => c.BankReference).MaximumLength(60);
}

internal sealed class RecordSupplierRefundHandler(IProgrammeDb db, IActor actor, IFileKeeper files, TimeProvider clock)
    : CommandHandler<RecordSupplierRefund, Id<Receipt>>
{
    protected override async Task<Id<Receipt>> Handle(RecordSupplierRefund command, CancellationToken ct)
    {
        var (purchase, grant) = await db.PurchaseToChange(command.PurchaseId, actor, ct);
        var proof = await files.Keep(
            command.Proof,
            FilePurpose.PurchasePaper,
            purchase.Id.Value,
            purchase.ReturneeId.Value,
            ct
        );
        var found = new MoneyFound(command.Amount, command.ReceivedOn, command.BankReference, actor.StaffId);
        var receipt = await db.RefundOf(purchase, grant, found, proof, clock, ct);
        return receipt.Id;
    }
}

internal static class SupplierRefunds
{
    /// <summary>Takes and posts the supplier's money; the books and the purchase follow as the receipt is posted.</summary>
    public static async Task<Receipt> RefundOf(
        this IProgrammeDb db,
        Purchase purchase,
        Grant grant,
        MoneyFound found,
        Id<StoredFile>? proof,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        PurchaseRules.SupplierRefundWithinDue.RequireFor(
            "Amount",
            !found.Amount.IsZero && found.Amount <= purchase.RefundDue,
            purchase.RefundDue
        );
        var receipt = Receipt.Capture(
            Id<Receipt>.New(),
            await db.NextReference("KW", clock.Today(), ct),
            new ReceiptSubject(
                ReceiptPurpose.SupplierRefund,
                purchase.Id.Value,
                purchase.Reference,
                purchase.ReturneeId,
                grant.FundSourceId
            ),
            found.Amount,
            found.On,
            ReceiptMethod.Transfer,
            proof,
            found.BankReference,
            found.ById,
            clock.GetUtcNow()
        );
        receipt.Post(found.ById, clock.GetUtcNow());
        db.Receipts.Add(receipt);
        return receipt;
    }
}
