using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Infrastructure.Identity;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Language;

namespace PmiEmas.Web.Features.Accounts;

/// <summary>What the pages of signing in share: starting the session, and where to go then.</summary>
public abstract class SignInPages(IMediator mediator, Steps steps) : SiteController(mediator)
{
    protected Steps Steps { get; } = steps;

    protected static string Language => Show.IsEnglish ? "en" : "id";

    protected static string Home(IActor actor) => actor.Kind == ActorKind.Staff ? "/workspace" : "/portal";

    protected Task Start(Guid account) =>
        HttpContext.SignInAsync(
            new ClaimsPrincipal(new ClaimsIdentity([new Claim(SessionClaims.Account, account.ToString())], "started"))
        );

    protected async Task<IActionResult> Enter(Guid account, string? returnUrl, string home)
    {
        await Start(account);
        return LocalRedirect(Own(returnUrl) ?? home);
    }

    /// <summary>The address if it is one of this site's, else nothing.</summary>
    protected string? Own(string? address) => Url.IsLocalUrl(address) ? address : null;

    protected IActionResult TooLate(string href)
    {
        TempData["Done"] = T["accounts.step-too-late"];
        return LocalRedirect(href);
    }

    protected static string With(string path, string step) => path + QueryString.Create("step", step).Value;
}
