using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Accounts;
using PmiEmas.Infrastructure.Identity;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Navigation;

namespace PmiEmas.Web.Features.Accounts;

public sealed record AccountPage(string Name, string Home, Guid Current, IReadOnlyList<OpenSession> Sessions);

/// <summary>Where one is signed in, and how to end it.</summary>
[Face(Face.Public)]
public sealed class AccountController(IMediator mediator) : SiteController(mediator)
{
    private const string Address = "/account";

    private Guid Current => Guid.Parse(User.FindFirstValue(SessionClaims.Session)!);

    [HttpGet(Address)]
    public async Task<IActionResult> Sessions(CancellationToken ct) =>
        View(
            new AccountPage(
                User.FindFirstValue(SessionClaims.Name) ?? "",
                User.HasClaim(c => c.Type == SessionClaims.Staff) ? "/workspace" : "/portal",
                Current,
                await Ask(new MySessions(), ct)
            )
        );

    [HttpPost("/account/sessions/{id:guid}/end")]
    public Task<IActionResult> End(Guid id, CancellationToken ct) =>
        Submit(() => new EndSession(id), _ => Done(Address, "accounts.session-ended"), () => Sessions(ct), ct);

    [HttpPost("/account/sessions/end-others")]
    public Task<IActionResult> EndOthers(CancellationToken ct) =>
        Submit(
            () => new EndOtherSessions(Current),
            _ => Done(Address, "accounts.others-ended"),
            () => Sessions(ct),
            ct
        );
}
