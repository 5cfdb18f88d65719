using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments;

/// <summary>Finds the records that lines of a fund's statement may be.</summary>
internal sealed class MatchCandidates(
    IProgrammeDb db,
    IActor actor,
    IEnumerable<IReceivable> receivables,
    BookedCandidates booked
)
{
    private const int Most = 500;

    // A transfer that comes back does so within weeks.
    private const int ReturnDays = 60;

    /// <summary>Only what a number in a line's text names: enough for what is matched without a person, and cheap for thousands of lines.</summary>
    public Task<IReadOnlyList<MatchCandidate>> Certain(
        Id<FundSource> fund,
        string code,
        IReadOnlyCollection<StatementLine> lines,
        CancellationToken ct
    ) => Find(new Wanted(fund, code, lines, [], NumbersOnly: true), ct);

    /// <summary>Everything worth showing to a person: by number, by amount, and by the number that person typed.</summary>
    public Task<IReadOnlyList<MatchCandidate>> Likely(
        Id<FundSource> fund,
        string code,
        IReadOnlyCollection<StatementLine> lines,
        string? typed,
        CancellationToken ct
    ) => Find(new Wanted(fund, code, lines, LineMatching.ReferencesIn(typed ?? ""), NumbersOnly: false), ct);

    private async Task<IReadOnlyList<MatchCandidate>> Find(Wanted wanted, CancellationToken ct)
    {
        List<MatchCandidate> found = [];
        if (wanted.Came)
        {
            found.AddRange(await Announced(wanted, ct));
            foreach (var receivable in receivables)
                found.AddRange(await Waiting(receivable, wanted, ct));
            found.AddRange(await Returned(wanted, ct));
        }

        if (wanted.Went)
        {
            found.AddRange(await Sent(wanted, ct));
            found.AddRange(await Refunds(wanted, ct));
        }

        found.AddRange(await booked.Find(wanted, ct));
        return found;
    }

    private async Task<List<MatchCandidate>> Announced(Wanted wanted, CancellationToken ct) =>
        await db
            .Receipts.AsNoTracking()
            .Where(r => r.FundSourceId == wanted.Fund && r.Status == ReceiptStatus.Announced)
            .Where(r =>
                wanted.Numbers.Contains(r.Reference)
                || wanted.Numbers.Contains(r.SubjectReference)
                || wanted.BankReferences.Contains(r.BankReference!)
                || wanted.Amounts.Contains(r.Amount)
            )
            .OrderBy(r => r.EnteredAt)
            .ThenBy(r => r.Id)
            .Take(Most)
            .Select(r => new MatchCandidate(
                MatchKind.AnnouncedReceipt,
                LineDirection.In,
                r.Id.Value,
                r.Reference,
                r.SubjectReference,
                db.Returnees.Where(p => p.Id == r.ReturneeId).Select(p => p.FullName).First(),
                r.Amount,
                r.ReceivedOn,
                r.BankReference
            ))
            .ToListAsync(ct);

    private async Task<IEnumerable<MatchCandidate>> Waiting(IReceivable receivable, Wanted wanted, CancellationToken ct)
    {
        var kind = receivable.Purpose switch
        {
            ReceiptPurpose.LoanRepayment => MatchKind.Repayment,
            ReceiptPurpose.SupplierRefund => MatchKind.SupplierRefund,
            _ => MatchKind.GrantRefund,
        };
        var waiting = await receivable.Waiting(wanted.Fund, wanted.Numbers, wanted.Amounts, actor, ct);
        return waiting.Select(w => new MatchCandidate(
            kind,
            LineDirection.In,
            w.SubjectId,
            w.Reference,
            w.Reference,
            w.Name,
            w.Amount,
            w.DueOn
        ));
    }

    private async Task<List<MatchCandidate>> Returned(Wanted wanted, CancellationToken ct)
    {
        var since = wanted.From.AddDays(-ReturnDays);
        return await db
            .Payouts.AsNoTracking()
            .Where(p => p.FundSourceId == wanted.Fund && p.PaidOn >= since)
            .Where(p => p.Status == PayoutStatus.Paid || p.Status == PayoutStatus.Failed)
            .Where(p => wanted.Numbers.Contains(p.Reference) || wanted.Amounts.Contains(p.Amount))
            .OrderBy(p => p.PaidOn)
            .Take(Most)
            .Select(p => new MatchCandidate(
                MatchKind.ReturnedPayout,
                LineDirection.In,
                p.Id.Value,
                p.Reference,
                p.SubjectReference,
                p.Payee.Holder,
                p.Amount,
                p.PaidOn!.Value,
                p.BankReference
            ))
            .ToListAsync(ct);
    }

    private async Task<IEnumerable<MatchCandidate>> Sent(Wanted wanted, CancellationToken ct)
    {
        var rows = await db
            .Payouts.AsNoTracking()
            .Where(p => p.FundSourceId == wanted.Fund && p.Status == PayoutStatus.Sent && p.Rail != PayoutRail.Gateway)
            .Where(p => wanted.Numbers.Contains(p.Reference) || wanted.Amounts.Contains(p.Amount))
            .OrderBy(p => p.SentAt)
            .ThenBy(p => p.Id)
            .Take(Most)
            .Select(p => new
            {
                p.Id,
                p.Reference,
                p.SubjectReference,
                p.Payee.Holder,
                p.Amount,
                p.SentAt,
            })
            .ToListAsync(ct);
        return rows.Select(p => new MatchCandidate(
            MatchKind.SentPayout,
            LineDirection.Out,
            p.Id.Value,
            p.Reference,
            p.SubjectReference,
            p.Holder,
            p.Amount,
            ProgrammeCalendar.DateOf(p.SentAt!.Value)
        ));
    }

    private async Task<List<MatchCandidate>> Refunds(Wanted wanted, CancellationToken ct) =>
        await db.Set<StatementLine>()
            .AsNoTracking()
            .Where(l => l.FundSourceId == wanted.Fund && l.Status == LineStatus.RefundDue)
            .Where(l => wanted.Numbers.Contains(l.RefundReference!) || wanted.Amounts.Contains(l.Amount))
            .OrderBy(l => l.BookedOn)
            .Take(Most)
            .Select(l => new MatchCandidate(
                MatchKind.Refund,
                LineDirection.Out,
                l.Id.Value,
                l.RefundReference!,
                l.RefundReference!,
                l.RefundHolder!,
                l.Amount,
                l.BookedOn,
                null
            ))
            .ToListAsync(ct);
}

/// <summary>What lines of one fund ask for: the numbers in their texts, the bank's references, and their amounts.</summary>
internal sealed record Wanted(
    Id<FundSource> Fund,
    string FundCode,
    IReadOnlyCollection<StatementLine> Lines,
    IReadOnlyCollection<string> Typed,
    bool NumbersOnly
)
{
    public List<string> Numbers { get; } =
    [
        .. Lines
            .SelectMany(l => LineMatching.ReferencesIn($"{l.Description} {l.BankReference}"))
            .Concat(Typed)
            .Distinct(),
    ];

    public List<string> BankReferences { get; } = [.. Lines.Select(l => l.BankReference).OfType<string>().Distinct()];

    public List<Money> Amounts { get; } = NumbersOnly ? [] : [.. Lines.Select(l => l.Amount).Distinct()];

    public DateOnly From => Lines.Count == 0 ? DateOnly.MaxValue : Lines.Min(l => l.BookedOn);

    public DateOnly To => Lines.Count == 0 ? DateOnly.MinValue : Lines.Max(l => l.BookedOn);

    public bool Came => Lines.Any(l => l.Direction == LineDirection.In);

    public bool Went => Lines.Any(l => l.Direction == LineDirection.Out);
}
