using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Navigation;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.BusinessPlans;

/// <summary>Photos of the business and the documents the call wants.</summary>
[Face(Face.Portal)]
public sealed class MyPlanFilesController(IMediator mediator) : SiteController(mediator)
{
    private const string Kept = "{section:regex(^(photos|documents)$)}";

    [HttpGet("/portal/plan/{id}/" + Kept)]
    public async Task<IActionResult> Files(Id<BusinessPlan> id, string section, CancellationToken ct)
    {
        var plan = (await Ask(new MyPlan(id), ct)).Plan;
        Under(
            new Crumb(T["business-plans.mine"], PlanLinks.Mine),
            new Crumb(plan.BusinessName.Length > 0 ? plan.BusinessName : plan.Reference, PlanLinks.Home(plan.Id))
        );
        return View("Files", new FilesPage(plan, SectionOf(section)));
    }

    [HttpPost("/portal/plan/{id}/" + Kept)]
    [RequestSizeLimit(10 << 20)]
    public Task<IActionResult> Attach(Id<BusinessPlan> id, string section, AttachForm form, CancellationToken ct)
    {
        if (form.File is null)
            ModelState.AddModelError(nameof(form.File), T["business-plans.choose-file"]);
        return Submit(
            () =>
                new AttachToPlan(
                    id,
                    form.Kind,
                    new Upload(form.File!.FileName, form.File.OpenReadStream(), form.File.Length)
                ),
            _ => Done(PlanLinks.Section(id, SectionOf(section)), "business-plans.file-added"),
            () => Files(id, section, ct),
            ct
        );
    }

    [HttpPost("/portal/plan/{id}/" + Kept + "/{file}/remove")]
    public Task<IActionResult> Detach(Id<BusinessPlan> id, string section, Id<StoredFile> file, CancellationToken ct) =>
        Submit(
            () => new DetachFromPlan(id, file),
            _ => Done(PlanLinks.Section(id, SectionOf(section)), "business-plans.file-removed"),
            () => Files(id, section, ct),
            ct
        );

    private static PlanSection SectionOf(string slug) => slug == "photos" ? PlanSection.Photos : PlanSection.Documents;
}
