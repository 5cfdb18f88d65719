using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Ledger;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Pages;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Reliability;

/// <summary>The real program killed at each point of a repayment's posting; the same press is answered in the end and has counted once.</summary>
[TakesLong]
public sealed class KilledWhilePostingTests(SitePool pool)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Where it dies, and how often the press counts after that.
    private static readonly (string Point, int Counted)[] Points = [("K1", 0), ("K10", 0), ("K6", 0), ("K7", 1)];

    [Fact]
    public async Task A_press_cut_off_at_every_point_in_turn_counts_once_and_is_answered_in_the_end()
    {
        var connection = await pool.Postgres.Clone();
        await using var site = await TestSite.Start(connection);
        site.Clock.Set(TimeProvider.System.GetUtcNow());
        var given = await Given.ADisbursedLoan(site, LoanMethod.Flat);
        var (_, email) = await site.StaffWithPassword(Role.TreasuryMaker);
        var files = Directory.CreateTempSubdirectory("pmi-emas-killed-").FullName;

        List<KeyValuePair<string, string>>? fields = null;
        foreach (var (point, counted) in Points)
        {
            await using var dying = await Serve(connection, files, site, $"{point}:RecordRepayment");
            var visitor = await SignedIn(site, dying, email);
            fields = WithTokenOf(await Form(visitor, given), fields);
            await Should.ThrowAsync<HttpRequestException>(() => Press(visitor, given, fields));
            await dying.Exit(Patience);
            (await Repayments(site, given)).ShouldBe(counted, point);
        }
        await using var living = await Serve(connection, files, site, null);
        var last = await SignedIn(site, living, email);
        fields = WithTokenOf(await Form(last, given), fields);
        var answer = await Press(last, given, fields);

        answer.ShouldBeOneOf(HttpStatusCode.Found, HttpStatusCode.SeeOther);
        (await Repayments(site, given)).ShouldBe(1);
        (await site.Db(db => db.Receipts.CountAsync())).ShouldBe(1);
        (await site.Send(new VerifyLedger(), await site.Staff(Role.Auditor))).IsSound.ShouldBeTrue();
        Directory.Delete(files, recursive: true);
    }

    /// <summary>The fields of the first form, its key with them, as this browser's form would send them.</summary>
    private static List<KeyValuePair<string, string>> WithTokenOf(
        PageForm form,
        List<KeyValuePair<string, string>>? first
    )
    {
        var token = form.Fields().Single(f => f.Key == "__RequestVerificationToken");
        return [.. (first ?? form.Fields()).Where(f => f.Key != token.Key), token];
    }

    private static Task<SiteProcess> Serve(string connection, string files, TestSite site, string? crashAt)
    {
        Dictionary<string, string> settings = new()
        {
            ["Jobs__Enabled"] = "false",
            ["Demonstration__Enabled"] = "true",
            ["Files__Root"] = files,
        };
        if (crashAt is not null)
            settings["CRASH_AT"] = crashAt;
        return SiteProcess.Start(connection, site.Mail, settings);
    }

    private static async Task<Visitor> SignedIn(TestSite site, SiteProcess process, EmailAddress email)
    {
        var visitor = new Visitor(site, process.Client.BaseAddress!);
        (await visitor.GivePassword(email)).ShouldBe(HttpStatusCode.OK);
        return visitor;
    }

    private static async Task<PageForm> Form(Visitor visitor, GivenLoan given)
    {
        var page = await visitor.Open(
            $"/workspace/loans/{given.Id}/repayment/check?Amount=500000&ReceivedOn={visitor.Site.Clock.Today():yyyy-MM-dd}"
        );
        return page.Form("[action$='/repayment']").Choose("Method", "Cash");
    }

    private static async Task<HttpStatusCode> Press(
        Visitor visitor,
        GivenLoan given,
        List<KeyValuePair<string, string>> fields
    )
    {
        using var body = new FormUrlEncodedContent(fields);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/workspace/loans/{given.Id}/repayment")
        {
            Content = body,
        };
        using var answer = await visitor.Send(request);
        return answer.StatusCode;
    }

    private static Task<int> Repayments(TestSite site, GivenLoan given) =>
        site.Db(db => db.Loans.Where(l => l.Id == given.Id).SelectMany(l => l.Repayments).CountAsync());
}
