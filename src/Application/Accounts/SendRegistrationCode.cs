using PmiEmas.Application.Abstractions;

namespace PmiEmas.Application.Accounts;

/// <summary>Sends the code by which somebody proves to hold the contact they register with.</summary>
[AllowAnonymousRequest]
public sealed record SendRegistrationCode(Contact Contact, string Language) : ICommand
{
    public const string Purpose = "register";
}

internal sealed class SendRegistrationCodeHandler(IOneTimeCodes codes) : CommandHandler<SendRegistrationCode>
{
    protected override Task Handle(SendRegistrationCode command, CancellationToken ct)
    {
        var recipient = command.Contact.AsRecipient(command.Language);
        codes.RequireReach(recipient);
        return codes.Send(SendRegistrationCode.Purpose, command.Contact.Value, recipient, ct);
    }
}
