using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Language;
using PmiEmas.Web.Shared.Navigation;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.BusinessPlans;

/// <summary>Writing a plan's sections of questions: each field saves itself, a button saves all, nobody's text is lost.</summary>
[Face(Face.Portal)]
public sealed class MyPlanSectionsController(IMediator mediator) : SiteController(mediator)
{
    private const string Written = "{section:regex(^(identity|product|market|operations|people|risks|cash-flow)$)}";

    [HttpGet("/portal/plan/{id}/" + Written)]
    public async Task<IActionResult> Section(
        Id<BusinessPlan> id,
        string section,
        int? month,
        string? district,
        CancellationToken ct
    ) => await Page(id, section, month ?? 1, null, [], district, ct);

    [HttpPost("/portal/plan/{id}/" + Written)]
    public async Task<IActionResult> Save(
        Id<BusinessPlan> id,
        string section,
        int? month,
        SectionForm form,
        CancellationToken ct
    )
    {
        IReadOnlyList<FieldConflict> conflicts = [];
        var answer = await Submit(
            () => new WritePlan(id, SectionOf(section), form.Changes()),
            found => (conflicts = found).Count > 0 ? new EmptyResult() : Onward(id, section, month),
            () => Page(id, section, month ?? 1, form, [], null, ct),
            ct
        );
        return conflicts.Count > 0 ? await Page(id, section, month ?? 1, null, conflicts, null, ct) : answer;
    }

    [HttpPost("/portal/plan/{id}/" + Written + "/field")]
    public Task<IActionResult> SaveField(
        Id<BusinessPlan> id,
        string section,
        string field,
        SectionForm form,
        CancellationToken ct
    ) =>
        Submit(
            () => new WritePlan(id, SectionOf(section), form.Only(field)),
            conflicts => conflicts.Count > 0 ? Conflict(new { text = T["business-plans.conflict-short"] }) : Saved(),
            () =>
            {
                NameFields();
                return Task.FromResult<IActionResult>(NotSaved());
            },
            ct
        );

    [HttpPost("/portal/plan/{id}/cash-flow/copy")]
    public Task<IActionResult> CopyForward(Id<BusinessPlan> id, int month, CancellationToken ct) =>
        Submit(
            () => new CopyMonthForward(id, month),
            _ => Done(PlanLinks.Month(id, month), "business-plans.copied-forward", month),
            () => Page(id, "cash-flow", month, null, [], null, ct),
            ct
        );

    [HttpPost("/portal/plan/{id}/{section}/answer")]
    public Task<IActionResult> Answer(Id<BusinessPlan> id, string section, AnswerForm form, CancellationToken ct) =>
        Submit(
            () => new AnswerPlanCorrection(id, SectionOf(section), form.Answer ?? ""),
            _ => Done(PlanLinks.Home(id), "business-plans.correction-kept"),
            async () =>
            {
                await UnderPlan(id, ct);
                return View("AnswerCorrection", new AnswerPage(id, SectionOf(section), form.Answer));
            },
            ct
        );

    private static PlanSection SectionOf(string slug) =>
        Enum.TryParse<PlanSection>(slug.Replace("-", ""), ignoreCase: true, out var section)
            ? section
            : throw new Application.Abstractions.NotFoundException(slug);

    private LocalRedirectResult Onward(Id<BusinessPlan> id, string section, int? month) =>
        section == "cash-flow" && month < PlanFields.Months
            ? LocalRedirect(PlanLinks.Month(id, month.Value + 1))
            : Done(PlanLinks.Home(id), "business-plans.section-saved", T.Of(SectionOf(section)));

    private async Task<IActionResult> Page(
        Id<BusinessPlan> id,
        string slug,
        int month,
        SectionForm? typed,
        IReadOnlyList<FieldConflict> conflicts,
        string? district,
        CancellationToken ct
    )
    {
        NameFields();
        var plan = await UnderPlan(id, ct);
        var section = SectionOf(slug);
        var fields = PlanFields.Of(section).Select(f => f.Code).ToList();
        var kept = fields.ToDictionary(f => f, f => (string?)plan.Answer(f));
        var shown = kept.ToDictionary(k => k.Key, k => PlanWords.Typed(k.Key, k.Value));
        foreach (var (field, value) in typed?.Values ?? [])
            shown[field] = value;
        foreach (var conflict in conflicts)
            shown[conflict.Field] = conflict.Yours;
        // Both texts are shown, the typed one in the field: what is saved next is the person's choice.
        if (conflicts.Count > 0)
        {
            ModelState.Clear();
            Response.StatusCode = StatusCodes.Status409Conflict;
        }
        return View(
            section == PlanSection.CashFlow ? "CashFlow" : "Section",
            new SectionPage
            {
                Plan = plan,
                Section = section,
                Values = shown,
                Seen = kept,
                Conflicts = conflicts,
                Month = Math.Clamp(month, 1, PlanFields.Months),
                Villages = section == PlanSection.Identity ? await Villages(plan, district, ct) : null,
            }
        );
    }

    private async Task<VillageChoicesPage?> Villages(PlanView plan, string? district, CancellationToken ct) =>
        RegionCode.TryParse(district, null, out var chosen) && chosen.Level == RegionLevel.District
            ? await Ask(new VillageChoices(chosen), ct)
        : RegionCode.TryParse(plan.Answer(PlanFields.Village), null, out var village)
            ? await Ask(new VillageChoices(village), ct)
        : null;

    private async Task<PlanView> UnderPlan(Id<BusinessPlan> id, CancellationToken ct)
    {
        var plan = (await Ask(new MyPlan(id), ct)).Plan;
        Under(
            new Crumb(T["business-plans.mine"], PlanLinks.Mine),
            new Crumb(plan.BusinessName.Length > 0 ? plan.BusinessName : plan.Reference, PlanLinks.Home(plan.Id))
        );
        return plan;
    }

    /// <summary>Rules speak of fields by their code; the page's inputs are named <c>Values[code]</c>.</summary>
    private void NameFields()
    {
        foreach (var (code, entry) in ModelState.Where(e => PlanFields.Find(e.Key) is not null).ToList())
        {
            foreach (var error in entry!.Errors)
                ModelState.AddModelError(SectionPage.NameOf(code), error.ErrorMessage);
            ModelState.Remove(code);
        }
    }
}
