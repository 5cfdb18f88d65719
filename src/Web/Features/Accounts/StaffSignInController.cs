using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Accounts;
using PmiEmas.Web.Shared.Access;
using PmiEmas.Web.Shared.Navigation;
using QRCoder;

namespace PmiEmas.Web.Features.Accounts;

/// <summary>Staff sign in with e-mail, password and the authenticator's code; the first time they set the app up.</summary>
[AllowAnonymous]
[Face(Face.Public)]
public sealed class StaffSignInController(IMediator mediator, Steps steps) : SignInPages(mediator, steps)
{
    private const string First = "/sign-in/staff";

    [HttpGet(First)]
    public IActionResult Password(string? returnUrl) => View(new PasswordForm { ReturnUrl = Own(returnUrl) });

    [HttpPost(First)]
    [Counted("sign-in", 5, 60)]
    public async Task<IActionResult> Password(PasswordForm form, CancellationToken ct)
    {
        SignInAnswer? checkedOnce = null;
        var answer = await Submit(
            () => new SignInWithPassword(form.Email, form.Password),
            found => Ok(checkedOnce = found),
            () => Task.FromResult<IActionResult>(View(form)),
            ct
        );
        return checkedOnce is null ? answer : await Next(checkedOnce, form);
    }

    [HttpGet("/sign-in/staff/code")]
    public IActionResult Code(string? step) =>
        Steps.Open<PasswordStep>(step) is null ? TooLate(First) : View("StaffCode", new CodeForm { Step = step! });

    [HttpPost("/sign-in/staff/code")]
    [Counted("code", 10, 60)]
    public async Task<IActionResult> Code(CodeForm form, CancellationToken ct)
    {
        if (Steps.Open<PasswordStep>(form.Step) is not { } known)
            return TooLate(First);
        var works = ModelState.IsValid && await Send(new GiveSecondFactor(known.AccountId, form.Code), ct);
        return works ? await Enter(known.AccountId, known.ReturnUrl, "/workspace") : Wrong("StaffCode", form);
    }

    [HttpGet("/sign-in/staff/app")]
    public async Task<IActionResult> App(string? step, CancellationToken ct) =>
        Steps.Open<PasswordStep>(step) is { } known
        && await Ask(new SecondFactorEnrolment(known.AccountId), ct) is { } app
            ? AppPage(new CodeForm { Step = step! }, app)
            : TooLate(First);

    [HttpPost("/sign-in/staff/app")]
    [Counted("code", 10, 60)]
    public async Task<IActionResult> App(CodeForm form, CancellationToken ct)
    {
        if (
            Steps.Open<PasswordStep>(form.Step) is not { } known
            || await Ask(new SecondFactorEnrolment(known.AccountId), ct) is not { } app
        )
            return TooLate(First);
        var codes = ModelState.IsValid ? await Send(new EnrolSecondFactor(known.AccountId, form.Code), ct) : null;
        if (codes is null)
        {
            Refuse();
            return AppPage(form, app);
        }
        await Start(known.AccountId);
        return View("RecoveryCodes", codes);
    }

    /// <summary>The secret as a picture for the app's camera; only who gave the password can ask for it.</summary>
    [HttpGet("/sign-in/staff/app.png")]
    public async Task<IActionResult> Picture(string? step, CancellationToken ct)
    {
        if (
            Steps.Open<PasswordStep>(step) is not { } known
            || await Ask(new SecondFactorEnrolment(known.AccountId), ct) is not { } app
        )
            return NotFound();
        using var code = QRCodeGenerator.GenerateQrCode(app.Uri, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return File(picture.GetGraphic(6), "image/png");
    }

    private async Task<IActionResult> Next(SignInAnswer found, PasswordForm form)
    {
        var returnUrl = Own(form.ReturnUrl);
        switch (found)
        {
            case SignInAnswer.Accepted accepted:
                return await Enter(accepted.AccountId, returnUrl, "/workspace");
            case SignInAnswer.NeedsCode known:
                return LocalRedirect(
                    With("/sign-in/staff/code", Steps.Seal(new PasswordStep(known.AccountId, returnUrl)))
                );
            case SignInAnswer.MustEnrol known:
                return LocalRedirect(
                    With("/sign-in/staff/app", Steps.Seal(new PasswordStep(known.AccountId, returnUrl)))
                );
            default:
                ModelState.AddModelError("", T["accounts.sign-in-refused"]);
                return Again("Password", form);
        }
    }

    private ViewResult Wrong(string view, CodeForm form)
    {
        Refuse();
        return Again(view, form);
    }

    private void Refuse()
    {
        if (ModelState.IsValid)
            ModelState.AddModelError(nameof(CodeForm.Code), T["accounts.code-works"]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private ViewResult AppPage(CodeForm form, AppEnrolment app)
    {
        ViewData["Secret"] = string.Join(' ', app.Secret.Chunk(4).Select(c => new string(c)));
        ViewData["Picture"] = With("/sign-in/staff/app.png", form.Step);
        return View("App", form);
    }
}
