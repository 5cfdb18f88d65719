using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.TestKit;

/// <summary>A plan, its call, and the person behind it.</summary>
public sealed record GivenPlan(Id<BusinessPlan> Id, Id<FundingCall> CallId, GivenReturnee Returnee);

public static partial class Given
{
    private static int _funds;

    public static async Task<Id<FundSource>> AFundSource(
        TestSite site,
        string? code = null,
        FundSourceKind kind = FundSourceKind.CompanyResponsibility
    ) =>
        await site.Send(
            new OpenFundSource(
                code ?? $"DANA{Interlocked.Increment(ref _funds)}",
                "Dana usaha Banten 2026",
                kind,
                "Bank Banten"
            ),
            await site.Staff(Role.TreasuryChecker)
        );

    public static async Task<Id<FundingCall>> ADraftCall(
        TestSite site,
        CallKind kind = CallKind.Grant,
        Func<CallTerms, CallTerms>? change = null
    )
    {
        var terms = Make.CallTerms(kind, await AFundSource(site));
        terms = change?.Invoke(terms) ?? terms;
        foreach (var code in terms.LoanProductCodes)
            if (!await site.Db(db => db.LoanProducts.AnyAsync(p => p.Code == code)))
                await ALoanProduct(site, code: code);
        return await site.Send(new DraftCall(terms), await site.Staff(Role.Officer));
    }

    /// <summary>A call that takes plans until 18 December 2026.</summary>
    public static async Task<Id<FundingCall>> AnOpenCall(
        TestSite site,
        CallKind kind = CallKind.Grant,
        Func<CallTerms, CallTerms>? change = null
    )
    {
        var call = await ADraftCall(site, kind, change);
        await site.Send(new OpenCall(call), await site.Staff(Role.Officer));
        return call;
    }

    /// <summary>A plan begun by a verified returnee, with nothing in it.</summary>
    public static async Task<GivenPlan> AStartedPlan(
        TestSite site,
        Id<FundingCall>? call = null,
        GivenReturnee? returnee = null
    )
    {
        var person = returnee ?? await AVerifiedReturnee(site);
        var answered = call ?? await AnOpenCall(site);
        return new GivenPlan(await site.Send(new StartPlan(answered), person.Actor), answered, person);
    }

    /// <summary>A plan with everything that is asked for, not handed in.</summary>
    public static async Task<GivenPlan> ACompletePlan(
        TestSite site,
        Id<FundingCall>? call = null,
        GivenReturnee? returnee = null,
        Money? requested = null
    )
    {
        var plan = await AStartedPlan(site, call, returnee);
        var by = plan.Returnee.Actor;
        foreach (var section in Make.Answers().GroupBy(a => PlanFields.Find(a.Key)!.Section))
            await site.Send(
                new WritePlan(
                    plan.Id,
                    section.Key,
                    [
                        .. section.Select(a => new FieldChange(
                            a.Key,
                            a.Key == PlanFields.Village ? Make.Village : "",
                            a.Value
                        )),
                    ]
                ),
                by
            );
        var asked = requested ?? new Money(6_350_000);
        await site.Send(new AddBudgetLine(plan.Id, Make.BudgetItem(1_850_000)), by);
        await site.Send(
            new AddBudgetLine(
                plan.Id,
                Make.BudgetItem(asked.Rupiah - 1_850_000, BudgetSource.Requested, "Kulkas dua pintu")
            ),
            by
        );
        await site.Send(
            new AddBudgetLine(plan.Id, Make.BudgetItem(3_000_000, BudgetSource.OwnContribution, "Stok sembako awal")),
            by
        );
        await site.Send(new AttachToPlan(plan.Id, PlanAttachment.Photo, Make.Upload("warung.png")), by);
        return plan;
    }

    /// <summary>A plan that waits for an officer.</summary>
    public static async Task<GivenPlan> ASubmittedPlan(
        TestSite site,
        Id<FundingCall>? call = null,
        GivenReturnee? returnee = null,
        Money? requested = null
    )
    {
        var plan = await ACompletePlan(site, call, returnee, requested);
        await site.Send(new SubmitPlan(plan.Id), plan.Returnee.Actor);
        return plan;
    }

    /// <summary>A plan that waits for reviewers.</summary>
    public static async Task<GivenPlan> AScreenedPlan(
        TestSite site,
        Id<FundingCall>? call = null,
        GivenReturnee? returnee = null,
        Money? requested = null
    )
    {
        var plan = await ASubmittedPlan(site, call, returnee, requested);
        await site.Send(new ScreenPlan(plan.Id), await site.Staff(Role.Officer));
        return plan;
    }
}
