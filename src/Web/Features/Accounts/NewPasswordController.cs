using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Accounts;
using PmiEmas.Web.Shared.Access;
using PmiEmas.Web.Shared.Navigation;

namespace PmiEmas.Web.Features.Accounts;

/// <summary>Staff ask for a link and set a password by it. Whether an address is known is never said.</summary>
[AllowAnonymous]
[Face(Face.Public)]
public sealed class NewPasswordController(IMediator mediator, Steps steps) : SignInPages(mediator, steps)
{
    [HttpGet("/sign-in/staff/forgot")]
    public IActionResult Forgot() => View(new ForgotForm());

    [HttpPost("/sign-in/staff/forgot")]
    [Counted("forgot", 5, 86_400)]
    public Task<IActionResult> Forgot(ForgotForm form, CancellationToken ct) =>
        Submit(
            () => new AskForPasswordReset(form.Email, Language),
            _ => Done("/sign-in/staff", "accounts.reset-sent"),
            () => Task.FromResult<IActionResult>(View(form)),
            ct
        );

    [HttpGet("/set-password/{link}")]
    public async Task<IActionResult> New(string link, CancellationToken ct) =>
        await Ask(new LinkIsOpen(link), ct) ? Page(link, new NewPasswordForm()) : View("LinkOver");

    [HttpPost("/set-password/{link}")]
    [Counted("set-password", 10, 60)]
    public Task<IActionResult> New(string link, NewPasswordForm form, CancellationToken ct) =>
        Submit(
            () => new SetPassword(link, form.Password),
            _ => Done("/sign-in/staff", "accounts.password-set"),
            () => Task.FromResult<IActionResult>(Page(link, form)),
            ct
        );

    private ViewResult Page(string link, NewPasswordForm form)
    {
        ViewData["Action"] = "/set-password/" + Uri.EscapeDataString(link);
        return View("NewPassword", form);
    }
}
