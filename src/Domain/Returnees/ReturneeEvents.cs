using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Returnees;

public sealed record ReturneeRegistered(Id<Returnee> ReturneeId) : IDomainEvent;

public sealed record ReturneeSubmitted(Id<Returnee> ReturneeId) : IDomainEvent;

public sealed record ReturneeVerified(Id<Returnee> ReturneeId) : IDomainEvent;

public sealed record ReturneeReturned(Id<Returnee> ReturneeId) : IDomainEvent;

public sealed record ReturneeRejected(Id<Returnee> ReturneeId) : IDomainEvent;

public sealed record ReturneeSuspended(Id<Returnee> ReturneeId) : IDomainEvent;

public sealed record ReturneeReinstated(Id<Returnee> ReturneeId) : IDomainEvent;

public sealed record ReturneeClosed(Id<Returnee> ReturneeId) : IDomainEvent;

/// <summary>A phone number or e-mail address was replaced: the former one is told.</summary>
public sealed record ContactReplaced(Id<Returnee> ReturneeId, DateTimeOffset At) : IDomainEvent;

/// <summary>The account money goes to was named or, in a verified file, replaced.</summary>
public sealed record BankAccountChanged(Id<Returnee> ReturneeId, bool ReplacesAnother, DateTimeOffset At)
    : IDomainEvent;

public sealed record BankAccountConfirmed(Id<Returnee> ReturneeId) : IDomainEvent;

/// <summary>Staff looked at a masked number; the person is told.</summary>
public sealed record IdentityRevealed(Id<Returnee> ReturneeId, RevealedField Field) : IDomainEvent;
