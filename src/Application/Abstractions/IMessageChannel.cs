using PmiEmas.Domain.Notifications;

namespace PmiEmas.Application.Abstractions;

/// <summary>A way out of the program for messages. Called outside any transaction.</summary>
public interface IMessageChannel
{
    MessageChannel Channel { get; }

    /// <summary>Hands the letter over; returns once the other side took it. Throws <see cref="ChannelRefusedException"/>.</summary>
    Task Send(OutgoingLetter letter, CancellationToken ct);
}

/// <summary>A message ready to leave. Its id goes with it, so that a second delivery can be recognised.</summary>
public sealed record OutgoingLetter(Guid Id, string To, string Subject, string Body, string Language);

/// <summary>The other side did not take the letter, or it is not known whether it did.</summary>
public sealed class ChannelRefusedException(Refusal refusal) : Exception(refusal.Fault)
{
    public Refusal Refusal { get; } = refusal;
}
