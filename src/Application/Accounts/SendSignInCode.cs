using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;

namespace PmiEmas.Application.Accounts;

/// <summary>Sends a returnee the code to sign in with. An unknown contact gets none, and nobody learns which it was.</summary>
[AllowAnonymousRequest]
public sealed record SendSignInCode(Contact Contact, string Language) : ICommand
{
    public const string Purpose = "sign-in";
}

internal sealed class SendSignInCodeHandler(IProgrammeDb db, IOneTimeCodes codes) : CommandHandler<SendSignInCode>
{
    protected override async Task Handle(SendSignInCode command, CancellationToken ct)
    {
        var recipient = command.Contact.AsRecipient(command.Language);
        // Asked before anybody is looked for: the answer tells nothing of who is known.
        codes.RequireReach(recipient);
        var known = await db.Returnees.AnyAsync(command.Contact.IsOf(), ct);
        await codes.Send(
            known ? SendSignInCode.Purpose : SendSignInCode.Purpose + ":unknown",
            command.Contact.Value,
            known ? recipient : new Recipient(command.Language),
            ct
        );
    }
}
