using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Ledger;

/// <summary>The ledger card of one account between two days: opening balance, movements, closing balance.</summary>
[RequirePermission(Permission.ViewLedger)]
public sealed record LedgerCard(Account Account, DateOnly From, DateOnly To, DateTimeOffset? RecordedAt)
    : IQuery<LedgerCardPage>;

/// <summary>Balances are in rupiah on the account's normal side. <see cref="Cut"/>: only the first rows of the period are shown.</summary>
public sealed record LedgerCardPage(
    Account Account,
    DateOnly From,
    DateOnly To,
    long Opening,
    IReadOnlyList<CardLine> Lines,
    bool Cut
)
{
    public long Closing => Lines.Count > 0 ? Lines[^1].Balance : Opening;
}

public sealed record CardLine(JournalLine Line, long Balance)
{
    public bool IsDebit(Account account) => Line.Debit == account;
}

internal sealed class LedgerCardHandler(IProgrammeDb db) : QueryHandler<LedgerCard, LedgerCardPage>
{
    private const int Shown = 2000;

    protected override async Task<LedgerCardPage> Handle(LedgerCard query, CancellationToken ct)
    {
        var account = query.Account;
        var lines = db.JournalLines().Where(l => l.Debit == account || l.Credit == account);
        if (query.RecordedAt is { } at)
            lines = lines.Where(l => l.RecordedAt <= at);
        var sign = account.Nature.CreditNormal ? -1 : 1;
        var before = lines.Where(l => l.EffectiveOn < query.From);
        var debits = await before.Where(l => l.Debit == account).SumAsync(l => (long)(object)l.Amount, ct);
        var credits = await before.Where(l => l.Credit == account).SumAsync(l => (long)(object)l.Amount, ct);
        var balance = sign * (debits - credits);
        var opening = balance;
        var rows = await lines
            .Where(l => l.EffectiveOn >= query.From && l.EffectiveOn <= query.To)
            .OrderBy(l => l.EffectiveOn)
            .ThenBy(l => l.Sequence)
            .ThenBy(l => l.No)
            .Take(Shown + 1)
            .ToListAsync(ct);
        List<CardLine> card = [];
        foreach (var row in rows.Take(Shown))
        {
            balance += sign * (row.Debit == account ? row.Amount.Rupiah : -row.Amount.Rupiah);
            card.Add(new CardLine(row, balance));
        }

        return new LedgerCardPage(account, query.From, query.To, opening, card, rows.Count > Shown);
    }
}
