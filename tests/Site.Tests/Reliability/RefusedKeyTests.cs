using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Infrastructure.Identity;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Reliability;

/// <summary>A key answers for one press only: what was accepted stays accepted, what was refused stays refused.</summary>
public sealed class RefusedKeyTests : SiteTest
{
    [Fact]
    public async Task A_refused_key_stays_refused_when_the_same_press_would_succeed_later()
    {
        var given = await Given.ADisbursedLoan(Site, LoanMethod.Flat);
        var (treasurer, key) = (await Site.Staff(Role.TreasuryMaker), Guid.CreateVersion7());
        var tomorrow = Clock.Today().AddDays(1);
        var first = await Should.ThrowAsync<RuleBrokenException>(() => Pay(given, treasurer, key, 1_000, tomorrow));

        Clock.AdvanceDays(2);
        var second = await Should.ThrowAsync<RuleBrokenException>(() => Pay(given, treasurer, key, 1_000, tomorrow));

        (second.Rule, second.Field).ShouldBe((first.Rule, first.Field));
        second.Arguments.Select(a => a.ToString()).ShouldBe(first.Arguments.Select(a => a.ToString()));
        (await Repayments(given)).ShouldBe(0);
        await Should.ThrowAsync<ConflictException>(() => Pay(given, treasurer, key, 2_000, tomorrow));
        await Pay(given, treasurer, Guid.CreateVersion7(), 1_000, tomorrow);
        (await Repayments(given)).ShouldBe(1);
    }

    [Fact]
    public async Task A_form_shown_again_after_a_refusal_carries_a_new_key_and_its_correction_goes_through()
    {
        var given = await Given.ADisbursedLoan(Site, LoanMethod.Flat);
        var visitor = await Site.As(await Site.Staff(Role.TreasuryMaker));
        var page = await visitor.Open(
            $"/workspace/loans/{given.Id}/repayment/check?Amount=100000&ReceivedOn=2026-11-20"
        );
        var form = page.Form("[action$='/repayment']").Choose("Method", "Transfer");
        page = await form.Submit();
        page.ShouldShowRule(PaymentRules.TransferNeedsProof);

        var corrected = page.Form("[action$='/repayment']");
        corrected.ValueOf("once").ShouldNotBe(form.ValueOf("once"));
        (await corrected.Choose("Method", "Cash").Submit()).ShouldBe(HttpStatusCode.OK);

        (await Repayments(given)).ShouldBe(1);
        (await (await Site.As(await Site.Staff(Role.Auditor))).Open("/workspace/audit")).ShouldShow("ditolak aturan");
    }

    [Fact]
    public async Task An_accepted_key_gives_its_answer_again_and_refuses_other_content()
    {
        var given = await Given.ADisbursedLoan(Site, LoanMethod.Flat);
        var (treasurer, key) = (await Site.Staff(Role.TreasuryMaker), Guid.CreateVersion7());
        var receipt = await Pay(given, treasurer, key, 1_000, Clock.Today());
        (await Pay(given, treasurer, key, 1_000, Clock.Today())).ShouldBe(receipt);
        await Should.ThrowAsync<ConflictException>(() => Pay(given, treasurer, key, 1_001, Clock.Today()));
        var other = await Site.Staff(Role.TreasuryMaker);
        await Should.ThrowAsync<ConflictException>(() => Pay(given, other, key, 1_000, Clock.Today()));
        (await Repayments(given)).ShouldBe(1);
    }

    private Task<Id<Receipt>> Pay(GivenLoan given, TestActor by, Guid key, long rupiah, DateOnly on) =>
        Site.InScope(
            services =>
            {
                services.GetRequiredService<OnceKey>().Set(key);
                return services
                    .GetRequiredService<MediatR.IMediator>()
                    .Send(new RecordRepayment(given.Id, new Money(rupiah), on, ReceiptMethod.Cash, null, null));
            },
            by
        );

    private Task<int> Repayments(GivenLoan given) =>
        Site.Db(db => db.Loans.Where(l => l.Id == given.Id).SelectMany(l => l.Repayments).CountAsync());
}
