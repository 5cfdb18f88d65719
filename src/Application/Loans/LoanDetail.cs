using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.History;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>One loan with its schedule, receipts, announced payments and documents; a returnee sees their own.</summary>
[RequirePermission(Permission.ViewLoans, Permission.UseOwnFile)]
public sealed record LoanDetail(Id<Loan> LoanId) : IQuery<LoanPage>;

public sealed record LoanPage(
    Loan Loan,
    DateOnly AsOf,
    string Name,
    string PlanReference,
    string BusinessName,
    AgreementStatus? AgreementStatus,
    string? AgreementReference,
    bool HasPayout,
    IReadOnlySet<Id<LoanTranche>> OrderedTranches,
    bool OtherProducts,
    IReadOnlyList<Announced> Announced,
    IReadOnlyList<LoanPaper> Papers,
    IReadOnlyDictionary<Id<StaffMember>, string> Authors,
    IReadOnlyList<LoanProposal> Proposals,
    IReadOnlyList<RestructuringRow> Restructurings,
    IReadOnlyList<HistoryRow> History
)
{
    public int DaysPastDue => Arrears.DaysPastDue(Loan.OldestUnpaidOn, AsOf);

    public Collectability Quality => Loan.QualityOn(AsOf);

    /// <summary>What to pay next, with the fees and late charges on it.</summary>
    public OpenInstalment? Next =>
        Loan.Owed.OrderBy(i => i.DueOn).ThenBy(i => i.No).FirstOrDefault(i => !i.Total.IsZero) is { No: > 0 } next
            ? next
            : null;

    /// <summary>Everything payable before today and not paid.</summary>
    public Money ArrearsAmount => Money.Sum(Loan.Owed.Where(i => i.PayableOn < AsOf).Select(i => i.Total));

    public IReadOnlyList<Levy> Levies => [.. Loan.Levies.Where(l => l.CancelledByRun is null).OrderBy(l => l.On)];

    public bool Runs => Loan.Status is LoanStatus.Disbursed or LoanStatus.Repaid or LoanStatus.WrittenOff;

    public Settlement? Settlement => Loan.Status == LoanStatus.Disbursed ? Loan.SettlementOn(AsOf) : null;

    public bool MayBePlanned =>
        Loan.Status == LoanStatus.Approved && AgreementStatus == Domain.Agreements.AgreementStatus.Prepared;
}

/// <summary>A proposal to ease the loan.</summary>
public sealed record RestructuringRow(
    Id<LoanRestructuring> Id,
    string Reference,
    RestructuringWay Way,
    RestructuringStatus Status
);

/// <summary>A payment the returnee announced, and what became of it so far.</summary>
public sealed record Announced(
    Id<Receipt> Id,
    string Reference,
    ReceiptStatus Status,
    Money Amount,
    DateOnly On,
    string? BankReference,
    Id<StoredFile>? ProofId,
    string? Reason
);

/// <summary>A document of the loan that the check page knows.</summary>
public sealed record LoanPaper(DocumentKind Kind, string Reference, DateOnly IssuedOn, Id<StoredFile>? FileId);

internal sealed class LoanDetailHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : QueryHandler<LoanDetail, LoanPage>
{
    // Counted every night a loan is late; what it cost stands in its table of late charges.
    private static readonly string[] Nightly = [nameof(CountLateCharges)];

    protected override async Task<LoanPage> Handle(LoanDetail query, CancellationToken ct)
    {
        var loan = await db.LoanToRead(query.LoanId, actor, ct);
        // The night may not have counted yet: the page does not wait for it.
        loan.CountLateChargesTo(clock.Today());
        var about = await About(loan, ct);
        return new LoanPage(
            loan,
            clock.Today(),
            about.Name,
            about.PlanReference,
            about.BusinessName,
            about.AgreementStatus,
            about.AgreementReference,
            about.HasPayout,
            await Ordered(loan, ct),
            about.CallProducts.Count > 1,
            await Announcements(loan.Id.Value, ct),
            await Papers(loan.Id.Value, ct),
            await Authors(loan, ct),
            actor.Kind == ActorKind.Returnee
                ? []
                : await db
                    .LoanProposals.AsNoTracking()
                    .Where(p => p.LoanId == loan.Id)
                    .OrderByDescending(p => p.ProposedAt)
                    .ToListAsync(ct),
            await Restructurings(loan.Id, ct),
            actor.Kind == ActorKind.Returnee ? [] : await db.HistoryOf(loan.Id.Value, ct, Nightly)
        );
    }

    /// <summary>Later parts that a payment order carries.</summary>
    private async Task<IReadOnlySet<Id<LoanTranche>>> Ordered(Loan loan, CancellationToken ct)
    {
        if (loan.Tranches.Count == 0)
            return new HashSet<Id<LoanTranche>>();
        var ids = loan.Tranches.Select(t => t.Id.Value).ToList();
        var ordered = await db
            .Payouts.AsNoTracking()
            .Where(p =>
                p.Purpose == PayoutPurpose.LoanTranche
                && ids.Contains(p.SubjectId)
                && p.Status != PayoutStatus.Cancelled
            )
            .Select(p => p.SubjectId)
            .ToListAsync(ct);
        return ordered.Select(id => new Id<LoanTranche>(id)).ToHashSet();
    }

    private Task<Context> About(Loan loan, CancellationToken ct) =>
        (
            from p in db.BusinessPlans.AsNoTracking()
            where p.Id == loan.PlanId
            join r in db.Returnees.AsNoTracking() on p.ReturneeId equals r.Id
            from a in db.Agreements.AsNoTracking().Where(a => a.Id == loan.AgreementId).DefaultIfEmpty()
            select new Context(
                r.FullName,
                p.Reference,
                p.BusinessName,
                a == null ? null : a.Status,
                a == null ? null : a.Reference,
                db.Payouts.Any(x => x.SubjectId == loan.Id.Value && x.Status != PayoutStatus.Cancelled),
                db.FundingCalls.Where(c => c.Id == loan.CallId).Select(c => c.LoanProductCodes).First()
            )
        ).SingleAsync(ct);

    private async Task<IReadOnlyList<Announced>> Announcements(Guid loan, CancellationToken ct) =>
        await db
            .Receipts.AsNoTracking()
            .Where(r =>
                r.SubjectId == loan
                && r.Purpose == ReceiptPurpose.LoanRepayment
                && (r.Status == ReceiptStatus.Announced || r.Status == ReceiptStatus.Refused)
            )
            .OrderByDescending(r => r.EnteredAt)
            .Select(r => new Announced(
                r.Id,
                r.Reference,
                r.Status,
                r.Amount,
                r.ReceivedOn,
                r.BankReference,
                r.ProofId,
                r.Reason
            ))
            .ToListAsync(ct);

    private async Task<IReadOnlyList<LoanPaper>> Papers(Guid loan, CancellationToken ct) =>
        await db
            .IssuedDocuments.AsNoTracking()
            .Where(d => d.SubjectId == loan && d.RevokedAt == null)
            .OrderByDescending(d => d.IssuedOn)
            .ThenByDescending(d => d.Id)
            .Select(d => new LoanPaper(d.Kind, d.Reference, d.IssuedOn, d.FileId))
            .Take(20)
            .ToListAsync(ct);

    private async Task<IReadOnlyList<RestructuringRow>> Restructurings(Id<Loan> loan, CancellationToken ct) =>
        await db
            .LoanRestructurings.AsNoTracking()
            .VisibleTo(actor, db)
            .Where(r => r.LoanId == loan)
            .OrderByDescending(r => r.Id)
            .Select(r => new RestructuringRow(r.Id, r.Reference, r.Way, r.Status))
            .ToListAsync(ct);

    /// <summary>Who changed the schedule: for staff.</summary>
    private async Task<IReadOnlyDictionary<Id<StaffMember>, string>> Authors(Loan loan, CancellationToken ct)
    {
        var ids = loan.Versions.Select(v => v.ById).OfType<Id<StaffMember>>().Distinct().ToList();
        return ids.Count == 0 || actor.Kind == ActorKind.Returnee
            ? new Dictionary<Id<StaffMember>, string>()
            : await db
                .Staff.AsNoTracking()
                .Where(s => ids.Contains(s.Id))
                .ToDictionaryAsync(s => s.Id, s => s.FullName, ct);
    }

    private sealed record Context(
        string Name,
        string PlanReference,
        string BusinessName,
        AgreementStatus? AgreementStatus,
        string? AgreementReference,
        bool HasPayout,
        IReadOnlyList<string> CallProducts
    );
}
