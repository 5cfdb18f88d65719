using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Returnees;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Returnees;

public sealed class VerifyingAFileTests : SiteTest
{
    [Fact]
    public async Task A_complete_file_is_verified_and_its_account_confirmed()
    {
        var given = await Given.AVerifiedReturnee(Site);

        var file = await Site.Db(db => db.Returnees.SingleAsync(r => r.Id == given.Id));
        file.Status.ShouldBe(ReturneeStatus.Verified);
        file.BankAccount!.Usable(Clock.GetUtcNow()).ShouldBeTrue();
    }

    [Fact]
    public async Task Who_entered_a_file_may_not_verify_it()
    {
        var officer = await Site.Staff(Role.Officer);
        var given = await Given.ASubmittedReturnee(Site, by: officer);

        var broken = await Should.ThrowAsync<RuleBrokenException>(() =>
            Site.Send(new VerifyReturnee(given.Id), officer)
        );

        broken.Rule.ShouldBe(ReturneeRules.NotOwnRegistration);
    }
}
