using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Accounts;
using PmiEmas.Domain.Staff;
using PmiEmas.Infrastructure.Identity;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Accounts;

public sealed class SecretsTests : SiteTest
{
    /// <summary>RFC 6238, appendix B: the secret is "12345678901234567890", the codes are the last six of eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(20000000000, "353130")]
    public void App_codes_are_those_of_the_standard(long seconds, string code)
    {
        const string secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        Totp.CodeAt(secret, at).ShouldBe(code);
        Totp.Match(secret, code, at, lastUsed: 0).ShouldBe(seconds / 30);
        Totp.Match(secret, code, at, lastUsed: seconds / 30).ShouldBeNull("a code works once");
        Totp.Match(secret, code, at.AddSeconds(90), lastUsed: 0).ShouldBeNull();
    }

    [Fact]
    public async Task A_copy_of_the_database_signs_nobody_in()
    {
        var (_, email) = await Site.StaffWithPassword(Role.Officer);
        await Site.Enrol(email);
        await Site.Visitor().GivePassword(email);
        await Site.Send(new SendRegistrationCode(Contact.Parse("081234567890"), "id"));
        var code = await Site.LastCode();

        var rows = await Site.Db(db =>
            db.Database.SqlQuery<string>(
                    $"""
                    select t::text as "Value" from identity.account t union all select t::text from identity.session t
                    union all select t::text from identity.one_time_code t union all select t::text from identity.access_link t
                    union all select t::text from identity.attempt t union all select t::text from identity.protection_key t
                    """
                )
                .ToListAsync()
        );
        var all = string.Join('\n', rows);
        all.ShouldNotContain(SignIn.Password);
        all.ShouldNotContain(code);
        all.ShouldNotContain("81234567890");
        all.ShouldNotContain("<masterKey");
        all.ShouldContain("v1:test:");
    }

    [Fact]
    public async Task Passwords_are_hashed_two_hundred_and_ten_thousand_times()
    {
        var (_, email) = await Site.StaffWithPassword(Role.Officer);
        var hash = await Site.Db(db =>
            db.Users.Where(a => a.Email == email.Value).Select(a => a.PasswordHash).SingleAsync()
        );
        var bytes = Convert.FromBase64String(hash!);

        // Version 1 of the format: marker, pseudo-random function (2 = HMAC-SHA-512), iterations.
        System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(1)).ShouldBe(2);
        System
            .Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(5))
            .ShouldBeGreaterThanOrEqualTo(210_000);
    }

    [Fact]
    public async Task What_is_over_is_cleared_away_and_what_lives_stays()
    {
        var (_, email) = await Site.StaffWithPassword(Role.Officer);
        await Site.Visitor().GivePassword(email);
        Clock.AdvanceDays(5);
        var living = Site.Visitor();
        await living.GivePassword(email);
        await Site.RunJob("clear-expired-access");

        (await living.Get("/account")).ShouldBeAt("/account");
        (await Count("session")).ShouldBe(1);
        (await Count("access_link")).ShouldBe(0);
    }

    private Task<int> Count(string table)
    {
        var sql = $"select count(*)::int as \"Value\" from identity.{table}";
        return Site.Db(db => db.Database.SqlQueryRaw<int>(sql).SingleAsync());
    }
}
