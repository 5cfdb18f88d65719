using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Notifications.Demonstration;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Navigation;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Notifications;

/// <summary>All messages with their codes, and how to sign in. Production does not have this address.</summary>
[AllowAnonymous]
[DemonstrationOnly]
[Face(Face.Public)]
public sealed class DemonstrationController(IMediator mediator, IEnumerable<IDemonstration> demonstrations)
    : SiteController(mediator)
{
    [HttpGet("/demo/messages")]
    public async Task<IActionResult> Messages(string? to, CancellationToken ct) =>
        View(
            "Demonstration",
            new DemonstrationPage(
                to,
                await Ask(new LatestMessages(to), ct),
                [.. demonstrations.SelectMany(d => d.SignIns)]
            )
        );
}

public sealed record DemonstrationPage(
    string? To,
    IReadOnlyList<ShownMessage> Messages,
    IReadOnlyList<DemonstrationSignIn> SignIns
);
