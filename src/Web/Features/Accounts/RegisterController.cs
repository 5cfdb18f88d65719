using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Accounts;
using PmiEmas.Web.Shared.Access;
using PmiEmas.Web.Shared.Navigation;

namespace PmiEmas.Web.Features.Accounts;

/// <summary>A returnee registers: contact and name, the code, and the file is open.</summary>
[AllowAnonymous]
[Face(Face.Public)]
public sealed class RegisterController(IMediator mediator, Steps steps) : SignInPages(mediator, steps)
{
    [HttpGet("/register")]
    public IActionResult Register() => View(new RegisterForm());

    [HttpPost("/register")]
    [Counted("register", 2, 60)]
    public Task<IActionResult> Register(RegisterForm form, CancellationToken ct) =>
        Submit(
            () => new SendRegistrationCode(form.Contact, Language),
            _ =>
                LocalRedirect(
                    With("/register/code", Steps.Seal(new RegisterStep(form.FullName.Trim(), form.Contact.Value)))
                ),
            () => Task.FromResult<IActionResult>(View(form)),
            ct
        );

    [HttpGet("/register/code")]
    public IActionResult Code(string? step) =>
        Steps.Open<RegisterStep>(step) is { } known
            ? CodePage(new CodeForm { Step = step! }, known)
            : TooLate("/register");

    [HttpPost("/register/code")]
    [Counted("code", 10, 60)]
    public async Task<IActionResult> Code(CodeForm form, CancellationToken ct)
    {
        if (Steps.Open<RegisterStep>(form.Step) is not { } known)
            return TooLate("/register");
        Guid? account = null;
        var answer = await Submit(
            () => new RegisterMyself(known.FullName, Contact.Parse(known.Contact), Language, form.Code),
            opened => Ok(account = opened),
            () => Task.FromResult<IActionResult>(CodePage(form, known)),
            ct
        );
        return account is { } id ? await Enter(id, null, "/portal") : answer;
    }

    /// <summary>Another code, where the first one did not come.</summary>
    [HttpPost("/register/code/again")]
    [Counted("register", 2, 60)]
    public async Task<IActionResult> Again(string step, CancellationToken ct)
    {
        if (Steps.Open<RegisterStep>(step) is not { } known)
            return TooLate("/register");
        return await Submit(
            () => new SendRegistrationCode(Contact.Parse(known.Contact), Language),
            _ => Done(With("/register/code", step), "accounts.code-sent-again"),
            () => Task.FromResult<IActionResult>(CodePage(new CodeForm { Step = step }, known)),
            ct
        );
    }

    private ViewResult CodePage(CodeForm form, RegisterStep known)
    {
        ViewData["Contact"] = known.Contact;
        ViewData["Action"] = "/register/code";
        return View("Code", form);
    }
}
