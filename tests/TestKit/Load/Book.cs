namespace PmiEmas.TestKit.Load;

/// <summary>
/// Loans whose repayments, receipts and postings agree with each other and with the books: so many instalments each, about so many
/// repayments (each half an instalment). Every tenth loan is repaid; a fifth is late, some by more than half a year.
/// </summary>
public sealed record Book(int Instalments = 10, int Repayments = 14)
{
    private const int PrincipalEach = 200_000;
    private const int ChargeEach = 20_000;

    private string Paid =>
        Repayments == 0
            ? "0"
            : $"(case when n % 10 = 0 then {2 * Instalments} when n % 4 = 0 then {Repayments / 2 * 2 - 2} else {Repayments / 2 * 2} end)";

    /// <summary>The day the loan's months count from: the oldest unpaid instalment then falls some weeks before or after today.</summary>
    private string Start =>
        $"(date '2026-11-20' - make_interval(months => {Paid} / 2 + 1, days => 20 - n * 7919 % 50 + case when n % 9 = 0 then 200 else 0 end + case when n % 10 = 0 then 60 else 0 end))::date";

    private string Oldest =>
        $"case when {Paid} = {2 * Instalments} then null else ({Start} + make_interval(months => {Paid} / 2 + 1))::date end";

    private string Owed => $"({Instalments} - {Paid} / 2)";

    internal Dictionary<string, string> LoanColumns() =>
        new()
        {
            ["status"] = $"case when {Paid} = {2 * Instalments} then 'Repaid' else 'Disbursed' end",
            ["principal"] = $"{Instalments * PrincipalEach}",
            ["periods"] = $"{Instalments}",
            ["planned_on"] = Start,
            ["disbursed_on"] = Start,
            ["repaid_on"] = $"case when {Paid} = {2 * Instalments} then date '2026-11-01' end",
            ["outstanding_principal"] = $"{Owed} * {PrincipalEach}",
            ["outstanding_charge"] = $"{Owed} * {ChargeEach}",
            ["oldest_unpaid_on"] = Oldest,
            ["oldest_unpaid_principal_on"] = Oldest,
            ["repayment_count"] = Paid,
            ["allocation_count"] = $"2 * {Paid}",
            ["standing_count"] = $"case when {Paid} = {2 * Instalments} then 2 else 1 end",
            ["current_run"] = $"least({Paid}, 1)",
            ["last_received_on"] =
                $"case when {Paid} > 0 then ({Start} + make_interval(months => {Paid} / 2))::date end",
        };

    /// <summary>What hangs on the loans: one statement a table.</summary>
    internal IEnumerable<string> Rows(int loans, Guid pattern) =>
        [
            $"""
                create temporary table paid as
                select n, k, {ManyRows.Id('d', "n")} as loan, {ManyRows.Id('1', "n * 1000 + k")} as receipt,
                  {ManyRows.Id('2', "n * 1000 + k")} as event, {ManyRows.Reference("PJ", "n")} as reference,
                  'KW-2025-' || lpad((n * 1000 + k)::text, 9, '0') as number,
                  ({Start} + make_interval(months => (k + 1) / 2) - make_interval(days => k % 2 * 10))::date as on_day
                from generate_series(1, {loans}) n cross join lateral generate_series(1, {Paid}) k
                """,
            $"""
            insert into loans.instalments
              (loan_id, no, schedule_no, is_extra, due_on, payable_on, principal, charge, carried, balance, charge_so_far,
                paid_principal, paid_charge, settled_on)
            select {ManyRows.Id(
                'd',
                "n"
            )}, i, 1, false, d, d, {PrincipalEach}, {ChargeEach}, 0, ({Instalments} - i) * {PrincipalEach}, i * {ChargeEach},
              case when i <= p / 2 then {PrincipalEach} else 0 end, case when i <= p / 2 then {ChargeEach} else 0 end,
              case when i <= p / 2 then d end
            from (
              select n, i, {Paid} as p, ({Start} + make_interval(months => i))::date as d
              from generate_series(1, {loans}) n cross join generate_series(1, {Instalments}) i) s
            """,
            $"""
                insert into payments.receipt (id, reference, purpose, status, method, returnee_id, fund_source_id, subject_id,
                  subject_reference, amount, received_on, entered_at, posted_at)
                select receipt, number, 'LoanRepayment', 'Posted', 'Cash', l.returnee_id, l.fund_source_id, loan, p.reference,
                  {(PrincipalEach + ChargeEach) / 2}, on_day, on_day, on_day
                from paid p join loans.loan l on l.id = p.loan
                """,
            $"""
                insert into loans.repayment (loan_id, no, kind, receipt_id, reference, amount, "on", entered_at,
                  posted_principal, posted_charge, posted_credit, posted_fee, posted_late_charge, posted_recovery)
                select loan, k, 'Receipt', receipt, number, {(PrincipalEach + ChargeEach) / 2}, on_day, on_day,
                  {PrincipalEach / 2}, {ChargeEach / 2}, 0, 0, 0, 0
                from paid
                """,
            $"""
                insert into loans.allocation (loan_id, seq, run_no, repayment_no, "on", at, instalment_no, target, amount)
                select loan, 2 * k - 1 + c, 1, k, on_day, on_day, (k + 1) / 2, case c when 0 then 'Charge' else 'Principal' end,
                  case c when 0 then {ChargeEach / 2} else {PrincipalEach / 2} end
                from paid cross join generate_series(0, 1) c
                """,
            $"""
                insert into loans.standing (loan_id, no, status, "on", at)
                select {ManyRows.Id('d', "n")}, s, case s when 1 then 'Disbursed' else 'Repaid' end, d, d
                from generate_series(1, {loans}) n
                  cross join lateral generate_series(1, case when {Paid} = {2 * Instalments} then 2 else 1 end) s
                  cross join lateral (select case s when 1 then {Start} else date '2026-11-01' end as d) day
                """,
            "insert into loans.allocation_run (loan_id, no, cause, from_on, at) select loan, 1, 'Repayment', on_day, on_day from paid where k = 1",
            .. Ledger(loans, pattern),
        ];

    /// <summary>The money that came in for each loan, went out, and came back; no event of it is what another part of the books speaks of.</summary>
    private IEnumerable<string> Ledger(int loans, Guid pattern) =>
        [
            $"""
                create temporary table moved as
                select event, on_day, f.code as fund, 'Repayment' as kind, 'receipt' as source, receipt as source_id, number,
                  array['bank:' || f.code, 'bank:' || f.code] as debits,
                  array['loan-principal:' || p.reference, 'charge-income:' || f.code] as credits,
                  array[{PrincipalEach / 2}, {ChargeEach / 2}] as amounts
                from paid p cross join (select code from programmes.fund_sources
                  where id = (select fund_source_id from loans.loan where id = '{pattern}')) f
                union all
                select {ManyRows.Id('3', "n")}, {Start}, f.code, 'LoanDisbursed', 'payout', {ManyRows.Id('e', "n")},
                  {ManyRows.Reference("PB", "n")},
                  array['loan-principal:' || {ManyRows.Reference("PJ", "n")}, 'bank:' || f.code],
                  array['bank:' || f.code, 'equity:' || f.code],
                  array[{Instalments * PrincipalEach}, {Instalments * PrincipalEach}]
                from generate_series(1, {loans}) n cross join (select code from programmes.fund_sources
                  where id = (select fund_source_id from loans.loan where id = '{pattern}')) f
                """,
            """
                insert into ledger.event (id, kind, effective_on, fund, source_type, source_id, source_reference, content_hash)
                select event, kind, on_day, fund, source, source_id, number,
                  sha256(convert_to(kind || '|' || to_char(on_day, 'YYYY-MM-DD') || '|' || fund || '|' || source || '|' || source_id
                    || '||1>' || debits[1] || '>' || credits[1] || '>' || amounts[1]
                    || ';2>' || debits[2] || '>' || credits[2] || '>' || amounts[2], 'UTF8'))
                from moved
                """,
            """
                insert into ledger.transfer (event_id, no, debit, credit, amount)
                select event, t, debits[t], credits[t], amounts[t] from moved cross join generate_series(1, 2) t
                """,
            $"""
                insert into ledger.balance (account, amount)
                select 'loan-principal:' || {ManyRows.Reference("PJ", "n")}, {Owed} * {PrincipalEach}
                from generate_series(1, {loans}) n
                """,
            "drop table paid, moved",
        ];
}
