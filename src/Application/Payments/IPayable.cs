using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments;

/// <summary>What one capability has ready to be paid: tranches whose conditions are met, loans that were signed.</summary>
public interface IPayable
{
    PayoutPurpose Purpose { get; }

    /// <summary>Everything ready that the actor may see, the oldest first.</summary>
    Task<IReadOnlyList<Payable>> Ready(IActor actor, CancellationToken ct);

    /// <summary>One of them, or null where it is not (or no longer) ready.</summary>
    Task<Payable?> Find(Guid subjectId, IActor actor, CancellationToken ct);
}

/// <summary>Something to pay: to whom, how much, from which fund. <see cref="Part"/> is the tranche's number, where it has one.</summary>
public sealed record Payable(PayoutSubject Subject, Money Amount, int? Part, string Recipient);
