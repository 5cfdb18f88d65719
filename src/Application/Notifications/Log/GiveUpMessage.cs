using FluentValidation;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Notifications.Log;

/// <summary>Decides that a failed message will not be sent any more.</summary>
[RequirePermission(Permission.ResendMessages)]
public sealed record GiveUpMessage(Id<Message> MessageId, string? Reason) : ICommand<Id<Message>>, IStatesReason;

internal sealed class GiveUpMessageValidator : AbstractValidator<GiveUpMessage>
{
    public GiveUpMessageValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(300);
}

internal sealed class GiveUpMessageHandler(IProgrammeDb db) : CommandHandler<GiveUpMessage, Id<Message>>
{
    protected override async Task<Id<Message>> Handle(GiveUpMessage command, CancellationToken ct)
    {
        var message =
            await db.Set<Message>().SingleOrDefaultAsync(m => m.Id == command.MessageId, ct)
            ?? throw new NotFoundException(nameof(Message));
        message.GiveUp();
        return message.Id;
    }
}
