using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>People read the letters to themselves; staff those of their region that belong to their work.</summary>
internal sealed class IssuedLetterPermission(IProgrammeDb db) : IFilePermission
{
    public FilePurpose Purpose => FilePurpose.IssuedLetter;

    public async Task<bool> MayRead(StoredFile file, IActor actor, CancellationToken ct)
    {
        if (actor.Kind == ActorKind.Returnee)
            return file.ReturneeId == actor.ReturneeId.Value;
        var id = file.Id;
        var kind = await db
            .IssuedDocuments.Where(d => d.FileId == id)
            .Select(d => (DocumentKind?)d.Kind)
            .FirstOrDefaultAsync(ct);
        return kind is { } issued
            && ReadersOf(issued).Any(actor.May)
            && (
                actor.Region is not { } region || (SpeaksOfPeople(issued) && await LivesIn(region, file.ReturneeId, ct))
            );
    }

    private static Permission[] ReadersOf(DocumentKind kind) =>
        kind switch
        {
            DocumentKind.Agreement => [Permission.ViewAgreements],
            DocumentKind.Certificate => [Permission.ViewTraining],
            DocumentKind.PaymentReceipt => [Permission.ViewPayouts, Permission.ViewLoans],
            DocumentKind.InstalmentCard
            or DocumentKind.LoanStatement
            or DocumentKind.SettlementLetter
            or DocumentKind.ScheduleAddendum
            or DocumentKind.SettlementQuote
            or DocumentKind.WarningLetter
            or DocumentKind.PortfolioReport => [Permission.ViewLoans],
            _ => [Permission.ViewPlans],
        };

    /// <summary>A report of the whole portfolio is nobody's: it is for those whose work knows no region.</summary>
    private static bool SpeaksOfPeople(DocumentKind kind) => kind != DocumentKind.PortfolioReport;

    private async Task<bool> LivesIn(RegionCode region, Guid? returnee, CancellationToken ct)
    {
        if (returnee is not { } value)
            return true;
        var id = new Id<Returnee>(value);
        var village = await db.Returnees.Where(r => r.Id == id).Select(r => r.Village).SingleOrDefaultAsync(ct);
        return village is not null && region.Contains(village);
    }
}
