using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Documents;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Agreements;

/// <summary>Issues the agreement as a letter with a check code when the returnee has signed, and again when both have.</summary>
internal sealed class OnAgreementSigned(IProgrammeDb db, IDocumentIssuer issuer)
    : IDomainEventHandler<AgreementSigned>,
        IDomainEventHandler<AgreementInForce>,
        IDomainEventHandler<AgreementTerminated>
{
    public Task Handle(AgreementSigned happened, CancellationToken ct) => Issue(happened.AgreementId, ct);

    public async Task Handle(AgreementInForce happened, CancellationToken ct)
    {
        await issuer.Revoke(DocumentKind.Agreement, happened.AgreementId.Value, ct);
        await Issue(happened.AgreementId, ct);
    }

    public Task Handle(AgreementTerminated happened, CancellationToken ct) =>
        issuer.Revoke(DocumentKind.Agreement, happened.AgreementId.Value, ct);

    private async Task Issue(Id<Agreement> id, CancellationToken ct)
    {
        var agreement = (await db.Agreements.FindAsync([id], ct))!;
        var letter = await AgreementLetter.Of(agreement, db, ct);
        await issuer.Issue(letter.Order, letter.Word, ct);
    }
}

/// <summary>An agreement as a letter: the text as signed, and who signed when.</summary>
internal sealed class AgreementLetter
{
    private readonly Agreement _agreement;
    private readonly string _name;
    private readonly string? _official;
    private readonly string _office;

    private AgreementLetter(Agreement agreement, string name, string? official, string office) =>
        (_agreement, _name, _official, _office) = (agreement, name, official, office);

    /// <summary>Contracts are in Indonesian, whatever language the reader chose.</summary>
    public DocumentOrder Order =>
        new(DocumentKind.Agreement, _agreement.Id.Value, _agreement.ReturneeId, _name, "id", _agreement.Reference);

    public static async Task<AgreementLetter> Of(Agreement agreement, IProgrammeDb db, CancellationToken ct)
    {
        var name = await db
            .Returnees.AsNoTracking()
            .Where(r => r.Id == agreement.ReturneeId)
            .Select(r => r.FullName)
            .SingleAsync(ct);
        var official = await db
            .Staff.AsNoTracking()
            .Where(s => s.Id == agreement.CountersignedById)
            .Select(s => new { s.FullName, s.Office })
            .SingleOrDefaultAsync(ct);
        return new AgreementLetter(agreement, name, official?.FullName, official?.Office ?? "");
    }

    /// <summary>The key of what an agreement of the kind is called.</summary>
    public static string TitleOf(AgreementKind kind) =>
        kind switch
        {
            AgreementKind.Grant => "agreements.letter-grant",
            AgreementKind.Qardh => "agreements.letter-qardh",
            AgreementKind.Murabahah => "agreements.letter-murabahah",
            AgreementKind.JointLiability => "agreements.letter-joint-liability",
            _ => "agreements.letter-loan",
        };

    public void Word(LetterDraft letter)
    {
        letter.Title(TitleOf(_agreement.Kind));
        foreach (var line in _agreement.Terms.Split('\n').Where(l => l.Length > 0))
            letter.Said(line);
        letter.Section("agreements.letter-signatures");
        letter.Facts(
            ("agreements.letter-first-party", _official),
            ("agreements.letter-countersigned-at", _agreement.CountersignedAt),
            ("agreements.letter-second-party", _name),
            ("agreements.letter-signed-at", _agreement.SignedAt),
            ("agreements.letter-signed-with", _agreement.SignedWith),
            ("agreements.letter-hash", _agreement.TermsHash)
        );
        if (_official is not null)
            letter.Signer(_office, _official);
    }
}
