using System.Security.Cryptography;
using System.Text;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Ledger;

/// <summary>What happened, as the journal names it.</summary>
public enum LedgerEventKind
{
    FundReceived,
    CeilingSet,
    FundCeilingSet,
    Committed,
    CommitmentReleased,
    GrantPaid,
    GrantRefunded,
    PayoutReturned,
    LoanDisbursed,
    ChargeDue,
    LateChargeDue,
    FeeDue,
    Repayment,
    Reallocation,
    Waiver,
    Restructuring,
    WriteOff,
    Recovery,
    CreditRefunded,
    SuspenseReceived,
    SuspenseCleared,
    GatewayFee,
    GatewaySettled,
    Correction,
    Reversal,
}

/// <summary>The record an event of the books comes from, e.g. <c>payout</c>, its id and its number.</summary>
public sealed record LedgerSource(string Type, Guid Id, string Reference);

/// <summary>One business event in the books: a group of transfers that stand or are mirrored together. Its id is the idempotency key.</summary>
public sealed class LedgerEvent : AggregateRoot<LedgerEvent>
{
    private readonly List<Transfer> _transfers = [];

    private LedgerEvent() { }

    public LedgerEventKind Kind { get; private set; }

    /// <summary>The day it counts from, set by people.</summary>
    public DateOnly EffectiveOn { get; private set; }

    /// <summary>When it was written; set by the database.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>The order in which events were written; set by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The code of the fund source whose books these are.</summary>
    public string Fund { get; private set; } = "";

    public string SourceType { get; private set; } = "";

    public Guid SourceId { get; private set; }

    /// <summary>The source's number as people know it: <c>SPB-2026-000001</c>.</summary>
    public string SourceReference { get; private set; } = "";

    /// <summary>The event this one mirrors; an event is mirrored once.</summary>
    public Id<LedgerEvent>? ReversesId { get; private set; }

    /// <summary>SHA-256 of <see cref="Content"/>.</summary>
    public byte[] ContentHash { get; private set; } = [];

    public IReadOnlyList<Transfer> Transfers => _transfers;

    public static LedgerEvent Record(
        Id<LedgerEvent> id,
        LedgerEventKind kind,
        DateOnly effectiveOn,
        string fund,
        LedgerSource source,
        IReadOnlyList<Transfer> transfers
    ) => Create(id, kind, effectiveOn, fund, source, transfers, null);

    /// <summary>The exact mirror: debits and credits change places. A reversal itself is not reversed; post the event anew instead.</summary>
    public LedgerEvent Reverse(Id<LedgerEvent> id, DateOnly effectiveOn)
    {
        LedgerRules.ReversalIsFinal.Require(ReversesId is null);
        return Create(
            id,
            LedgerEventKind.Reversal,
            effectiveOn,
            Fund,
            new LedgerSource(SourceType, SourceId, SourceReference),
            [.. _transfers.OrderBy(t => t.No).Select(t => t.Mirrored())],
            Id
        );
    }

    /// <summary>The same event on another day, before it is posted: where its own day lies in a closed month.</summary>
    public LedgerEvent MovedTo(DateOnly day) =>
        day == EffectiveOn
            ? this
            : Create(
                Id,
                Kind,
                day,
                Fund,
                new LedgerSource(SourceType, SourceId, SourceReference),
                [.. _transfers.OrderBy(t => t.No)],
                ReversesId
            );

    public bool HasSameContentAs(LedgerEvent other) => ContentHash.AsSpan().SequenceEqual(other.ContentHash);

    /// <summary>What the hash covers, in a form SQL can build too.</summary>
    public string Content() =>
        $"{Kind}|{EffectiveOn:yyyy-MM-dd}|{Fund}|{SourceType}|{SourceId:D}|{ReversesId?.Value:D}|"
        + string.Join(';', _transfers.OrderBy(t => t.No).Select(t => $"{t.No}>{t.Debit}>{t.Credit}>{t.Amount.Rupiah}"));

    private static LedgerEvent Create(
        Id<LedgerEvent> id,
        LedgerEventKind kind,
        DateOnly effectiveOn,
        string fund,
        LedgerSource source,
        IReadOnlyList<Transfer> transfers,
        Id<LedgerEvent>? reverses
    )
    {
        LedgerRules.NeedsTransfers.Require(transfers.Count > 0);
        var made = new LedgerEvent
        {
            Id = id,
            Kind = kind,
            EffectiveOn = effectiveOn,
            Fund = fund,
            SourceType = source.Type,
            SourceId = source.Id,
            SourceReference = source.Reference,
            ReversesId = reverses,
        };
        made._transfers.AddRange(transfers.Select((t, i) => t.Numbered(i + 1)));
        made.ContentHash = SHA256.HashData(Encoding.UTF8.GetBytes(made.Content()));
        return made;
    }
}

/// <summary>The balance of an account that keeps one, on its normal side. Written by the database as transfers are inserted.</summary>
public sealed class AccountBalance
{
    private AccountBalance() { }

    public Account Account { get; private set; }

    /// <summary>Rupiah; below zero only where the kind of account allows it.</summary>
    public long Amount { get; private set; }
}
