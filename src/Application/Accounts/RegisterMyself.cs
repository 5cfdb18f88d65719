using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Accounts;

/// <summary>Opens a returnee's file and account at once, for whoever proved to hold the contact. A known contact's account is answered.</summary>
[AllowAnonymousRequest]
public sealed record RegisterMyself(string FullName, Contact Contact, string Language, string Code)
    : ICommand<Guid>,
        ICarriesSecret;

internal sealed class RegisterMyselfHandler(
    IProgrammeDb db,
    IOneTimeCodes codes,
    IOnceGate gate,
    IAccounts accounts,
    TimeProvider clock
) : CommandHandler<RegisterMyself, Guid>
{
    protected override async Task<Guid> Handle(RegisterMyself command, CancellationToken ct)
    {
        var contact = command.Contact;
        await codes.Redeem(SendRegistrationCode.Purpose, contact.Value, command.Code, ct);
        await gate.Pass("contact:" + contact.Value, ct);
        var known = await db.Returnees.Where(contact.IsOf()).Select(r => r.Id).Take(2).ToListAsync(ct);
        AccountRules.ContactIsOne.Require(known.Count <= 1);
        if (known is [var file])
            return await accounts.OpenFor(file, ct);

        var now = clock.GetUtcNow();
        var returnee = Returnee.Register(
            Id<Returnee>.New(),
            await db.NextReference("PMI", ProgrammeCalendar.DateOf(now), ct),
            command.FullName,
            contact.Phone,
            contact.Email,
            Consent.ByOwnClick(ConsentPurpose.Programme, now),
            command.Language,
            now
        );
        db.Returnees.Add(returnee);
        return await accounts.OpenFor(returnee.Id, ct);
    }
}
