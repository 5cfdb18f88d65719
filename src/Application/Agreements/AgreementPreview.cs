using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Documents;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Agreements;

/// <summary>The agreement as a PDF to read or to print for the office's signature; without a check code.</summary>
[RequirePermission(Permission.ViewAgreements, Permission.UseOwnFile)]
public sealed record AgreementPreview(Id<Agreement> AgreementId) : IQuery<AgreementPdf>;

public sealed record AgreementPdf(string Reference, byte[] Content);

internal sealed class AgreementPreviewHandler(IProgrammeDb db, IActor actor, IDocumentIssuer issuer)
    : QueryHandler<AgreementPreview, AgreementPdf>
{
    protected override async Task<AgreementPdf> Handle(AgreementPreview query, CancellationToken ct)
    {
        var agreement =
            await db
                .Agreements.AsNoTracking()
                .VisibleTo(actor, db)
                .SingleOrDefaultAsync(a => a.Id == query.AgreementId, ct)
            ?? throw new NotFoundException(nameof(Agreement));
        var letter = await AgreementLetter.Of(agreement, db, ct);
        return new AgreementPdf(agreement.Reference, issuer.Preview(letter.Order, letter.Word));
    }
}
