using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Abstractions;

/// <summary>The accounts people sign in with. Every change is part of the running command.</summary>
public interface IAccounts
{
    /// <summary>The returnee's account, opened where there is none yet.</summary>
    Task<Guid> OpenFor(Id<Returnee> returnee, CancellationToken ct);

    Task<Guid> OpenFor(Id<StaffMember> staff, EmailAddress email, CancellationToken ct);

    /// <summary>The secret of a link by which a staff member sets a password, once, within <paramref name="lifetime"/>; earlier links end.</summary>
    Task<string> MakeLink(Id<StaffMember> staff, TimeSpan lifetime, CancellationToken ct);

    /// <summary>Ends every session and refuses new ones.</summary>
    Task Disable(Id<StaffMember> staff, CancellationToken ct);

    Task Enable(Id<StaffMember> staff, CancellationToken ct);

    /// <summary>Ends every session, so that the next one begins with what holds now.</summary>
    Task EndSessions(Id<StaffMember> staff, CancellationToken ct);
}
