using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Grants;

public enum ReportStatus
{
    Draft,
    Submitted,
    Accepted,
    ReturnedForCorrection,
}

/// <summary>How a tranche was spent (LPJ): one receipt per purchase, each under a line of the approved budget.</summary>
public sealed class AccountabilityReport : AggregateRoot<AccountabilityReport>
{
    public const int MostReceipts = 200;

    public static readonly Transitions<ReportStatus> Moves = new(
        "accountability-report",
        ReportStatus.Draft,
        (ReportStatus.Draft, [ReportStatus.Submitted]),
        (ReportStatus.Submitted, [ReportStatus.Accepted, ReportStatus.ReturnedForCorrection]),
        (ReportStatus.ReturnedForCorrection, [ReportStatus.Submitted])
    );

    private readonly List<SpendingReceipt> _receipts = [];

    private AccountabilityReport() { }

    public Id<Grant> GrantId { get; private set; }

    public Id<Tranche> TrancheId { get; private set; }

    public Id<Returnee> ReturneeId { get; private set; }

    public ReportStatus Status { get; private set; }

    public DateOnly DueOn { get; private set; }

    /// <summary>How the business goes and what was bought, in the returnee's words.</summary>
    public string Note { get; private set; } = "";

    public DateTimeOffset? SubmittedAt { get; private set; }

    public Id<StaffMember>? ReviewedById { get; private set; }

    public DateTimeOffset? ReviewedAt { get; private set; }

    /// <summary>What must be put right.</summary>
    public string? ReturnReason { get; private set; }

    public IReadOnlyList<SpendingReceipt> Receipts => _receipts;

    public Money Spent => Money.Sum(_receipts.Select(r => r.Amount));

    public bool MayBeWritten => Status is ReportStatus.Draft or ReportStatus.ReturnedForCorrection;

    public static AccountabilityReport Open(
        Id<AccountabilityReport> id,
        Id<Grant> grantId,
        Id<Tranche> trancheId,
        Id<Returnee> returneeId,
        DateOnly dueOn
    )
    {
        var report = new AccountabilityReport
        {
            Id = id,
            GrantId = grantId,
            TrancheId = trancheId,
            ReturneeId = returneeId,
            DueOn = dueOn,
        };
        report.Raise(new ReportOpened(id, grantId, trancheId));
        return report;
    }

    /// <summary>The tranche was paid anew, after the bank had given it back.</summary>
    public void Postpone(DateOnly dueOn) => DueOn = dueOn;

    public void AddReceipt(
        Id<SpendingReceipt> id,
        Spending spending,
        Id<StoredFile> file,
        IReadOnlyCollection<GrantLine> lines,
        DateOnly today
    )
    {
        RequireSound(spending, lines, today);
        GrantRules.AtMostReceipts.Require(_receipts.Count < MostReceipts, MostReceipts);
        _receipts.Add(SpendingReceipt.Of(id, spending, file));
    }

    /// <summary>Corrects a receipt; without a new picture the old one stays.</summary>
    public void ChangeReceipt(
        Id<SpendingReceipt> id,
        Spending spending,
        Id<StoredFile>? file,
        IReadOnlyCollection<GrantLine> lines,
        DateOnly today
    )
    {
        RequireSound(spending, lines, today);
        GrantRules.BoughtLinesStay.Require(!Receipt(id).IsBought);
        Receipt(id).Take(spending, file);
    }

    public void RemoveReceipt(Id<SpendingReceipt> id)
    {
        GrantRules.ReportOpen.Require(MayBeWritten);
        GrantRules.BoughtLinesStay.Require(!Receipt(id).IsBought);
        _receipts.Remove(Receipt(id));
    }

    /// <summary>What was bought for the returnee stands in the report by itself: per budget line, at the invoice's price. Once per purchase.</summary>
    public void TakeOver(Purchase purchase, string supplier)
    {
        if (_receipts.Any(r => r.PurchaseId == purchase.Id))
            return;
        foreach (var (line, amount) in purchase.BoughtByLine().Where(b => !b.Amount.IsZero))
            _receipts.Add(
                SpendingReceipt.Of(
                    Id<SpendingReceipt>.New(),
                    new Spending(line, amount, purchase.PaidOn!.Value, supplier, purchase.Reference),
                    purchase.InvoiceFileId!.Value,
                    purchase.Id
                )
            );
    }

    public void Write(string note)
    {
        GrantRules.ReportOpen.Require(MayBeWritten);
        Note = note.Trim();
    }

    /// <summary><paramref name="goodsAreIn"/>: nothing is bought for the returnee from its tranche any more.</summary>
    public void Submit(bool goodsAreIn, DateTimeOffset at)
    {
        Moves.Require(Status, ReportStatus.Submitted);
        GrantRules.ReportWaitsForGoods.Require(goodsAreIn);
        GrantRules.ReportNeedsReceipts.Require(_receipts.Count > 0);
        GrantRules.ReportNeedsNote.Require(Note.Length > 0);
        (Status, SubmittedAt) = (ReportStatus.Submitted, at);
        Raise(new ReportSubmitted(Id, GrantId, TrancheId, ReturneeId));
    }

    public void Accept(Id<StaffMember> by, DateTimeOffset at)
    {
        Moves.Require(Status, ReportStatus.Accepted);
        (Status, ReviewedById, ReviewedAt, ReturnReason) = (ReportStatus.Accepted, by, at, null);
        Raise(new ReportAccepted(Id, GrantId, TrancheId, ReturneeId, SpentByLine(), BoughtByLine()));
    }

    public void Return(string reason, Id<StaffMember> by, DateTimeOffset at)
    {
        Moves.Require(Status, ReportStatus.ReturnedForCorrection);
        GrantRules.NeedsReason.Require(!string.IsNullOrWhiteSpace(reason));
        (Status, ReviewedById, ReviewedAt) = (ReportStatus.ReturnedForCorrection, by, at);
        ReturnReason = reason.Trim();
        Raise(new ReportReturned(Id, GrantId, TrancheId, ReturneeId));
    }

    public IReadOnlyList<LineSpending> SpentByLine() => ByLine(_receipts);

    private LineSpending[] BoughtByLine() => ByLine(_receipts.Where(r => r.IsBought));

    private static LineSpending[] ByLine(IEnumerable<SpendingReceipt> receipts) =>
        [.. receipts.GroupBy(r => r.LineId).Select(g => new LineSpending(g.Key, Money.Sum(g.Select(r => r.Amount))))];

    /// <summary>Per line of the budget: what was approved and what the receipts show.</summary>
    public IReadOnlyList<LineRealisation> ByLine(IEnumerable<GrantLine> lines) =>
        [
            .. lines
                .OrderBy(l => l.Position)
                .Select(l => new LineRealisation(
                    l,
                    Money.Sum(_receipts.Where(r => r.LineId == l.Id).Select(r => r.Amount))
                )),
        ];

    private void RequireSound(Spending spending, IReadOnlyCollection<GrantLine> lines, DateOnly today)
    {
        GrantRules.ReportOpen.Require(MayBeWritten);
        GrantRules.ReceiptNeedsLine.RequireFor(nameof(Spending.LineId), lines.Any(l => l.Id == spending.LineId));
        GrantRules.ReceiptNeedsAmount.RequireFor(nameof(Spending.Amount), !spending.Amount.IsZero);
        GrantRules.ReceiptNotAhead.RequireFor(nameof(Spending.SpentOn), spending.SpentOn <= today);
        GrantRules.ReceiptNeedsSeller.RequireFor(nameof(Spending.Seller), !string.IsNullOrWhiteSpace(spending.Seller));
    }

    private SpendingReceipt Receipt(Id<SpendingReceipt> id)
    {
        var found = _receipts.SingleOrDefault(r => r.Id == id);
        GrantRules.ReportOpen.Require(found is not null);
        return found!;
    }
}

/// <summary>A purchase as it is typed.</summary>
public sealed record Spending(Id<BudgetLine> LineId, Money Amount, DateOnly SpentOn, string Seller, string? Remark);

/// <summary>One purchase with the picture of its receipt.</summary>
public sealed class SpendingReceipt
{
    private SpendingReceipt() { }

    public Id<SpendingReceipt> Id { get; private init; }

    public Id<BudgetLine> LineId { get; private set; }

    public Money Amount { get; private set; }

    public DateOnly SpentOn { get; private set; }

    public string Seller { get; private set; } = "";

    public string? Remark { get; private set; }

    public Id<StoredFile> FileId { get; private set; }

    /// <summary>The purchase it was taken over from; null where the returnee bought it.</summary>
    public Id<Purchase>? PurchaseId { get; private init; }

    public bool IsBought => PurchaseId is not null;

    internal static SpendingReceipt Of(
        Id<SpendingReceipt> id,
        Spending spending,
        Id<StoredFile> file,
        Id<Purchase>? purchase = null
    )
    {
        var receipt = new SpendingReceipt { Id = id, PurchaseId = purchase };
        receipt.Take(spending, file);
        return receipt;
    }

    internal void Take(Spending spending, Id<StoredFile>? file) =>
        (LineId, Amount, SpentOn, Seller, Remark, FileId) = (
            spending.LineId,
            spending.Amount,
            spending.SpentOn,
            spending.Seller.Trim(),
            string.IsNullOrWhiteSpace(spending.Remark) ? null : spending.Remark.Trim(),
            file ?? FileId
        );
}

/// <summary>Approved against realised for one budget line.</summary>
public sealed record LineRealisation(GrantLine Line, Money Realised)
{
    /// <summary>Rupiah; below zero where less was spent than allowed.</summary>
    public long Variance => Realised.Rupiah - Line.Allowed.Rupiah;
}

/// <summary>The sum of receipts, or what of it counts, on one budget line.</summary>
public sealed record LineSpending(Id<BudgetLine> LineId, Money Amount);
