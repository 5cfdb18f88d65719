using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Returnees;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Returnees;

/// <summary>A file as the companion or officer who opened it fills it in.</summary>
[Route(ReturneeLinks.List + "/{id}/file")]
public sealed class ProfileOnBehalfController(IMediator mediator) : ProfilePages(mediator)
{
    protected override Id<Returnee> Whose =>
        Id<Returnee>.TryParse((string?)RouteData.Values["id"], null, out var id) ? id : default;

    protected override string Base => ReturneeLinks.OnBehalf(Whose);

    protected override void Crumbs(ReturneeFile profile, bool isSection)
    {
        List<Crumb> above =
        [
            new(T["returnees.list"], ReturneeLinks.List),
            new(profile.File.Reference, ReturneeLinks.Detail(Whose)),
        ];
        if (isSection)
            above.Add(new Crumb(T["returnees.profile"], Base));
        Under([.. above]);
    }
}
