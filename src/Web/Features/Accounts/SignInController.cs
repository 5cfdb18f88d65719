using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Accounts;
using PmiEmas.Web.Shared.Access;
using PmiEmas.Web.Shared.Navigation;

namespace PmiEmas.Web.Features.Accounts;

/// <summary>A returnee signs in with a phone number or e-mail and a code; everybody signs out here.</summary>
[AllowAnonymous]
[Face(Face.Public)]
public sealed class SignInController(IMediator mediator, Steps steps, IActor actor) : SignInPages(mediator, steps)
{
    [HttpGet("/sign-in")]
    public IActionResult SignIn(string? returnUrl) =>
        actor.Kind == ActorKind.Anonymous
            ? View(new ContactForm { ReturnUrl = Own(returnUrl) })
            : LocalRedirect(Home(actor));

    [HttpPost("/sign-in")]
    [Counted("sign-in", 5, 60)]
    public Task<IActionResult> SignIn(ContactForm form, CancellationToken ct) =>
        Submit(
            () => new SendSignInCode(form.Contact, Language),
            _ =>
                LocalRedirect(With("/sign-in/code", Steps.Seal(new CodeStep(form.Contact.Value, Own(form.ReturnUrl))))),
            () => Task.FromResult<IActionResult>(View(form)),
            ct
        );

    [HttpGet("/sign-in/code")]
    public IActionResult Code(string? step) =>
        Steps.Open<CodeStep>(step) is { } known ? CodePage(new CodeForm { Step = step! }, known) : TooLate("/sign-in");

    [HttpPost("/sign-in/code")]
    [Counted("code", 10, 60)]
    public async Task<IActionResult> Code(CodeForm form, CancellationToken ct)
    {
        if (Steps.Open<CodeStep>(form.Step) is not { } known)
            return TooLate("/sign-in");
        Guid? account = null;
        var answer = await Submit(
            () => new SignInByCode(Contact.Parse(known.Contact), form.Code),
            opened => Ok(account = opened),
            () => Task.FromResult<IActionResult>(CodePage(form, known)),
            ct
        );
        return account is { } id ? await Enter(id, known.ReturnUrl, "/portal") : answer;
    }

    /// <summary>Another code, where the first one did not come.</summary>
    [HttpPost("/sign-in/code/again")]
    [Counted("sign-in", 5, 60)]
    public async Task<IActionResult> Again(string step, CancellationToken ct)
    {
        if (Steps.Open<CodeStep>(step) is not { } known)
            return TooLate("/sign-in");
        return await Submit(
            () => new SendSignInCode(Contact.Parse(known.Contact), Language),
            _ => Done(With("/sign-in/code", step), "accounts.code-sent-again"),
            () => Task.FromResult<IActionResult>(CodePage(new CodeForm { Step = step }, known)),
            ct
        );
    }

    /// <summary>Ends the session itself: the cookie is worth nothing afterwards, wherever a copy of it lies.</summary>
    [HttpPost("/sign-out")]
    public async Task<IActionResult> Leave()
    {
        await HttpContext.SignOutAsync();
        Response.Headers["Clear-Site-Data"] = "\"cache\",\"cookies\",\"storage\"";
        return LocalRedirect("/");
    }

    private ViewResult CodePage(CodeForm form, CodeStep known)
    {
        ViewData["Contact"] = known.Contact;
        ViewData["Action"] = "/sign-in/code";
        return View("Code", form);
    }
}
