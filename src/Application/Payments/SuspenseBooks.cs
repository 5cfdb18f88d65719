using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments;

/// <summary>The suspense account: what the bank shows and nobody knows yet stands there, so that the books' bank balance is the bank's.</summary>
internal sealed class SuspenseBooks(ILedger ledger)
{
    /// <summary>Lines nobody knows, each from its own day, or from the first open day where its month is closed.</summary>
    public async Task Enter(IReadOnlyList<StatementLine> lines, string fund, string statement, CancellationToken ct)
    {
        await ledger.CarryForward(ct);
        List<LedgerEvent> events = [];
        foreach (var line in lines)
        {
            line.Suspend(line.BookedOn);
            events.Add(Entry(line, fund, statement));
        }

        await ledger.PostAll(events, ct);
    }

    /// <summary>A line is unknown again from the day given.</summary>
    public async Task EnterAgain(StatementLine line, string fund, string statement, DateOnly on, CancellationToken ct)
    {
        await ledger.CarryForward(ct);
        line.Suspend(on);
        await ledger.Post(Entry(line, fund, statement), ct);
    }

    /// <summary>It is known what the line is, and that is posted by itself: the entry here is mirrored on the same day.</summary>
    public Task Leave(StatementLine line, DateOnly on, CancellationToken ct) =>
        ledger.Reverse(EntryOf(line), LedgerEventIds.Of($"left-suspense:{line.SuspendedTimes}", line.Id.Value), on, ct);

    /// <summary>A refund's line that was matched at once: it takes out what its pair had brought in.</summary>
    public Task PassThrough(StatementLine line, string fund, string statement, CancellationToken ct) =>
        ledger.Post(
            LedgerEvent.Record(
                LedgerEventIds.Of("refunded", line.Id.Value),
                LedgerEventKind.SuspenseCleared,
                line.BookedOn,
                fund,
                SourceOf(line, statement),
                [Transfer.Of(Account.Suspense(fund), Account.Bank(fund), line.Amount)]
            ),
            ct
        );

    /// <summary>Two people have agreed what becomes of a line that is no record of ours.</summary>
    public Task Settle(StatementLine line, string fund, string statement, DateOnly on, CancellationToken ct)
    {
        var other = line.ProposedOutcome switch
        {
            SuspenseOutcome.BankCost => Account.BankCosts(fund),
            SuspenseOutcome.Unidentified when line.Direction == LineDirection.Out => Account.Losses(fund),
            _ => Account.OtherIncome(fund),
        };
        var transfer =
            line.Direction == LineDirection.In
                ? Transfer.Of(Account.Suspense(fund), other, line.Amount)
                : Transfer.Of(other, Account.Suspense(fund), line.Amount);
        return ledger.Post(
            LedgerEvent.Record(
                LedgerEventIds.Of("settled", line.Id.Value),
                LedgerEventKind.SuspenseCleared,
                on,
                fund,
                SourceOf(line, statement),
                [transfer]
            ),
            ct
        );
    }

    private static LedgerEvent Entry(StatementLine line, string fund, string statement) =>
        LedgerEvent.Record(
            EntryOf(line),
            LedgerEventKind.SuspenseReceived,
            line.SuspendedOn!.Value,
            fund,
            SourceOf(line, statement),
            [
                line.Direction == LineDirection.In
                    ? Transfer.Of(Account.Bank(fund), Account.Suspense(fund), line.Amount)
                    : Transfer.Of(Account.Suspense(fund), Account.Bank(fund), line.Amount),
            ]
        );

    private static Id<LedgerEvent> EntryOf(StatementLine line) =>
        LedgerEventIds.Of($"suspense:{line.SuspendedTimes}", line.Id.Value);

    private static LedgerSource SourceOf(StatementLine line, string statement) =>
        new(StatementSource.Type, line.Id.Value, $"{statement}/{line.No}");
}

/// <summary>How the books name a statement's line.</summary>
internal static class StatementSource
{
    public const string Type = "statement-line";
}
