using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Abstractions;

/// <summary>Queues templated messages in the running transaction; each channel of the template becomes one message.</summary>
public interface IMessageQueue
{
    /// <summary>A second message with the same <paramref name="dedupeKey"/> is not queued. Values are flat, formatted texts.</summary>
    Task Add(
        string template,
        Recipient recipient,
        IReadOnlyDictionary<string, string> values,
        string dedupeKey,
        CancellationToken ct
    );

    /// <summary>Many messages of one template, looked up and queued together; those whose key was queued before are left out.</summary>
    Task AddAll(string template, IReadOnlyList<MessageOrder> orders, CancellationToken ct);

    /// <summary>Whether the template has a way to this recipient: texts to phones need a gateway.</summary>
    bool CanReach(string template, Recipient recipient);
}

/// <summary>One of many messages.</summary>
public sealed record MessageOrder(Recipient To, IReadOnlyDictionary<string, string> Values, string DedupeKey);

/// <summary>Whom a message goes to. People known to the programme read it in their inbox too.</summary>
public sealed record Recipient(
    string Language,
    EmailAddress? Email = null,
    PhoneNumber? Phone = null,
    Id<Returnee>? ReturneeId = null,
    Id<StaffMember>? StaffId = null
);
