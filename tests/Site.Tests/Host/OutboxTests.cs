using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Infrastructure.Outbox;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Host;

public sealed class OutboxTests : SiteTest
{
    private readonly Carrier _carrier = new();
    private TestSite _site = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _site = await TestSite.Start(
            await Pool.Postgres.Clone(),
            services => services.AddSingleton<IOutboxHandler>(_carrier)
        );
    }

    public override async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task What_is_queued_is_sent_once()
    {
        await _site.Queue("host-test", new { number = 5 }, "a");

        await _site.DrainOutbox();
        await _site.DrainOutbox();

        _carrier.Sent.ShouldBe(["{\"number\": 5}"]);
        (await Item("a")).DoneAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_same_key_twice_is_refused_by_the_database()
    {
        await _site.Queue("host-test", new { }, "a");
        await Should.ThrowAsync<DbUpdateException>(() => _site.Queue("host-test", new { }, "a"));
    }

    [Fact]
    public async Task A_failure_waits_longer_each_time_and_stops_nothing_else()
    {
        _carrier.FailsFor = "\"bad\"";
        await _site.Queue("host-test", "bad", "bad");
        await _site.Queue("host-test", "good", "good");

        await _site.DrainOutbox();

        _carrier.Sent.ShouldBe(["\"good\""]);
        var first = await Item("bad");
        first.Attempts.ShouldBe(1);
        first.LastError.ShouldNotBeNull().ShouldContain("the line is down");
        first.NextAttemptAt.ShouldBeInRange(
            _site.Clock.GetUtcNow().AddSeconds(8),
            _site.Clock.GetUtcNow().AddSeconds(10)
        );

        (await _site.DrainOutbox()).ShouldBe(0, "its wait has not passed");
        _site.Clock.Advance(TimeSpan.FromSeconds(11));
        await _site.DrainOutbox();
        var second = await Item("bad");
        (second.NextAttemptAt - _site.Clock.GetUtcNow()).ShouldBeGreaterThan(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task After_the_last_attempt_an_item_is_put_aside()
    {
        _carrier.FailsFor = "\"bad\"";
        await _site.Queue("host-test", "bad", "bad");
        for (var attempt = 0; attempt < OutboxDrain.MostAttempts + 3; attempt++)
        {
            await _site.DrainOutbox();
            _site.Clock.Advance(TimeSpan.FromHours(5));
        }

        var item = await Item("bad");
        item.DeadAt.ShouldNotBeNull();
        item.Attempts.ShouldBe(OutboxDrain.MostAttempts);
    }

    [Fact]
    public async Task An_undeliverable_item_is_put_aside_at_once()
    {
        _carrier.Refuses = true;
        await _site.Queue("host-test", "bad", "bad");
        await _site.DrainOutbox();
        (await Item("bad")).DeadAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Two_drains_at_once_send_everything_once()
    {
        for (var i = 0; i < 60; i++)
            await _site.Queue("host-test", i, $"n{i}");

        await Task.WhenAll(_site.DrainOutbox(), _site.DrainOutbox(), _site.DrainOutbox());

        _carrier.Sent.Count.ShouldBe(60);
        _carrier.Sent.Distinct().Count().ShouldBe(60);
    }

    [Fact]
    public async Task A_claim_whose_lease_ran_out_can_no_longer_decide()
    {
        await _site.Queue("host-test", "x", "x");
        var queue = _site.Services.GetRequiredService<OutboxQueue>();
        var now = _site.Clock.GetUtcNow();
        var slow = (await queue.Claim(1, now, default)).Single();
        var later = now + OutboxQueue.Lease + TimeSpan.FromSeconds(1);
        var quick = (await queue.Claim(1, later, default)).Single();

        await queue.Bury(slow, "too late", later, default);
        (await Item("x")).DeadAt.ShouldBeNull();

        await queue.Finish(quick, later, default);
        (await Item("x")).DoneAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_claim_lasts_while_it_is_renewed_and_not_once_it_was_lost()
    {
        await _site.Queue("host-test", "x", "x");
        var queue = _site.Services.GetRequiredService<OutboxQueue>();
        var now = _site.Clock.GetUtcNow();
        var slow = (await queue.Claim(1, now, default)).Single();
        var later = now + OutboxQueue.Lease + TimeSpan.FromSeconds(1);

        (await queue.Renew(slow, now.AddSeconds(5), default)).ShouldBeTrue();
        (await queue.Claim(1, later, default)).ShouldBeEmpty();
        (await queue.Claim(1, later.AddSeconds(5), default)).ShouldHaveSingleItem();
        (await queue.Renew(slow, later, default)).ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_sends_renews_the_claim_and_stops_when_it_is_lost()
    {
        _carrier.Work = async ct =>
        {
            _site.Clock.Advance(OutboxQueue.Lease - TimeSpan.FromSeconds(1));
            var until = _site.Clock.GetUtcNow() + OutboxQueue.Lease;
            while ((await Item("x")).LockedUntil != until)
                await Task.Delay(50, ct);
            await _site.Db(db => db.Database.ExecuteSqlAsync($"update outbox.item set lock_no = lock_no + 1"));
            await Task.Delay(Timeout.Infinite, ct);
        };
        await _site.Queue("host-test", "x", "x");

        await _site.DrainOutbox();

        _carrier.Sent.ShouldBeEmpty();
        var item = await Item("x");
        (item.DoneAt, item.LastError).ShouldBe((null, null));
    }

    [Fact]
    public async Task No_transaction_is_open_while_something_is_being_sent()
    {
        long? open = null;
        _carrier.Work = async _ =>
            open = await _site.Db(db =>
                db.Database.SqlQuery<long>(
                        $"""
                        select count(*) as "Value" from pg_stat_activity
                        where datname = current_database() and state like 'idle in transaction%'
                        """
                    )
                    .SingleAsync()
            );
        await _site.Queue("host-test", "x", "x");

        await _site.DrainOutbox();

        open.ShouldBe(0);
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 20)]
    [InlineData(5, 160)]
    [InlineData(30, 14400)]
    public void The_wait_doubles_up_to_four_hours(int attempts, int seconds)
    {
        OutboxDrain.WaitAfter(attempts, chance: 0).ShouldBe(TimeSpan.FromSeconds(seconds));
        OutboxDrain.WaitAfter(attempts, chance: 1).ShouldBe(TimeSpan.FromSeconds(seconds) * 0.8);
    }

    private async Task<OutboxItem> Item(string key) =>
        await _site.Db(db => db.Set<OutboxItem>().AsNoTracking().SingleAsync(i => i.DedupeKey == key));

    private sealed class Carrier : IOutboxHandler
    {
        private readonly List<string> _sent = [];

        public string Kind => "host-test";

        public string? FailsFor { get; set; }

        public bool Refuses { get; set; }

        public Func<CancellationToken, Task> Work { get; set; } = _ => Task.CompletedTask;

        public IReadOnlyList<string> Sent
        {
            get
            {
                lock (_sent)
                    return [.. _sent];
            }
        }

        public async Task Handle(Guid itemId, JsonElement payload, CancellationToken ct)
        {
            if (Refuses)
                throw new UndeliverableException("no such mailbox");
            if (payload.GetRawText() == FailsFor)
                throw new IOException("the line is down");
            await Work(ct);
            lock (_sent)
                _sent.Add(payload.GetRawText());
        }
    }
}
