using FluentValidation;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Notifications.Delivery;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Notifications.Log;

/// <summary>Has a message sent again that failed for good or whose fate is unknown.</summary>
[RequirePermission(Permission.ResendMessages)]
public sealed record SendMessageAgain(Id<Message> MessageId, string? Reason) : ICommand<Id<Message>>, IStatesReason;

internal sealed class SendMessageAgainValidator : AbstractValidator<SendMessageAgain>
{
    public SendMessageAgainValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(300);
}

internal sealed class SendMessageAgainHandler(IProgrammeDb db, IOutbox outbox, TimeProvider clock)
    : CommandHandler<SendMessageAgain, Id<Message>>
{
    protected override async Task<Id<Message>> Handle(SendMessageAgain command, CancellationToken ct)
    {
        var message =
            await db.Set<Message>().SingleOrDefaultAsync(m => m.Id == command.MessageId, ct)
            ?? throw new NotFoundException(nameof(Message));
        message.SendAgain(clock.GetUtcNow());
        outbox.Add(
            MessageQueue.OutboxKind,
            new QueuedMessage(message.Id.Value),
            $"message:{message.Id}:{message.Retries}"
        );
        return message.Id;
    }
}
