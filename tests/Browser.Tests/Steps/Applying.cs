using Microsoft.EntityFrameworkCore;
using PmiEmas.Browser.Tests.Kit;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Browser.Tests.Steps;

/// <summary>From the first page to a plan that was handed in, as a returnee does it.</summary>
internal static class Applying
{
    public const string Name = "Siti Aminah";

    /// <summary>Registers with a phone number and the code that comes to it; the actor the person has become.</summary>
    public static async Task<TestActor> RegisterByPhone(this Person person, TestSite site, string phone)
    {
        await person.Visit("/");
        await person.Follow("public.register");
        await person.Fill(("FullName", Name), ("Contact", phone));
        await person.Tick("Consent");
        await person.Press("accounts.send-code");
        await person.Fill("Code", await site.LastCode());
        await person.Press("shared.continue");
        person.ShouldBeAt("/portal");
        await person.ShouldSee("portal.next.complete-profile");
        var kept = PhoneNumber.Parse(phone);
        return await site.Db(async db =>
        {
            var id = await db.Returnees.Where(r => r.Phone == kept).Select(r => r.Id).SingleAsync();
            var account = await db.Users.Where(u => u.ReturneeId == id.Value).Select(u => u.Id).SingleAsync();
            return new TestActor(account, Name, [Role.Returnee]) { ReturneeId = id };
        });
    }

    /// <summary>Fills in the file section by section and sends it.</summary>
    public static async Task FillProfile(this Person person)
    {
        await person.Visit("/portal/profile");
        await person.Visit("/portal/profile/identity");
        await person.Fill(
            ("Nik", Make.Nik().Value),
            ("FamilyCard", Make.FamilyCard().Value),
            ("BirthOn", Date(Make.BirthOn))
        );
        await person.Choose("Sex", "Female");
        await person.Press("shared.save");

        await person.Visit("/portal/profile/address");
        await person.Page.Locator("main input[name=q]").FillAsync("Kronjo");
        await person.Press("shared.search");
        await person.Page.Locator("#villages a").First.ClickAsync();
        await person.Page.WaitForURLAsync("**/address?**");
        await person.Fill("Street", "Kp. Waliwis RT 02/01");
        await person.Press("shared.save");

        await person.Visit("/portal/profile/migration");
        await person.Choose("Country", "MY");
        await person.Choose("Sector", "Household");
        await person.Choose("Channel", "PlacementCompany");
        await person.Fill(("LeftOn", "2021-03-01"), ("ReturnedOn", "2026-02-14"));
        await person.Choose("Ending", "ContractFinished");
        await person.Press("returnees.add");

        await person.Visit("/portal/profile/bank");
        await person.Choose("BankCode", "137");
        await person.Fill(("Number", Make.AccountNumber().Value), ("Holder", Name));
        await person.Press("shared.save");

        foreach (var kind in new[] { "IdentityCard", "FamilyCard" })
        {
            await person.Visit("/portal/profile/documents");
            await person.Choose("Kind", kind);
            await person.Attach("File");
            await person.Press("returnees.upload");
        }

        await person.Visit("/portal/profile/household");
        await person.Visit("/portal/profile/consent");
        await person.Visit("/portal/profile");
        await person.Press("returnees.hand-in");
        await person.Visit("/portal");
    }

    /// <summary>Answers the call with a whole plan and hands it in.</summary>
    public static async Task WritePlan(this Person person, string call)
    {
        await person.Visit("/portal/plan");
        await person.Follow(call);
        await person.Press("business-plans.begin");
        var home = person.Path;
        foreach (var section in new[] { "identity", "product", "market", "operations", "people", "risks" })
            await person.WriteSection(home, section);
        await person.WriteBudget(home);
        await person.WriteCashFlow(home);
        await person.Visit(home + "/photos");
        await person.Attach("File", "warung.png");
        await person.Press("business-plans.upload");
        await person.Visit(home + "/documents");
        await person.Visit(home);
        await person.Follow("business-plans.to-submit");
        await person.Press("business-plans.submit");
        await person.Visit("/portal");
        await person.ShouldSee("Tanda terima");
    }

    private static async Task WriteSection(this Person person, string home, string section)
    {
        await person.Visit($"{home}/{section}");
        foreach (var field in PlanFields.Of(Enum.Parse<PlanSection>(section, ignoreCase: true)).Where(f => f.Required))
            await person.Answer(field);
        await person.Press("business-plans.save-section");
    }

    private static async Task Answer(this Person person, PlanField field)
    {
        var name = $"Values[{field.Code}]";
        if (field.Kind == FieldKind.Village)
            await person
                .Page.Locator($"main select[name='{name}']")
                .SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Index = 1 });
        else
            await person.Fill(name, field.Kind == FieldKind.Number ? "2" : $"Jawaban untuk {field.Code}");
    }

    private static async Task WriteBudget(this Person person, string home)
    {
        await person.Visit(home + "/budget");
        foreach (
            var (what, price, source) in new[]
            {
                ("Etalase kaca", "4.000.000", "Requested"),
                ("Kulkas", "3000000", "Requested"),
                ("Stok awal", "1.500.000", "OwnContribution"),
            }
        )
        {
            await person.Fill(("Description", what), ("Quantity", "1"), ("UnitPrice", price));
            await person.Choose("Source", source);
            await person.Press("business-plans.add-line");
        }
        await person.ShouldSee("Rp8.500.000");
    }

    private static async Task WriteCashFlow(this Person person, string home)
    {
        await person.Visit(home + "/cash-flow");
        await person.Fill(
            ("Values[revenue-1]", "4500000"),
            ("Values[goods-1]", "3000000"),
            ("Values[operating-1]", "500000")
        );
        await person.Press("business-plans.save-and-next-month");
        await person.Visit(home + "/cash-flow?month=1");
        await person.Press("business-plans.copy-forward");
    }

    public static string Date(DateOnly date) =>
        date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
