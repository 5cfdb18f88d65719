using System.Globalization;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Demonstration;

/// <summary>A plan of the story and who wrote it.</summary>
internal sealed record Written(Id<BusinessPlan> Id, Person Person, Business Business)
{
    public Money Requested => Money.Sum(Business.Wanted.Select(w => new Money(w.Price * w.Quantity)));
}

/// <summary>Plans as people write them: section by section, with budget and cash flow.</summary>
internal sealed class Plans(Stage stage, Cast cast)
{
    public async Task<Written> Begin(Person person, Id<FundingCall> call)
    {
        var plan = await stage.Send(new StartPlan(call), person.Player);
        return new Written(plan, person, Businesses.All[person.Number % Businesses.All.Count]);
    }

    /// <summary>Writes everything a plan asks for.</summary>
    public async Task<Written> Write(Person person, Id<FundingCall> call)
    {
        var plan = await Begin(person, call);
        var by = person.Player;
        foreach (var section in Answers(plan).GroupBy(a => PlanFields.Find(a.Field)!.Section))
            await stage.Send(
                new WritePlan(plan.Id, section.Key, [.. section.Select(a => new FieldChange(a.Field, "", a.Value))]),
                by
            );
        foreach (var (what, quantity, unit, price) in plan.Business.Wanted)
            await stage.Send(
                new AddBudgetLine(
                    plan.Id,
                    new BudgetItem(what, quantity, unit, new Money(price), BudgetSource.Requested)
                ),
                by
            );
        var own = plan.Business.Own;
        await stage.Send(
            new AddBudgetLine(
                plan.Id,
                new BudgetItem(own.What, own.Quantity, own.Unit, new Money(own.Price), BudgetSource.OwnContribution)
            ),
            by
        );
        await stage.Send(
            new AttachToPlan(
                plan.Id,
                PlanAttachment.Photo,
                Pictures.Of("tempat-usaha", 0x6B8E5A + person.Number * 977)
            ),
            by
        );
        return plan;
    }

    /// <summary>Writes the plan and hands it in; without a loan product the choice is left to the office.</summary>
    public async Task<Written> HandIn(Person person, Id<FundingCall> call, string? product = null)
    {
        var plan = await Write(person, call);
        if (product is not null)
            await stage.Send(new ChooseLoanProduct(plan.Id, product), person.Player);
        await stage.Send(new SubmitPlan(plan.Id), person.Player);
        return plan;
    }

    public Task Screen(Written plan) => stage.Send(new ScreenPlan(plan.Id), cast.Officer);

    public Task FindIneligible(Written plan) =>
        stage.Send(
            new FindPlanIneligible(
                plan.Id,
                [IneligibleReason.DocumentsNotValid],
                "Surat keterangan usaha sudah tidak berlaku."
            ),
            cast.Officer
        );

    public Task AskForChanges(Written plan) =>
        stage.Send(
            new RequestPlanChanges(
                plan.Id,
                [
                    new CorrectionAsked(
                        PlanSection.Market,
                        "Tulis berapa pembeli setiap hari dan dari mana angka itu."
                    ),
                    new CorrectionAsked(PlanSection.Budget, "Harga kulkas di atas harga setempat. Jelaskan atau ubah."),
                ]
            ),
            cast.Officer
        );

    public Task Withdraw(Written plan) =>
        stage.Send(new WithdrawPlan(plan.Id, "Saya berangkat lagi bekerja bulan depan."), plan.Person.Player);

    private static IEnumerable<(string Field, string Value)> Answers(Written plan)
    {
        var (business, person) = (plan.Business, plan.Person);
        yield return (PlanFields.BusinessName, Businesses.NameOf(person.Number, person.Name));
        yield return (PlanFields.Village, person.Village.Value);
        yield return (PlanFields.Street, $"Kp. Sukamaju RT {1 + person.Number % 9:00}/{1 + person.Number % 5:00}");
        yield return ("kbli", business.Kbli);
        yield return ("what-sold", business.Sold);
        yield return ("prices", business.Prices);
        yield return ("advantage", business.Advantage);
        yield return ("customers", business.Customers);
        yield return ("competitors", business.Competitors);
        yield return ("promotion", "Papan nama di depan rumah, kabar dari mulut ke mulut, dan foto di grup RT.");
        yield return ("process", business.Process);
        yield return ("suppliers", business.Suppliers);
        yield return ("workers", (1 + person.Number % 3).ToString(CultureInfo.InvariantCulture));
        yield return (
            "duties",
            "Saya memegang uang dan catatan; suami atau istri dan anak membantu produksi dan antar."
        );
        yield return (
            "experience",
            "Pernah membantu usaha serupa sebelum berangkat, dan menabung dari upah di luar negeri untuk memulainya."
        );
        yield return ("risk-1", "Harga bahan naik");
        yield return (
            "risk-1-answer",
            "Membeli untuk dua minggu saat harga turun dan menaikkan harga jual sedikit demi sedikit."
        );
        yield return ("risk-2", "Banjir atau sakit");
        yield return ("risk-2-answer", "Stok disimpan di rak tinggi; kakak bisa menggantikan selama seminggu.");
        foreach (var month in Enumerable.Range(1, PlanFields.Months))
        {
            // The first months are slower; the harvest months of the lunar year are better.
            var share = Math.Min(100, 55 + (month * 9)) + (month is 4 or 11 ? 12 : 0);
            yield return (PlanFields.MonthField("revenue", month), Rounded(business.Revenue * share / 100));
            yield return (PlanFields.MonthField("goods", month), Rounded(business.Goods * share / 100));
            yield return (PlanFields.MonthField("operating", month), Rounded(business.Operating));
        }
    }

    private static string Rounded(long amount) => (amount / 10_000 * 10_000).ToString(CultureInfo.InvariantCulture);
}
