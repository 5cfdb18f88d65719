using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Ledger;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Ledger;

public sealed class AppendOnlyTests : SiteTest
{
    [Theory]
    [InlineData("update ledger.event set fund = 'X'")]
    [InlineData("delete from ledger.event")]
    [InlineData("truncate ledger.event cascade")]
    [InlineData("update ledger.transfer set amount = amount + 1")]
    [InlineData("delete from ledger.transfer")]
    [InlineData("truncate ledger.transfer")]
    [InlineData("delete from ledger.balance")]
    [InlineData("truncate ledger.balance")]
    public async Task What_is_written_is_never_changed(string statement)
    {
        await Given.AnApprovedGrant(Site);

        var refused = await Should.ThrowAsync<PostgresException>(() =>
            Site.Db(db => db.Database.ExecuteSqlRawAsync(statement))
        );
        refused.SqlState.ShouldBe(PostgresErrorCodes.RaiseException);
    }

    [Fact]
    public async Task The_same_id_with_the_same_content_counts_once_and_with_other_content_is_refused()
    {
        var (fund, checker) = (await Fund(), await Site.Staff(Role.TreasuryChecker));
        var command = new RecordFunding(Id<LedgerEvent>.New(), fund, new(5_000_000), Clock.Today(), "RK-1");

        await Site.Send(command, checker);
        await Site.Send(command, checker);
        (await Site.Db(db => db.LedgerEvents.CountAsync())).ShouldBe(1);

        await Should.ThrowAsync<ConflictException>(() => Site.Send(command with { Amount = new(6_000_000) }, checker));
        (await Site.Db(db => db.LedgerEvents.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task An_event_is_mirrored_once()
    {
        var (fund, checker) = (await Fund(), await Site.Staff(Role.TreasuryChecker));
        var id = Id<LedgerEvent>.New();
        await Site.Send(new RecordFunding(id, fund, new(5_000_000), Clock.Today(), "RK-1"), checker);

        await Reverse(id);
        var again = await Should.ThrowAsync<RuleBrokenException>(() => Reverse(id));

        again.Rule.ShouldBe(LedgerRules.ReversedOnce);
        var mirror = await Site.Db(db => db.LedgerEvents.AsNoTracking().SingleAsync(e => e.ReversesId == id));
        mirror.Transfers.Single().Debit.ShouldBe(Account.Equity(fund));
        mirror.Transfers.Single().Credit.ShouldBe(Account.Bank(fund));
    }

    [Fact]
    public async Task A_mirror_that_differs_does_not_reach_the_commit()
    {
        var (fund, checker) = (await Fund(), await Site.Staff(Role.TreasuryChecker));
        var id = Id<LedgerEvent>.New();
        await Site.Send(new RecordFunding(id, fund, new(5_000_000), Clock.Today(), "RK-1"), checker);

        var refused = await Should.ThrowAsync<PostgresException>(() =>
            Site.Db(db =>
                db.Database.ExecuteSqlAsync(
                    $"""
                    with made as (
                        insert into ledger.event (id, kind, effective_on, fund, source_type, source_id, source_reference, reverses_id, content_hash)
                        values (gen_random_uuid(), 'Reversal', '2026-11-20', {fund}, 'fund', gen_random_uuid(), 'X', {id.Value}, '')
                        returning id)
                    insert into ledger.transfer (event_id, no, debit, credit, amount)
                    select id, 1, 'equity:' || {fund}, 'bank:' || {fund}, 4999999 from made
                    """
                )
            )
        );
        refused.ConstraintName.ShouldBe(LedgerRules.ReversalIsFinal.Code);
    }

    [Fact]
    public async Task An_event_without_transfers_does_not_reach_the_commit()
    {
        var refused = await Should.ThrowAsync<PostgresException>(() =>
            Site.Db(db =>
                db.Database.ExecuteSqlRawAsync(
                    """
                    insert into ledger.event (id, kind, effective_on, fund, source_type, source_id, source_reference, content_hash)
                    values (gen_random_uuid(), 'Correction', '2026-11-20', 'X', 'fund', gen_random_uuid(), 'X', '')
                    """
                )
            )
        );
        refused.ConstraintName.ShouldBe(LedgerRules.NeedsTransfers.Code);
    }

    [Fact]
    public async Task Nothing_is_posted_into_a_closed_month()
    {
        var (fund, checker) = (await Fund(), await Site.Staff(Role.TreasuryChecker));
        await Given.AClosedMonth(Site, new DateOnly(2026, 10, 1));

        var refused = await Should.ThrowAsync<RuleBrokenException>(() =>
            Site.Send(
                new RecordFunding(Id<LedgerEvent>.New(), fund, new(1_000), new DateOnly(2026, 10, 31), "RK-2"),
                checker
            )
        );
        refused.Rule.ShouldBe(LedgerRules.PeriodOpen);
        refused.Field.ShouldBe(nameof(RecordFunding.ReceivedOn));
    }

    [Fact]
    public async Task The_database_knows_the_same_chart_of_accounts()
    {
        foreach (var nature in AccountNature.All)
        {
            var known = await Site.Db(db =>
                db.Database.SqlQuery<string>(
                        $"""
                        select ledger.normal_sign({nature.Prefix}) || '/' || ledger.keeps_balance({nature.Prefix})
                            || '/' || ledger.never_negative({nature.Prefix}) as "Value"
                        """
                    )
                    .SingleAsync()
            );
            known.ShouldBe(
                $"{(nature.CreditNormal ? -1 : 1)}/{nature.KeepsBalance.ToString().ToLowerInvariant()}/{nature.NeverNegative.ToString().ToLowerInvariant()}",
                nature.Prefix
            );
        }
    }

    private async Task<string> Fund()
    {
        var id = await Given.AFundSource(Site);
        return await Site.Db(db => db.FundSources.Where(f => f.Id == id).Select(f => f.Code).SingleAsync());
    }

    private sealed record Reversed : ICommand;

    private Task<Unit> Reverse(Id<LedgerEvent> id) =>
        Site.InScope(services =>
            services
                .GetRequiredService<IUnitOfWork>()
                .Run(
                    new Reversed(),
                    async () =>
                    {
                        var ledger = services.GetRequiredService<ILedger>();
                        await ledger.Reverse(id, Id<LedgerEvent>.New(), Clock.Today(), CancellationToken.None);
                        return Unit.Value;
                    },
                    CancellationToken.None
                )
        );
}
