using System.Diagnostics;
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

/// <summary>The real program killed at each point of a repayment's posting; after its start the same press is answered and has counted once.</summary>
public sealed class KilledWhilePostingTests(SitePool pool)
{
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("K1", 0)]
    [InlineData("K10", 0)]
    [InlineData("K6", 0)]
    [InlineData("K7", 1)]
    public async Task A_press_that_was_cut_off_counts_once_after_the_next(string point, int before)
    {
        var connection = await pool.Postgres.Clone();
        await using var site = await TestSite.Start(connection);
        var given = await Given.ADisbursedLoan(site, LoanMethod.Flat);
        var (_, email) = await site.StaffWithPassword(Role.TreasuryMaker);
        var files = Directory.CreateTempSubdirectory("pmi-emas-killed-").FullName;

        List<KeyValuePair<string, string>> fields;
        await using (var first = await Serve(connection, files, site, $"{point}:RecordRepayment"))
        {
            var visitor = await SignedIn(site, first, email);
            fields = (await Form(visitor, given)).Fields();
            await Should.ThrowAsync<HttpRequestException>(() => Press(visitor, given, fields));
            await first.Exit(Recovery);
        }
        (await Repayments(site, given)).ShouldBe(before);

        var waited = Stopwatch.StartNew();
        await using var second = await Serve(connection, files, site, null);
        waited.Elapsed.ShouldBeLessThan(Recovery);
        var again = await SignedIn(site, second, email);
        var token = (await Form(again, given)).Fields().Single(f => f.Key == "__RequestVerificationToken");
        var answer = await Press(again, given, [.. fields.Where(f => f.Key != token.Key), token]);

        answer.ShouldBeOneOf(HttpStatusCode.Found, HttpStatusCode.SeeOther);
        (await Repayments(site, given)).ShouldBe(1);
        (await site.Send(new VerifyLedger(), await site.Staff(Role.Auditor))).IsSound.ShouldBeTrue();
        Directory.Delete(files, recursive: true);
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
            $"/workspace/loans/{given.Id}/repayment/check?Amount=500000&ReceivedOn=2026-11-20"
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
