using Npgsql;
using PmiEmas.Application.Ledger;

namespace PmiEmas.Infrastructure.Ledger;

/// <summary>Each check is one statement that lists what breaks it. All read the same snapshot.</summary>
internal sealed class LedgerProver(NpgsqlDataSource source) : ILedgerProof
{
    private const int Examples = 5;

    /// <summary>Seconds; millions of transfers on a busy server take their time.</summary>
    private const int Patience = 900;

    private static readonly (string Name, string Faults)[] Checks =
    [
        (
            "transfer-shape",
            """
            select event_id::text || '/' || no as what from ledger.transfer
            where amount <= 0 or debit = credit
                or split_part(debit, ':', 1) = '' or split_part(debit, ':', 2) = ''
                or split_part(credit, ':', 1) = '' or split_part(credit, ':', 2) = ''
            """
        ),
        (
            "event-complete",
            """
            select e.id::text as what from ledger.event e
            left join (select event_id, count(*) as n, min(no) as low, max(no) as high from ledger.transfer group by 1) t
                on t.event_id = e.id
            where t.n is null or t.low <> 1 or t.high <> t.n
            """
        ),
        (
            "content-hash",
            """
            select e.id::text as what from ledger.event e
            join (
                select event_id, string_agg(no || '>' || debit || '>' || credit || '>' || amount, ';' order by no) as lines
                from ledger.transfer group by 1
            ) t on t.event_id = e.id
            where e.content_hash <> sha256(convert_to(
                e.kind || '|' || to_char(e.effective_on, 'YYYY-MM-DD') || '|' || e.fund || '|' || e.source_type || '|'
                || e.source_id || '|' || coalesce(e.reverses_id::text, '') || '|' || t.lines, 'UTF8'))
            """
        ),
        (
            "reversal-mirrors",
            """
            select r.id::text as what from ledger.event r
            where r.reverses_id is not null and exists (
                select from (select no, debit, credit, amount from ledger.transfer where event_id = r.id) mine
                full join (
                    select no, credit as debit, debit as credit, amount from ledger.transfer where event_id = r.reverses_id
                ) mirror using (no, debit, credit, amount)
                where mine.no is null or mirror.no is null)
            """
        ),
        (
            "balances-recompute",
            """
            select coalesce(f.account, b.account) as what
            from (
                select account, sum(moved) * ledger.normal_sign(split_part(account, ':', 1)) as amount
                from (
                    select debit as account, sum(amount) as moved from ledger.transfer group by 1
                    union all
                    select credit, -sum(amount) from ledger.transfer group by 1
                ) sides
                where ledger.keeps_balance(split_part(account, ':', 1))
                group by account
            ) f
            full join ledger.balance b on b.account = f.account
            where f.amount is distinct from b.amount
            """
        ),
        (
            "never-negative",
            "select account as what from ledger.balance where amount < 0 and ledger.never_negative(split_part(account, ':', 1))"
        ),
        (
            "sequence",
            "select sequence::text as what from ledger.event group by sequence having count(*) > 1 or sequence <= 0"
        ),
        (
            "closed-periods",
            """
            select e.id::text as what from ledger.event e
            join ledger.period p on p.month = date_trunc('month', e.effective_on)::date
            where e.recorded_at > p.closed_at
            """
        ),
        (
            "grants-agree",
            """
            select g.reference as what
            from grants."grant" g
            left join (
                select grant_id,
                    coalesce(sum(amount) filter (where paid_on is not null), 0) as paid,
                    coalesce(sum(amount) filter (where paid_on is null and status <> 'Cancelled'), 0) as committed
                from grants.tranche group by 1
            ) t on t.grant_id = g.id
            left join ledger.balance p on p.account = 'grants-paid:' || g.reference
            left join ledger.balance c on c.account = 'committed:' || g.reference
            where coalesce(p.amount, 0) <> coalesce(t.paid, 0) - g.refunded or coalesce(c.amount, 0) <> coalesce(t.committed, 0)
            """
        ),
        (
            "loans-agree",
            """
            select l.reference as what
            from loans.loan l
            left join ledger.balance p on p.account = 'loan-principal:' || l.reference
            left join ledger.balance c on c.account = 'borrower-credit:' || l.reference
            where l.status in ('Disbursed', 'Repaid')
                and (coalesce(p.amount, 0) <> l.outstanding_principal or coalesce(c.amount, 0) <> l.credit)
            """
        ),
    ];

    public async Task<LedgerProof> Prove(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var snapshot = await connection.BeginTransactionAsync(
            System.Data.IsolationLevel.RepeatableRead,
            ct
        );
        List<LedgerCheck> checks = [];
        foreach (var (name, faults) in Checks)
            checks.Add(await Check(connection, name, faults, ct));
        var events = await Count(connection, "select count(*) from ledger.event", ct);
        var transfers = await Count(connection, "select count(*) from ledger.transfer", ct);
        return new LedgerProof(events, transfers, checks);
    }

    private static async Task<LedgerCheck> Check(
        NpgsqlConnection connection,
        string name,
        string faults,
        CancellationToken ct
    )
    {
        List<string> examples = [];
        var count = 0L;
        await using var command = new NpgsqlCommand(
            $"with f as materialized ({faults}) select count(*) over (), what from f order by what limit {Examples}",
            connection
        )
        {
            CommandTimeout = Patience,
        };
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            count = rows.GetInt64(0);
            examples.Add(rows.GetString(1));
        }

        return new LedgerCheck(name, count, examples);
    }

    private static async Task<long> Count(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = Patience };
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
