using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Notifications;

public enum MessageChannel
{
    Email,
    Inbox,
    Sms,
}

public enum MessageStatus
{
    Queued,

    /// <summary>Handed to the channel; the answer is not known yet.</summary>
    Claimed,
    Accepted,

    /// <summary>Refused for now; tried again later.</summary>
    SoftFailed,

    /// <summary>Refused for good, or tried too often: a person decides.</summary>
    HardFailed,

    /// <summary>Its time ran out before it could be sent.</summary>
    Expired,

    /// <summary>The program ended while it was being handed over: it may have arrived.</summary>
    Unknown,
    GivenUp,
}

/// <summary>One message on one channel, with the words it was sent in.</summary>
public sealed class Message : AggregateRoot<Message>
{
    public static readonly Transitions<MessageStatus> Moves = new(
        "message",
        MessageStatus.Queued,
        (
            MessageStatus.Queued,
            [MessageStatus.Claimed, MessageStatus.Accepted, MessageStatus.HardFailed, MessageStatus.Expired]
        ),
        (
            MessageStatus.Claimed,
            [
                MessageStatus.Claimed,
                MessageStatus.Accepted,
                MessageStatus.SoftFailed,
                MessageStatus.HardFailed,
                MessageStatus.Expired,
                MessageStatus.Unknown,
            ]
        ),
        (
            MessageStatus.SoftFailed,
            [
                MessageStatus.Claimed,
                MessageStatus.Queued,
                MessageStatus.HardFailed,
                MessageStatus.Expired,
                MessageStatus.GivenUp,
            ]
        ),
        (MessageStatus.HardFailed, [MessageStatus.Queued, MessageStatus.GivenUp]),
        (MessageStatus.Unknown, [MessageStatus.Accepted, MessageStatus.Queued, MessageStatus.GivenUp])
    );

    /// <summary>With the outbox's growing waits: about a day of trying.</summary>
    public const int MostAttempts = 12;

    private Message() { }

    public string Template { get; private set; } = "";

    /// <summary>The version of the template's text; 0 is the text the program came with.</summary>
    public int TemplateVersion { get; private set; }

    public MessageChannel Channel { get; private set; }

    /// <summary><c>id</c> or <c>en</c>.</summary>
    public string Language { get; private set; } = "id";

    public Id<Returnee>? ReturneeId { get; private set; }

    public Id<StaffMember>? StaffId { get; private set; }

    public EmailAddress? Email { get; private set; }

    public PhoneNumber? Phone { get; private set; }

    public string Subject { get; private set; } = "";

    /// <summary>The text as sent; null once it was removed.</summary>
    public string? Body { get; private set; }

    /// <summary>What the public check page knows this message by; the same on every channel.</summary>
    public string CheckCode { get; private set; } = "";

    /// <summary>Unique with the channel: what was told once is not told again.</summary>
    public string DedupeKey { get; private set; } = "";

    public MessageStatus Status { get; private set; }

    public DateTimeOffset QueuedAt { get; private set; }

    /// <summary>After this moment it is neither sent nor kept; null for messages that do not age.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    public DateTimeOffset? ClaimedAt { get; private set; }

    /// <summary>When the channel took it over.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>How often a person had it sent again.</summary>
    public int Retries { get; private set; }

    /// <summary>Why the last attempt failed: a short code, never an address.</summary>
    public string? Fault { get; private set; }

    /// <summary>When its reader opened it in the inbox.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    public bool LeavesTheProgram => Channel != MessageChannel.Inbox;

    public static Message Queue(
        Id<Message> id,
        MessageChannel channel,
        Addressee to,
        MessageText text,
        string checkCode,
        string dedupeKey,
        DateTimeOffset at,
        DateTimeOffset? expiresAt
    )
    {
        var message = new Message
        {
            Id = id,
            Template = text.Template,
            TemplateVersion = text.Version,
            Channel = channel,
            Language = to.Language,
            ReturneeId = to.ReturneeId,
            StaffId = to.StaffId,
            Email = channel == MessageChannel.Email ? to.Email : null,
            Phone = channel == MessageChannel.Sms ? to.Phone : null,
            Subject = text.Subject,
            Body = channel == MessageChannel.Sms ? text.Short : text.Body,
            CheckCode = checkCode,
            DedupeKey = dedupeKey,
            QueuedAt = at,
            ExpiresAt = expiresAt,
        };
        // The inbox is this very row: nothing can fail on the way.
        if (channel == MessageChannel.Inbox)
            (message.Status, message.AcceptedAt) = (MessageStatus.Accepted, at);
        return message;
    }

    /// <summary>Takes the message for one attempt. False where it must not be sent (done, too old, or a code whose fate is unknown).</summary>
    public bool TryClaim(DateTimeOffset at)
    {
        if (Status is not (MessageStatus.Queued or MessageStatus.SoftFailed or MessageStatus.Claimed))
            return false;
        if (ExpiresAt <= at)
        {
            Expire();
            return false;
        }
        // A code that may have arrived is not sent twice: its owner asks for a new one.
        if (Status == MessageStatus.Claimed && ExpiresAt is not null)
        {
            LoseTrack();
            return false;
        }

        Move(MessageStatus.Claimed);
        (ClaimedAt, Attempts) = (at, Attempts + 1);
        return true;
    }

    public void Accept(DateTimeOffset at)
    {
        Move(MessageStatus.Accepted);
        (AcceptedAt, Fault) = (at, null);
    }

    /// <summary>The channel refused: for good, or for now while attempts are left. A code that may have arrived is not tried again.</summary>
    public void Fail(Refusal refusal)
    {
        Fault = refusal.Fault;
        if (refusal.MayHaveArrived && ExpiresAt is not null)
            LoseTrack();
        else
            Move(refusal.ForGood || Attempts >= MostAttempts ? MessageStatus.HardFailed : MessageStatus.SoftFailed);
    }

    public void Expire()
    {
        Move(MessageStatus.Expired);
        Body = null;
    }

    public void LoseTrack() => Move(MessageStatus.Unknown);

    /// <summary>A person has it sent again, with a fresh budget of attempts.</summary>
    public void SendAgain(DateTimeOffset at)
    {
        MessageRules.OnlyUnexpired.Require(ExpiresAt is null || ExpiresAt > at);
        Move(MessageStatus.Queued);
        (Attempts, Retries, Fault) = (0, Retries + 1, null);
    }

    /// <summary>A person decides that it will not be sent.</summary>
    public void GiveUp() => Move(MessageStatus.GivenUp);

    public void MarkRead(DateTimeOffset at) => ReadAt ??= at;

    /// <summary>Removes the words of a message that has aged.</summary>
    public void Forget(DateTimeOffset at)
    {
        MessageRules.OnlyExpiredIsForgotten.Require(ExpiresAt <= at);
        if (Status is MessageStatus.Queued or MessageStatus.SoftFailed)
            Move(MessageStatus.Expired);
        Body = null;
    }

    private void Move(MessageStatus to)
    {
        Moves.Require(Status, to);
        Status = to;
    }
}

/// <summary>Whom a message is for, and how they are reached.</summary>
public sealed record Addressee(
    string Language,
    EmailAddress? Email,
    PhoneNumber? Phone,
    Id<Returnee>? ReturneeId,
    Id<StaffMember>? StaffId
);

/// <summary>The finished words of a message and the template version they come from. Short is empty where no text goes to phones.</summary>
public sealed record MessageText(string Template, int Version, string Subject, string Body, string Short);

/// <summary>Why an attempt failed: a short code without personal data, and what may be done about it.</summary>
public sealed record Refusal(string Fault, bool ForGood = false, bool MayHaveArrived = false);
