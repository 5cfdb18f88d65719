using System.Text.Json;
using MediatR;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Notifications.Events;

/// <summary>Leaves the news of a payment to the outbox: the treasurer who posts many of them does not wait for its wording.</summary>
internal sealed class OnReceiptPosted(IOutbox outbox) : IDomainEventHandler<ReceiptPosted>
{
    public const string OutboxKind = "payment-received";

    public Task Handle(ReceiptPosted happened, CancellationToken ct)
    {
        if (happened.Purpose == ReceiptPurpose.SupplierRefund)
            return Task.CompletedTask;
        var id = happened.ReceiptId.Value;
        outbox.Add(OutboxKind, new PostedReceipt(id), Postman.Once(OutboxKind, id));
        return Task.CompletedTask;
    }
}

/// <summary>What the outbox carries of a receipt: its id alone.</summary>
internal sealed record PostedReceipt(Guid ReceiptId);

internal sealed class AnnounceReceipt(IMediator mediator) : IOutboxHandler
{
    public string Kind => OnReceiptPosted.OutboxKind;

    public Task Handle(Guid itemId, JsonElement payload, CancellationToken ct) =>
        mediator.Send(new TellOfReceipt(new Id<Receipt>(payload.Deserialize<PostedReceipt>()!.ReceiptId)), ct);
}

/// <summary>Tells the returnee that the payment came in. Sent again, it says nothing twice.</summary>
[SystemRequest]
public sealed record TellOfReceipt(Id<Receipt> ReceiptId) : ICommand;

internal sealed class TellOfReceiptHandler(IProgrammeDb db, Postman postman) : CommandHandler<TellOfReceipt>
{
    protected override async Task Handle(TellOfReceipt command, CancellationToken ct)
    {
        var receipt =
            await db.Receipts.FindAsync([command.ReceiptId], ct) ?? throw new NotFoundException(nameof(Receipt));
        await postman.ToReturnee(
            receipt.ReturneeId,
            "payment-received",
            Postman.Once("payment-received", receipt.Id.Value),
            language =>
                new()
                {
                    ["reference"] = receipt.SubjectReference,
                    ["amount"] = receipt.Amount.ToString(),
                    ["receivedOn"] = MessageValues.Date(receipt.ReceivedOn, language),
                    ["receipt"] = receipt.Reference,
                    ["link"] = SitePages.Payments,
                },
            ct
        );
    }
}
