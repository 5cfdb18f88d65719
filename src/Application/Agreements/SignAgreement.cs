using FluentValidation;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Agreements;

/// <summary>The returnee signs the text they were shown with the code they received.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record SignAgreement(Id<Agreement> AgreementId, string TermsHash, string Code) : ICommand;

internal sealed class SignAgreementValidator : AbstractValidator<SignAgreement>
{
    public SignAgreementValidator() => RuleFor(c => c.Code).NotEmpty();
}

internal sealed class SignAgreementHandler(IProgrammeDb db, IActor actor, IOneTimeCodes codes, TimeProvider clock)
    : CommandHandler<SignAgreement>
{
    protected override async Task Handle(SignAgreement command, CancellationToken ct)
    {
        var agreement = await db.AgreementToChange(command.AgreementId, actor, ct);
        Agreement.Moves.Require(agreement.Status, AgreementStatus.Signed);
        await codes.Redeem(
            RequestSigningCodeHandler.Purpose,
            RequestSigningCodeHandler.SubjectOf(agreement),
            command.Code,
            ct
        );
        var signer = await db
            .Returnees.AsNoTracking()
            .Where(r => r.Id == agreement.ReturneeId)
            .Select(r => new { r.Phone, r.Email })
            .SingleAsync(ct);
        var masked = signer.Phone is { } phone ? phone.ToString() : signer.Email!.ToString();
        agreement.Sign(command.TermsHash, masked, clock.GetUtcNow());
    }
}
