using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Abstractions;

/// <summary>Six-digit codes sent to a phone or e-mail: short-lived, few tries, used once, counted across all nodes.</summary>
public interface IOneTimeCodes
{
    /// <summary>
    /// Issues and sends a code for one purpose (<c>register</c>, <c>sign-in</c>, <c>sign-agreement</c>) and subject.
    /// Throws <see cref="RuleBrokenException"/> when too many were asked for.
    /// </summary>
    Task Send(string purpose, string subject, Recipient recipient, CancellationToken ct);

    /// <summary>Throws <see cref="RuleBrokenException"/> (field <c>Contact</c>) where no code can reach the recipient.</summary>
    void RequireReach(Recipient recipient);

    /// <summary>Uses the code up. Throws <see cref="RuleBrokenException"/> (field <c>Code</c>) when it is wrong, old or used.</summary>
    Task Redeem(string purpose, string subject, string code, CancellationToken ct);
}
