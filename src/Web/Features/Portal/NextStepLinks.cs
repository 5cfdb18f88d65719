using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Features.Agreements;
using PmiEmas.Web.Features.BusinessPlans;
using PmiEmas.Web.Features.Grants;
using PmiEmas.Web.Features.Loans;
using PmiEmas.Web.Features.Programmes;
using PmiEmas.Web.Features.Purchases;
using PmiEmas.Web.Features.Returnees;
using PmiEmas.Web.Features.Reviews;
using PmiEmas.Web.Features.Training;
using PmiEmas.Web.Shared.Language;
using NextStep = PmiEmas.Application.Abstractions.NextStep;

namespace PmiEmas.Web.Features.Portal;

/// <summary>
/// Where each kind of next step leads. Its texts stand under <c>portal.next.{kind}</c> (what), <c>portal.next-why.{kind}</c> and
/// <c>portal.next-do.{kind}</c> (the button).
/// </summary>
public static class NextStepLinks
{
    public static readonly IReadOnlyDictionary<string, Func<Guid, string>> ByKind = new Dictionary<
        string,
        Func<Guid, string>
    >
    {
        ["complete-profile"] = _ => ReturneeLinks.Profile,
        ["correct-profile"] = _ => ReturneeLinks.Profile,
        ["wait-for-verification"] = _ => ReturneeLinks.Profile,
        ["profile-rejected"] = _ => ReturneeLinks.Profile,
        ["profile-suspended"] = _ => ReturneeLinks.Profile,
        ["choose-call"] = _ => PlanLinks.Mine,
        ["continue-plan"] = id => PlanLinks.Home(new(id)),
        ["correct-plan"] = id => PlanLinks.Home(new(id)),
        ["plan-is-judged"] = id => PlanLinks.Home(new(id)),
        ["expect-visit"] = id => PlanLinks.Home(new(id)),
        ["plan-approved"] = id => ReviewLinks.Own(new(id)),
        ["plan-waitlisted"] = id => ReviewLinks.Own(new(id)),
        ["plan-rejected"] = id => ReviewLinks.Own(new(id)),
        ["accept-seat"] = _ => TrainingLinks.Mine,
        ["attend-course"] = _ => TrainingLinks.Mine,
        ["sign-agreement"] = id => AgreementLinks.Own(new Id<Agreement>(id)),
        ["wait-countersignature"] = id => AgreementLinks.Own(new Id<Agreement>(id)),
        ["sign-handover"] = id => PurchaseLinks.Own(new Id<Purchase>(id)),
        ["write-report"] = id => GrantLinks.OwnReport(new Id<AccountabilityReport>(id)),
        ["correct-report"] = id => GrantLinks.OwnReport(new Id<AccountabilityReport>(id)),
        ["return-unspent"] = id => GrantLinks.OwnRefund(new Id<Grant>(id)),
        ["wait-grant-payment"] = id => GrantLinks.Own(new Id<Grant>(id)),
        ["wait-report-review"] = id => GrantLinks.Own(new Id<Grant>(id)),
        ["pay-instalment"] = id => LoanLinks.Own(new(id)),
        ["pay-late-instalment"] = id => LoanLinks.Own(new(id)),
        ["agree-restructuring"] = id => LoanLinks.MyRestructuring(new(id)),
        ["wait-loan-payout"] = id => LoanLinks.Own(new(id)),
    };

    /// <summary>The step in words; where nothing is to be done, that is said.</summary>
    public static Shared.Parts.NextStep InWords(this NextStep? step, Texts texts) =>
        step is null
            ? new(texts["portal.nothing"], texts["portal.nothing-why"], texts["portal.nothing-do"], CallLinks.Public)
            {
                Waiting = true,
            }
            : new(
                texts["portal.next." + step.Kind, [.. step.Arguments]],
                texts["portal.next-why." + step.Kind, [.. step.Arguments]],
                texts["portal.next-do." + step.Kind],
                ByKind[step.Kind](step.SubjectId ?? Guid.Empty)
            )
            {
                DueOn = step.By,
                Waiting = step.Waiting,
            };
}
