namespace PmiEmas.Domain.Payments.Gateway;

public enum GatewayEventStatus
{
    Stored,
    Applied,
    Ignored,
    Parked,
}

/// <summary>Something the gateway told us, kept before anything is made of it. Its id there makes it count once.</summary>
public sealed class GatewayEvent
{
    /// <summary>After this long somebody comes back to one that was not seen to.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private GatewayEvent() { }

    public string Id { get; private set; } = "";

    /// <summary><c>payout.failed</c>.</summary>
    public string Type { get; private set; } = "";

    public string ObjectId { get; private set; } = "";

    /// <summary>The payment a refund or dispute belongs to.</summary>
    public string? Related { get; private set; }

    /// <summary>The recipient's account there it happened on; null for our own.</summary>
    public string? Account { get; private set; }

    public string? ApiVersion { get; private set; }

    public GatewayEventStatus Status { get; private set; }

    /// <summary>Why it was put aside.</summary>
    public string? Note { get; private set; }

    /// <summary>By the catch-up, because it never arrived by itself.</summary>
    public bool CaughtUp { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }

    public DateTimeOffset? NextAt { get; private set; }

    public int Tries { get; private set; }

    public static GatewayEvent Store(
        string id,
        string type,
        string objectId,
        string? related,
        string? account,
        string? version,
        DateTimeOffset createdAt,
        string? strange,
        bool caughtUp,
        DateTimeOffset at
    ) =>
        new()
        {
            Id = id,
            Type = type,
            ObjectId = objectId,
            Related = related,
            Account = account,
            ApiVersion = version,
            CreatedAt = createdAt,
            ReceivedAt = at,
            CaughtUp = caughtUp,
            Status = strange is null ? GatewayEventStatus.Stored : GatewayEventStatus.Parked,
            Note = strange,
            NextAt = strange is null ? at + Patience : null,
        };

    /// <summary>False where there is nothing left to do; else somebody comes back later if this attempt dies.</summary>
    public bool Begin(DateTimeOffset at)
    {
        if (Status != GatewayEventStatus.Stored)
            return false;
        var wait = Patience * Math.Pow(2, Math.Min(Tries, 12));
        (Tries, NextAt) = (Tries + 1, at + (wait < LongestWait ? wait : LongestWait));
        return true;
    }

    /// <summary>Another attempt has been asked for.</summary>
    public void Chased(DateTimeOffset at) => NextAt = Status == GatewayEventStatus.Stored ? at + Patience : null;

    public void Finish(GatewayEventStatus status, string? note)
    {
        if (Status == GatewayEventStatus.Stored)
            (Status, Note, NextAt) = (status, note, null);
    }

    /// <summary>Once the program understands it, or what it speaks of is known.</summary>
    public void TryAgain(DateTimeOffset at)
    {
        if (Status == GatewayEventStatus.Parked)
            (Status, NextAt) = (GatewayEventStatus.Stored, at);
    }
}
