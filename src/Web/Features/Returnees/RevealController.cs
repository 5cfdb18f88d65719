using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Returnees;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Shared;

namespace PmiEmas.Web.Features.Returnees;

public sealed record RevealPage(Id<Returnee> ReturneeId, RevealForm Form);

/// <summary>Shows a masked number to staff, after it was recorded who looks and why.</summary>
[Route(ReturneeLinks.List)]
public sealed class RevealController(IMediator mediator, IActor actor) : SiteController(mediator)
{
    [HttpGet("{id}/reveal")]
    public IActionResult Reveal(Id<Returnee> id, RevealedField field) =>
        actor.May(Permission.RevealIdentity)
            ? View(new RevealPage(id, new RevealForm { Field = field }))
            : throw new ForbiddenException(nameof(RevealIdentity));

    [HttpPost("{id}/reveal")]
    public Task<IActionResult> Reveal(Id<Returnee> id, RevealForm form, CancellationToken ct) =>
        Submit(
            () => new RevealIdentity(id, form.Field, form.Reason),
            look => LocalRedirect(ReturneeLinks.Looked(look)),
            () => Task.FromResult<IActionResult>(Again(nameof(Reveal), new RevealPage(id, form))),
            ct
        );

    [HttpGet("looks/{look}")]
    public async Task<IActionResult> Looked(Id<DataAccess> look, CancellationToken ct) =>
        View(await Ask(new RevealedIdentity(look), ct));
}
