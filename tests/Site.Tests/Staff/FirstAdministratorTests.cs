using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Staff;

public sealed class FirstAdministratorTests : SiteTest
{
    [Fact]
    public async Task The_command_line_makes_an_administrator_and_prints_a_link_that_works_once()
    {
        var settings = new Dictionary<string, string>
        {
            ["ConnectionStrings__Programme"] = await Site.Db(db => Task.FromResult(db.Database.GetConnectionString()!)),
        };
        string[] words = ["create-admin", "--email", "admin@emas.test", "--name", "Dewi Lestari"];

        var (code, output, errors) = await SiteProcess.Run(words, settings);
        code.ShouldBe(0, errors);
        var link = Regex.Match(output, "/set-password/[0-9a-f]+").Value;
        var form = (await Site.Visitor().Open(link)).Form();
        await form.Fill("Password", SignIn.Password).Fill("Again", SignIn.Password).Submit();

        var email = Domain.Shared.EmailAddress.Parse("admin@emas.test");
        (await Site.Visitor().GivePassword(email)).ShouldBeAt("/workspace");
        (await Site.Db(db => db.Staff.SingleAsync())).Roles.ShouldBe([Role.Administrator]);
        (await SiteProcess.Run(words, settings)).Code.ShouldNotBe(0);
        (await SiteProcess.Run(["create-admin"], settings)).Errors.ShouldContain("--email");
    }
}
