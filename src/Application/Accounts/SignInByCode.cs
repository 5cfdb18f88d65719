using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;

namespace PmiEmas.Application.Accounts;

/// <summary>Answers the account of the returnee who holds the contact; the first time it opens one, also where an officer registered them.</summary>
[AllowAnonymousRequest]
public sealed record SignInByCode(Contact Contact, string Code) : ICommand<Guid>, ICarriesSecret;

internal sealed class SignInByCodeHandler(IProgrammeDb db, IOneTimeCodes codes, IAccounts accounts)
    : CommandHandler<SignInByCode, Guid>
{
    protected override async Task<Guid> Handle(SignInByCode command, CancellationToken ct)
    {
        await codes.Redeem(SendSignInCode.Purpose, command.Contact.Value, command.Code, ct);
        var files = await db.Returnees.Where(command.Contact.IsOf()).Select(r => r.Id).Take(2).ToListAsync(ct);
        AccountRules.ContactIsOne.Require(files.Count == 1);
        return await accounts.OpenFor(files[0], ct);
    }
}
