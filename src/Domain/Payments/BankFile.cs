using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Payments;

/// <summary>A batch of approved payouts in one file for the bank's portal. Downloading it again gives the same bytes.</summary>
public sealed class BankFile : AggregateRoot<BankFile>
{
    private BankFile() { }

    /// <summary><c>BT-2026-000001</c>.</summary>
    public string Reference { get; private set; } = "";

    public Id<FundSource> FundSourceId { get; private set; }

    /// <summary>The layout's code, e.g. <c>umum</c>.</summary>
    public string Layout { get; private set; } = "";

    public int Payouts { get; private set; }

    public Money Total { get; private set; }

    public Id<StoredFile> FileId { get; private set; }

    public Id<StaffMember> MadeById { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>Puts the approved payouts of one fund into a file and marks them sent.</summary>
    public static BankFile Make(
        Id<BankFile> id,
        string reference,
        string layout,
        IReadOnlyCollection<Payout> payouts,
        Id<StoredFile> file,
        Id<StaffMember> by,
        DateTimeOffset at
    )
    {
        PaymentRules.FileNeedsPayouts.Require(payouts.Count > 0);
        PaymentRules.FileOfOneFund.Require(payouts.Select(p => p.FundSourceId).Distinct().Count() == 1);
        foreach (var payout in payouts)
            payout.Send(id, at);
        var made = new BankFile
        {
            Id = id,
            Reference = reference,
            Layout = layout,
            FundSourceId = payouts.First().FundSourceId,
            Payouts = payouts.Count,
            Total = Money.Sum(payouts.Select(p => p.Amount)),
            FileId = file,
            MadeById = by,
            MadeAt = at,
        };
        made.Raise(new BankFileMade(id));
        return made;
    }
}

public sealed record BankFileMade(Id<BankFile> BankFileId) : IDomainEvent;
