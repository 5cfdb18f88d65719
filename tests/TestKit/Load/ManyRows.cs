using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PmiEmas.Domain.Loans;

namespace PmiEmas.TestKit.Load;

/// <summary>
/// Fills a site with many people, plans, loans and payouts, for pages that must stay quick. One loan goes through the real use
/// cases; the others are its rows again under names, places, amounts and states of their own. Not for tests of rules.
/// </summary>
public static class ManyRows
{
    private const string Villages =
        "(select array_agg(code order by code) as codes from returnees.regions where code like '36%' and length(code) = 10) v";

    private const string FirstNames =
        "'{Siti,Dewi,Nur,Sri,Rina,Yuni,Lilis,Wati,Eka,Budi,Agus,Dedi,Asep,Ujang,Hendra,Joko,Andi,Rahmat,Yusuf}'::text[]";

    private const string LastNames =
        "'{Aminah,Lestari,Hidayah,Rahayu,Wulandari,Maryati,Komariah,Santoso,Saputra,Hidayat,Setiawan,Kurnia,Fauzi}'::text[]";

    private const string Trades =
        "'{Warung sembako,Warung kopi,Jahit,Bengkel,Ternak ayam,Kue kering,Laundri,Tani cabai}'::text[]";

    private const string PlanStates =
        "'{Submitted,Screened,InReview,Draft,FieldVisit,ReadyForDecision,Approved,Waitlisted,Rejected,ChangesRequested}'::text[]";

    /// <summary>
    /// One plan and one payout stand behind each loan; each person has one plan more. With a book the loans have a history that the
    /// ledger proves; without one they only look the part. Ends with ANALYZE.
    /// </summary>
    public static async Task Load(TestSite site, int people, int loans, Book? book = null)
    {
        var method = book is null ? LoanMethod.InterestFree : LoanMethod.Flat;
        var loan = (await Given.ADisbursedLoan(site, method)).Id.Value;
        var plans = people + loans;
        var source = site.Services.GetRequiredService<NpgsqlDataSource>();
        await using var connection = await source.OpenConnectionAsync();
        await Run(connection, "begin; set local session_replication_role = replica");

        await Copy(
            connection,
            "returnees.returnees",
            $"(select returnee_id from loans.loan where id = '{loan}')",
            $"generate_series(1, {people}) n cross join {Villages}",
            new()
            {
                ["id"] = Id('a', "n"),
                ["reference"] = Reference("PMI", "n"),
                ["full_name"] = Name("n"),
                ["name_compared"] = $"upper({Name("n")})",
                ["nik_index"] = "null",
                ["family_card_index"] = "null",
                ["bank_account_number_index"] = "null",
                ["village"] = Village("n"),
                ["registered_at"] = "t.registered_at - n * interval '7 minutes'",
            }
        );
        await Copy(
            connection,
            "programmes.funding_calls",
            $"(select call_id from loans.loan where id = '{loan}')",
            $"generate_series(1, {(plans - 1) / people + 1}) n",
            new()
            {
                ["id"] = Id('b', "n"),
                ["reference"] = "t.reference || '-' || n",
                ["title"] = "t.title || ' ' || n",
            }
        );
        await Copy(
            connection,
            "business_plans.business_plans",
            $"(select plan_id from loans.loan where id = '{loan}')",
            $"generate_series(1, {plans}) n cross join {Villages}",
            new()
            {
                ["id"] = Id('c', "n"),
                ["reference"] = Reference("PU", "n"),
                ["returnee_id"] = Id('a', Person("n", people)),
                ["call_id"] = Id('b', $"(n - 1) / {people} + 1"),
                ["status"] = Pick(PlanStates, 10, "n"),
                ["region"] = Village(Person("n", people)),
                ["business_name"] = $"{Pick(Trades, 8, "n")} {Quoted(" ")} {Pick(LastNames, 13, "n")} {Quoted(" ")} n",
                ["requested_amount"] = "(2 + n * 7 % 40) * 500000",
                ["changed_at"] = "t.changed_at - n * interval '3 minutes'",
                ["submitted_at"] = "t.submitted_at - n * interval '3 minutes'",
            }
        );
        var columns = new Dictionary<string, string>
        {
            ["id"] = Id('d', "n"),
            ["reference"] = Reference("PJ", "n"),
            ["plan_id"] = Id('c', "n"),
            ["returnee_id"] = Id('a', Person("n", people)),
            ["call_id"] = Id('b', $"(n - 1) / {people} + 1"),
            ["region"] = Village(Person("n", people)),
        };
        foreach (var (column, value) in book?.LoanColumns() ?? AnyLoan())
            columns[column] = value;
        await Copy(
            connection,
            "loans.loan",
            $"'{loan}'",
            $"generate_series(1, {loans}) n cross join {Villages}",
            columns
        );
        if (book is null)
            await Copy(
                connection,
                "loans.instalments",
                $"'{loan}'",
                $"generate_series(1, {loans}) n",
                new()
                {
                    ["loan_id"] = Id('d', "n"),
                    ["paid_principal"] = "case when t.no <= n % 13 then t.principal else 0 end",
                    ["paid_charge"] = "case when t.no <= n % 13 then t.charge else 0 end",
                    ["settled_on"] = "case when t.no <= n % 13 then t.payable_on end",
                },
                key: "loan_id"
            );
        else
            foreach (var statement in book.Rows(loans, loan))
                await Run(connection, statement);
        await Copy(
            connection,
            "payments.payout",
            $"'{loan}'",
            $"generate_series(1, {loans}) n",
            new()
            {
                ["id"] = Id('e', "n"),
                ["reference"] = Reference("PB", "n"),
                ["subject_id"] = Id('d', "n"),
                ["subject_reference"] = Reference("PJ", "n"),
                ["plan_id"] = Id('c', "n"),
                ["returnee_id"] = Id('a', Person("n", people)),
                ["payee_holder"] = Name(Person("n", people)),
                ["status"] = book is null
                    ? Pick("'{Prepared,Paid,Paid,Paid,Approved,Sent}'::text[]", 6, "n")
                    : "'Paid'",
                ["amount"] = "(4 + n * 7 % 40) * 1200000",
                ["prepared_at"] = "t.prepared_at - n * interval '3 minutes'",
            },
            key: "subject_id"
        );
        await Run(connection, "commit; analyze");
    }

    private static Dictionary<string, string> AnyLoan() =>
        new()
        {
            ["status"] = Pick("'{Repaid,Disbursed,Disbursed,Disbursed}'::text[]", 4, "n"),
            ["principal"] = "(4 + n * 7 % 40) * 1200000",
            ["outstanding_principal"] = "case n % 4 when 0 then 0 else (4 + n * 7 % 40) * 100000 * (n % 12) end",
            ["oldest_unpaid_on"] = "date '2026-12-20' - (n * 7919 % 60) - case when n % 9 = 0 then 200 else 0 end",
        };

    internal static string Id(char kind, string number) =>
        $"('0193{kind}000-0000-7000-8000-' || lpad(to_hex(({number})::bigint), 12, '0'))::uuid";

    internal static string Reference(string series, string number) =>
        $"'{series}-2025-' || lpad(({number})::text, 6, '0')";

    private static string Name(string number) =>
        $"({FirstNames})[1 + ({number}) % 19] || ' ' || ({LastNames})[1 + ({number}) / 19 % 13]";

    private static string Person(string number, int people) => $"(({number}) - 1) % {people} + 1";

    private static string Village(string number) => $"v.codes[1 + ({number}) * 31 % array_length(v.codes, 1)]";

    private static string Pick(string of, int count, string number) => $"({of})[1 + ({number}) % {count}]";

    private static string Quoted(string text) => $"|| '{text}' ||";

    /// <summary>The row named by the key once for each row of <paramref name="times"/>, with these columns computed anew.</summary>
    private static async Task Copy(
        NpgsqlConnection connection,
        string table,
        string row,
        string times,
        Dictionary<string, string> anew,
        string key = "id"
    )
    {
        List<string> columns = [];
        await using (
            var list = new NpgsqlCommand(
                $"select attname from pg_attribute where attrelid = '{table}'::regclass and attnum > 0 and not attisdropped and attgenerated = ''",
                connection
            )
        )
        await using (var rows = await list.ExecuteReaderAsync())
            while (await rows.ReadAsync())
                columns.Add(rows.GetString(0));
        var values = columns.Select(c => anew.TryGetValue(c, out var value) ? value : "t." + c);
        await Run(
            connection,
            $"insert into {table} ({string.Join(", ", columns)}) select {string.Join(", ", values)} from {table} t cross join {times} where t.{key} = {row}"
        );
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 1800 };
        await command.ExecuteNonQueryAsync();
    }
}
