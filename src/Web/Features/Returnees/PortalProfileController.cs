using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Returnees;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Navigation;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Returnees;

/// <summary>The returnee's own file.</summary>
[Face(Face.Portal)]
[Route(ReturneeLinks.Profile)]
public sealed class PortalProfileController(IMediator mediator, IActor actor) : ProfilePages(mediator)
{
    protected override Id<Returnee> Whose => actor.ReturneeId;

    protected override string Base => ReturneeLinks.Profile;

    protected override void Crumbs(ReturneeFile profile, bool isSection)
    {
        if (isSection)
            Under(new Crumb(T["returnees.profile"], Base));
    }

    [HttpGet("consent")]
    public Task<IActionResult> Consent(CancellationToken ct) => Page("Consent", ConsentForm.Of, ct);

    [HttpPost("consent")]
    public Task<IActionResult> Consent(ConsentForm form, CancellationToken ct) =>
        Save("Consent", () => new ChooseConsents(Whose, form.Given), form, ct);

    [HttpGet(ReturneeLinks.WhoLooked)]
    public async Task<IActionResult> WhoLooked(CancellationToken ct) => View(await Ask(new WhoLooked(), ct));
}
