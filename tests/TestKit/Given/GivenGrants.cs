using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Agreements;
using PmiEmas.Application.Grants;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.TestKit;

/// <summary>A grant, its agreement, its call and the person behind it.</summary>
public sealed record GivenGrant(
    Id<Grant> Id,
    string Reference,
    Id<Agreement> AgreementId,
    Id<FundingCall> CallId,
    GivenReturnee Returnee
);

public static partial class Given
{
    /// <summary>Two tranches, 70 and 30 percent; the second after the report on the first. No course wanted.</summary>
    public static CallTerms InTwoTranches(CallTerms terms) =>
        terms with
        {
            CourseRequired = false,
            Tranches = [new(70, true, false, false), new(30, true, false, true)],
        };

    /// <summary>A grant whose agreement is prepared.</summary>
    public static async Task<GivenGrant> AnApprovedGrant(
        TestSite site,
        long amount = 10_000_000,
        Func<CallTerms, CallTerms>? changeCall = null,
        GivenReturnee? returnee = null,
        Id<FundingCall>? call = null
    )
    {
        var answered = call ?? await AnOpenCall(site, CallKind.Grant, changeCall ?? InTwoTranches);
        var plan = await AScreenedPlan(site, answered, returnee, new Money(amount));
        await site.Decide(plan.Id, new Money(amount));
        return await site.GrantOf(plan);
    }

    /// <summary>A grant whose agreement waits for the returnee's signature.</summary>
    public static async Task<GivenGrant> AnOfferedGrant(TestSite site, long amount = 10_000_000)
    {
        var grant = await AnApprovedGrant(site, amount);
        await site.Send(
            new OfferAgreement(grant.AgreementId, site.Clock.Today().AddDays(7)),
            await site.Staff(Role.Officer)
        );
        return grant;
    }

    /// <summary>A grant both sides have signed: the first tranche is ready to be paid.</summary>
    public static async Task<GivenGrant> APayableGrant(
        TestSite site,
        long amount = 10_000_000,
        Func<CallTerms, CallTerms>? changeCall = null
    )
    {
        var grant = await AnApprovedGrant(site, amount, changeCall);
        await site.SignByBoth(grant);
        return grant;
    }

    /// <summary>A payable grant whose plan this person decided and published.</summary>
    public static async Task<GivenGrant> AGrantDecidedBy(TestSite site, TestActor decider)
    {
        var call = await AnOpenCall(site, CallKind.Grant, InTwoTranches);
        var plan = await APlanReadyForDecision(site, CallKind.Grant, call);
        await ADraftedApproval(site, plan, decider);
        await PublishedDecisions(site, plan.CallId, decider);
        var grant = await site.GrantOf(plan);
        await site.SignByBoth(grant);
        return grant;
    }

    private static async Task SignByBoth(this TestSite site, GivenGrant grant)
    {
        await site.Send(
            new OfferAgreement(grant.AgreementId, site.Clock.Today().AddDays(7)),
            await site.Staff(Role.Officer)
        );
        await site.Change<Agreement>(grant.AgreementId, a => a.Sign(a.TermsHash, "+62812•••", site.Clock.GetUtcNow()));
        await site.Send(
            new CountersignAgreement(grant.AgreementId, Make.Upload("perjanjian.png")),
            await site.Staff(Role.DecisionMaker)
        );
    }

    private static Task<GivenGrant> GrantOf(this TestSite site, GivenPlan plan) =>
        site.Db(async db =>
        {
            var grant = await db
                .Grants.Where(g => g.PlanId == plan.Id)
                .Select(g => new { g.Id, g.Reference })
                .SingleAsync();
            var agreement = await db
                .Agreements.Where(a => a.SubjectId == grant.Id.Value)
                .Select(a => a.Id)
                .SingleAsync();
            return new GivenGrant(grant.Id, grant.Reference, agreement, plan.CallId, plan.Returnee);
        });

    /// <summary>The tranche of the grant with this number.</summary>
    public static Task<Tranche> TrancheOf(TestSite site, GivenGrant grant, int no) =>
        site.Db(async db =>
            (await db.Grants.AsNoTracking().SingleAsync(g => g.Id == grant.Id)).Tranches.Single(t => t.No == no)
        );

    /// <summary>A payment order for the tranche, handed to a checker.</summary>
    public static async Task<Id<Payout>> ASubmittedPayout(
        TestSite site,
        GivenGrant grant,
        int tranche = 1,
        TestActor? by = null
    )
    {
        var maker = by ?? await site.Staff(Role.TreasuryMaker);
        var subject = (await TrancheOf(site, grant, tranche)).Id.Value;
        var payout = await site.Send(new PreparePayout(PayoutPurpose.GrantTranche, subject, "Hibah"), maker);
        await site.Send(new SubmitPayout(payout), maker);
        return payout;
    }

    /// <summary>A payment order that the bank has.</summary>
    public static async Task<Id<Payout>> ASentPayout(
        TestSite site,
        GivenGrant grant,
        int tranche = 1,
        TestActor? by = null
    )
    {
        var maker = by ?? await site.Staff(Role.TreasuryMaker);
        var payout = await ASubmittedPayout(site, grant, tranche, maker);
        var hash = await site.Db(async db =>
            (await db.Payouts.AsNoTracking().SingleAsync(p => p.Id == payout)).ContentHash()
        );
        await site.Send(new ApprovePayout(payout, hash), await site.Staff(Role.TreasuryChecker));
        var layout = site.Services.GetRequiredService<IBankFileWriter>().Layouts[0];
        await site.Send(new MakeBankFile(layout, [payout]), maker);
        return payout;
    }

    /// <summary>A tranche paid today, with its report open.</summary>
    public static async Task<Id<AccountabilityReport>> APaidTranche(TestSite site, GivenGrant grant, int tranche = 1)
    {
        var maker = await site.Staff(Role.TreasuryMaker);
        var payout = await ASentPayout(site, grant, tranche, maker);
        await site.Send(new ConfirmPayout(payout, site.Clock.Today(), "FT2611200002", Make.Upload("bukti.png")), maker);
        var id = (await TrancheOf(site, grant, tranche)).Id;
        return await site.Db(db =>
            db.Set<AccountabilityReport>().Where(r => r.TrancheId == id).Select(r => r.Id).SingleAsync()
        );
    }

    /// <summary>A report on spending of the amount, on the lines with most room first, handed in.</summary>
    public static async Task<Id<AccountabilityReport>> ASubmittedReport(
        TestSite site,
        GivenGrant grant,
        long spent,
        int tranche = 1
    )
    {
        var report = await APaidTranche(site, grant, tranche);
        var lines = (await site.Db(db => db.Grants.AsNoTracking().SingleAsync(g => g.Id == grant.Id)))
            .Lines.OrderByDescending(l => l.Allowed.LessOrZero(l.Realised))
            .ToList();
        var rest = new Money(spent);
        foreach (var line in lines)
        {
            var part = line == lines[^1] ? rest : Money.Min(rest, line.Allowed.LessOrZero(line.Realised));
            if (!part.IsZero)
                await AReceipt(site, grant, report, line.Id, part.Rupiah);
            rest -= part;
        }

        await site.Send(new SubmitReport(report, "Etalase sudah dibeli."), grant.Returnee.Actor);
        return report;
    }

    /// <summary>One receipt in an open report.</summary>
    public static Task<Id<SpendingReceipt>> AReceipt(
        TestSite site,
        GivenGrant grant,
        Id<AccountabilityReport> report,
        Id<Domain.BusinessPlans.BudgetLine> line,
        long amount
    ) =>
        site.Send(
            new AddSpendingReceipt(
                report,
                line,
                new Money(amount),
                site.Clock.Today(),
                "Toko Maju",
                null,
                Make.Upload("nota.png")
            ),
            grant.Returnee.Actor
        );
}
