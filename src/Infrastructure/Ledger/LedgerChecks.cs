namespace PmiEmas.Infrastructure.Ledger;

/// <summary>One statement that lists what breaks some of the invariants: rows of (check, what).</summary>
internal sealed record LedgerQuestion(string Faults, params LedgerCheckName[] Checks);

/// <param name="Of">The table whose rows are looked at.</param>
internal sealed record LedgerCheckName(string Invariant, string Name, string Of);

/// <summary>
/// What must hold in the books: L1 to L12. Each table is read as few times as can be: 3,000,000 transfers are grouped once by event and once by
/// account. The two lists take about as long and are asked side by side.
/// </summary>
internal static class LedgerChecks
{
    private const string Event = "ledger.event";
    private const string Transfer = "ledger.transfer";
    private const string Reversed = "exists (select from ledger.event r where r.reverses_id = e.id)";

    public static readonly IReadOnlyList<LedgerQuestion> OfEvents =
    [
        new(
            """
            select v.name, e.id::text as what
            from (
                select e.id, t.n is null or t.low <> 1 or t.high <> t.n as incomplete,
                    e.content_hash is distinct from sha256(convert_to(
                        e.kind || '|' || to_char(e.effective_on, 'YYYY-MM-DD') || '|' || e.fund || '|' || e.source_type || '|'
                        || e.source_id || '|' || coalesce(e.reverses_id::text, '') || '|' || t.lines, 'UTF8')) as changed
                from ledger.event e
                left join (
                    select event_id, count(*) as n, min(no) as low, max(no) as high,
                        string_agg(no || '>' || debit || '>' || credit || '>' || amount, ';' order by no) as lines
                    from ledger.transfer group by 1
                ) t on t.event_id = e.id
            ) e
            cross join lateral (values ('event-complete', incomplete), ('content-hash', changed)) v (name, broken)
            where v.broken
            """,
            new("L1", "event-complete", Event),
            new("L3", "content-hash", Event)
        ),
    ];

    public static readonly IReadOnlyList<LedgerQuestion> Others =
    [
        new(
            """
            with sides as materialized (
                select account, split_part(account, ':', 1) as kind, sum(moved)::bigint as moved
                from (
                    select debit as account, sum(amount) as moved from ledger.transfer group by 1
                    union all
                    select credit, -sum(amount) from ledger.transfer group by 1
                ) s
                group by account
            )
            select 'balances-recompute' as name, coalesce(f.account, b.account) as what
            from (select account, moved * ledger.normal_sign(kind) as amount from sides where ledger.keeps_balance(kind)) f
            full join ledger.balance b on b.account = f.account
            where f.amount is distinct from b.amount
            union all
            select 'debits-equal-credits', case when ledger.is_memorandum(kind) then 'memorandum' else 'money' end
            from sides group by ledger.is_memorandum(kind) having sum(moved) <> 0
            union all
            select 'transfer-shape', account from sides where account not like '_%:_%'
            union all
            select 'transfer-shape', event_id || '/' || no from ledger.transfer where amount <= 0 or debit = credit
            union all
            select 'never-negative', account from ledger.balance where amount < 0 and ledger.never_negative(split_part(account, ':', 1))
            """,
            new("L1", "transfer-shape", Transfer),
            new("L2", "debits-equal-credits", Transfer),
            new("L4", "balances-recompute", "ledger.balance"),
            new("L6", "never-negative", "ledger.balance")
        ),
        new(
            """
            select 'reversal-mirrors' as name, r.id::text as what from ledger.event r
            where r.reverses_id is not null and exists (
                select from (select no, debit, credit, amount from ledger.transfer where event_id = r.id) mine
                full join (
                    select no, credit as debit, debit as credit, amount from ledger.transfer where event_id = r.reverses_id
                ) mirror using (no, debit, credit, amount)
                where mine.no is null or mirror.no is null)
            union all
            select 'append-only', t.name
            from unnest(array['event_append_only', 'event_no_truncate', 'event_before', 'event_complete', 'transfer_append_only',
                'transfer_no_truncate', 'transfer_moves_balances', 'balance_not_negative', 'balance_no_delete', 'balance_no_truncate',
                'seal_append_only', 'seal_no_truncate', 'period_changes', 'period_stays', 'period_no_truncate']) t (name)
            where not exists (select from pg_trigger where tgname = t.name and tgenabled in ('O', 'A'))
            """,
            new("L3", "reversal-mirrors", Event),
            new("L3", "append-only", "pg_trigger")
        ),
        new(
            $"""
            select 'posted-once' as name, min(e.source_reference) as what from ledger.event e
            where e.kind in ('Repayment', 'Recovery', 'GrantPaid', 'LoanDisbursed', 'CreditRefunded', 'GrantRefunded') and not {Reversed}
            group by e.source_id having count(*) > 1
            union all
            select 'payouts-agree', p.reference from payments.payout p
            where (p.status = 'Paid') <> exists (
                select from ledger.event e where e.source_id = p.id and e.source_type = 'payout' and e.reverses_id is null and not {Reversed})
            """,
            new("L5", "posted-once", Event),
            new("L9", "payouts-agree", "payments.payout")
        ),
        new(
            """
            select 'grants-agree' as name, g.reference as what
            from grants."grant" g
            left join (
                select grant_id,
                    coalesce(sum(cash) filter (where paid_on is not null), 0) + coalesce(sum(bought), 0) as paid,
                    coalesce(sum(cash) filter (where paid_on is null and status <> 'Cancelled'), 0)
                        + coalesce(sum(in_kind - bought) filter (where status <> 'Cancelled'), 0) as committed
                from grants.tranche group by 1
            ) t on t.grant_id = g.id
            left join ledger.balance p on p.account = 'grants-paid:' || g.reference
            left join ledger.balance c on c.account = 'committed:' || g.reference
            where coalesce(p.amount, 0) <> coalesce(t.paid, 0) - g.refunded or coalesce(c.amount, 0) <> coalesce(t.committed, 0)
            union all
            select 'loans-agree', l.reference
            from loans.loan l
            left join ledger.balance p on p.account = 'loan-principal:' || l.reference
            left join ledger.balance c on c.account = 'borrower-credit:' || l.reference
            where l.status in ('Disbursed', 'Repaid')
                and (coalesce(p.amount, 0) <> l.outstanding_principal or coalesce(c.amount, 0) <> l.credit
                    or l.outstanding_principal not between 0 and l.principal - l.to_come - l.cancelled_principal)
            union all
            select 'schedules-sum', l.reference
            from loans.loan l join (select loan_id, sum(principal) as principal from loans.instalments group by 1) i on i.loan_id = l.id
            where l.status in ('Disbursed', 'Repaid') and i.principal <> l.principal - l.to_come - l.cancelled_principal
            union all
            select 'splits-sum', reference from loans.repayment
            where kind = 'Receipt' and reversed_at is null
                and amount <> posted_principal + posted_charge + posted_credit + posted_fee + posted_late_charge + posted_recovery
            """,
            new("L6", "grants-agree", "grants.\"grant\""),
            new("L7", "loans-agree", "loans.loan"),
            new("L7", "schedules-sum", "loans.instalments"),
            new("L8", "splits-sum", "loans.repayment")
        ),
        new(
            """
            select 'suspense-agrees' as name, f.code as what
            from programmes.fund_sources f
            where coalesce((
                select sum(case l.direction when 'In' then l.amount else -l.amount end) from payments.statement_line l
                where l.fund_source_id = f.id and l.status in ('Suspense', 'Proposed', 'RefundDue')), 0)
                + coalesce((select sum(o.strange_amount) from payments.online_payment o where o.fund_source_id = f.id and o.status = 'Strange'), 0)
                <> coalesce((select sum(amount) from ledger.transfer where credit = 'suspense:' || f.code), 0)
                - coalesce((select sum(amount) from ledger.transfer where debit = 'suspense:' || f.code), 0)
            """,
            new LedgerCheckName("L10", "suspense-agrees", "payments.statement_line")
        ),
        new(
            """
            with closed as materialized (select max(month) as last from ledger.period_balance),
            moved as materialized (
                select month, fund, kind, sum(debit) as debit, sum(credit) as credit
                from (
                    select date_trunc('month', e.effective_on)::date as month, e.fund, split_part(t.debit, ':', 1) as kind,
                        sum(t.amount) as debit, 0 as credit
                    from ledger.event e join ledger.transfer t on t.event_id = e.id
                    where e.effective_on < (select last + interval '1 month' from closed)
                    group by 1, 2, 3
                    union all
                    select date_trunc('month', e.effective_on)::date, e.fund, split_part(t.credit, ':', 1), 0, sum(t.amount)
                    from ledger.event e join ledger.transfer t on t.event_id = e.id
                    where e.effective_on < (select last + interval '1 month' from closed)
                    group by 1, 2, 3
                ) sides
                group by 1, 2, 3
            )
            select 'period-balances' as name, b.month || '/' || b.fund || '/' || b.kind as what
            from ledger.period_balance b
            cross join lateral (
                select sum(m.debit) as debit, sum(m.credit) as credit from moved m
                where m.fund = b.fund and m.kind = b.kind and m.month <= b.month
            ) m
            where b.debit is distinct from m.debit or b.credit is distinct from m.credit
            union all
            select 'period-balances', p.month || '/' || m.fund || '/' || m.kind
            from (select distinct month from ledger.period_balance) p
            join (select fund, kind, min(month) as month from moved group by 1, 2) m on m.month <= p.month
            where not exists (select from ledger.period_balance b where b.month = p.month and b.fund = m.fund and b.kind = m.kind)
            union all
            select 'closed-periods', e.id::text
            from (select month, min(taken_at) as taken_at from ledger.period_balance group by 1) p
            join ledger.event e on e.effective_on >= p.month and e.effective_on < p.month + interval '1 month' and e.recorded_at > p.taken_at
            union all
            select 'closed-periods', p.month::text from ledger.period p
            where ledger.takes_no_postings(p.status)
                and not exists (select from ledger.period o where o.month < p.month and not ledger.takes_no_postings(o.status))
                and exists (select from ledger.event e where e.effective_on < p.month + interval '1 month')
                and not exists (select from ledger.period_balance b where b.month = p.month)
            """,
            new("L11", "period-balances", "ledger.period_balance"),
            new("L11", "closed-periods", "ledger.period")
        ),
        new(
            """
            select 'event-order' as name, r.reference as what
            from (
                select r.reference, e.sequence < lag(e.sequence) over by_entry or e.recorded_at < lag(e.recorded_at) over by_entry as early
                from loans.repayment r
                join ledger.event e on e.source_id = r.receipt_id and e.kind in ('Repayment', 'Recovery')
                window by_entry as (partition by r.loan_id order by r.no)
            ) r
            where r.early
            union all
            select 'event-order', 'number ' || sequence from ledger.event group by sequence having count(*) > 1 or sequence <= 0
            """,
            new LedgerCheckName("L12", "event-order", "loans.repayment")
        ),
        new(
            """
            select 'hash-chain' as name, coalesce(s.no::text, 'first') as what
            from (select *, lag(hash) over (order by no) as hash_before, lag(no) over (order by no) as no_before from ledger.seal) s
            cross join lateral (
                select count(*) as n, coalesce(string_agg(ledger.sealed_bytes(e), '' order by e.sequence), '') as content
                from unnest(s.sequences) r join ledger.event e on e.sequence >= lower(r) and e.sequence < upper(r)
            ) m
            where s.no <> coalesce(s.no_before, 0) + 1 or s.previous <> coalesce(s.hash_before, '') or m.n <> s.events
                or s.hash <> sha256(s.previous || m.content)
            union all
            select 'hash-chain', e.id::text from ledger.event e
            where not (select coalesce(range_agg(sequences), '{}') from ledger.seal) @> e.sequence
                and e.recorded_at < (select max(sealed_at) from ledger.seal) - interval '1 hour'
            """,
            new LedgerCheckName("L12", "hash-chain", "ledger.seal")
        ),
    ];
}
