using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Staff;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Accounts;

/// <summary>Sends a link to set a new password. An unknown address gets none, and nobody learns which it was.</summary>
[AllowAnonymousRequest]
public sealed record AskForPasswordReset(EmailAddress Email, string Language) : ICommand, ICarriesSecret;

internal sealed class AskForPasswordResetHandler(
    IProgrammeDb db,
    IAccounts accounts,
    IAttempts attempts,
    IMessageQueue messages
) : CommandHandler<AskForPasswordReset>
{
    private const int PerDay = 3;

    protected override async Task Handle(AskForPasswordReset command, CancellationToken ct)
    {
        if (await attempts.Count("reset", command.Email.Value, PerDay, TimeSpan.FromDays(1), ct) is not null)
            return;
        var member = await db
            .Staff.Where(s => s.Email == command.Email && s.IsActive)
            .Select(s => new { s.Id, s.FullName })
            .SingleOrDefaultAsync(ct);
        if (member is null)
            return;

        var link = await accounts.MakeLink(member.Id, StaffLinks.ResetLifetime, ct);
        await messages.Add(
            "password-reset",
            new Recipient(command.Language, command.Email, StaffId: member.Id),
            new Dictionary<string, string> { ["name"] = member.FullName, ["link"] = StaffLinks.SetPassword(link) },
            $"password-reset:{link[..16]}",
            ct
        );
    }
}
