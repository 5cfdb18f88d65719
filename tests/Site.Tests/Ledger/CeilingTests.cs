using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Ledger;

public sealed class CeilingTests : SiteTest
{
    [Fact]
    public async Task Fifty_awards_at_once_never_pass_the_ceiling()
    {
        var call = await CallWithCeiling(120_000_000);

        var results = await Task.WhenAll(
            Enumerable.Range(1, 50).Select(i => Commit(call, $"HB-TEST-{i:000}", 10_000_000))
        );

        results.Count(r => r is null).ShouldBe(12);
        results.OfType<RuleBrokenException>().ShouldAllBe(r => r.Rule == LedgerRules.CeilingKept);
        results.OfType<RuleBrokenException>().Count().ShouldBe(38);
        (await Left(call)).ShouldBe(0);
    }

    [Fact]
    public async Task A_call_that_was_never_opened_commits_nothing()
    {
        var refused = await Commit("PGL-NEVER", "HB-TEST-001", 1);
        refused.ShouldBeOfType<RuleBrokenException>().Rule.ShouldBe(LedgerRules.CeilingKept);
    }

    [Fact]
    public async Task An_award_above_what_is_left_is_refused_as_a_rule_and_leaves_nothing_behind()
    {
        var call = await Given.AnOpenCall(
            Site,
            change: terms => Given.InTwoTranches(terms) with { Ceiling = new Money(12_000_000) }
        );
        await Given.AnApprovedGrant(Site, 10_000_000, call: call);

        var refused = await Should.ThrowAsync<RuleBrokenException>(() =>
            Given.AnApprovedGrant(Site, 6_000_000, call: call)
        );

        refused.Rule.ShouldBe(LedgerRules.CeilingKept);
        (await Site.Db(db => db.Grants.CountAsync())).ShouldBe(1);
    }

    private async Task<string> CallWithCeiling(long rupiah)
    {
        var id = await Given.AnOpenCall(Site, CallKind.Grant, terms => terms with { Ceiling = new Money(rupiah) });
        return await Site.Db(db => db.FundingCalls.Where(c => c.Id == id).Select(c => c.Reference).SingleAsync());
    }

    private Task<long> Left(string call) =>
        Site.InScope(s => s.GetRequiredService<ILedger>().Balance(Account.Ceiling(call), CancellationToken.None));

    private sealed record Committed : ICommand;

    private Task<Exception?> Commit(string call, string award, long rupiah) =>
        Site.InScope<Exception?>(async services =>
        {
            var entry = LedgerEvent.Record(
                Id<LedgerEvent>.New(),
                LedgerEventKind.Committed,
                Clock.Today(),
                "TEST",
                new LedgerSource("grant", Guid.CreateVersion7(), award),
                [Transfer.Of(Account.Ceiling(call), Account.Committed(award), new Money(rupiah))]
            );
            try
            {
                await services
                    .GetRequiredService<IUnitOfWork>()
                    .Run(
                        new Committed(),
                        async () =>
                        {
                            await services.GetRequiredService<ILedger>().Post(entry, CancellationToken.None);
                            return Unit.Value;
                        },
                        CancellationToken.None
                    );
                return null;
            }
            catch (RuleBrokenException refused)
            {
                return refused;
            }
        });
}
