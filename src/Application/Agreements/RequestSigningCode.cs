using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Agreements;

/// <summary>Sends the returnee the one-time code that signs the agreement they have read.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record RequestSigningCode(Id<Agreement> AgreementId) : ICommand;

internal sealed class RequestSigningCodeHandler(IProgrammeDb db, IActor actor, IOneTimeCodes codes)
    : CommandHandler<RequestSigningCode>
{
    internal const string Purpose = "sign-agreement";

    protected override async Task Handle(RequestSigningCode command, CancellationToken ct)
    {
        var agreement = await db.AgreementToChange(command.AgreementId, actor, ct);
        Agreement.Moves.Require(agreement.Status, AgreementStatus.Signed);
        var returnee = await db.Returnees.AsNoTracking().SingleAsync(r => r.Id == agreement.ReturneeId, ct);
        var recipient = RecipientOf(returnee);
        codes.RequireReach(recipient);
        await codes.Send(Purpose, SubjectOf(agreement), recipient, ct);
    }

    internal static string SubjectOf(Agreement agreement) => agreement.Id.ToString();

    private static Recipient RecipientOf(Returnee returnee)
    {
        AgreementRules.NeedsContact.Require(returnee.Phone is not null || returnee.Email is not null);
        return new Recipient(returnee.Language, returnee.Email, returnee.Phone, returnee.Id);
    }
}
