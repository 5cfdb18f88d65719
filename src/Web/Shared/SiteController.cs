using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Language;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Shared;

/// <summary>One way from a posted form to a page: done, or the same form again with every error beside its field.</summary>
public abstract class SiteController(IMediator mediator) : Controller
{
    protected Texts T => HttpContext.RequestServices.GetRequiredService<Texts>();

    protected Task<TResult> Ask<TResult>(IQuery<TResult> query, CancellationToken ct) => mediator.Send(query, ct);

    /// <summary>Sends a command whose answer says whether it worked; a form with rules uses <see cref="Submit"/>.</summary>
    protected Task<TResult> Send<TResult>(ICommand<TResult> command, CancellationToken ct) =>
        mediator.Send(command, ct);

    /// <summary>Sends the command of a valid form; answers 422 with the form again where its shape or a rule is broken.</summary>
    protected async Task<IActionResult> Submit<TResult>(
        Func<ICommand<TResult>> command,
        Func<TResult, IActionResult> done,
        Func<Task<IActionResult>> again,
        CancellationToken ct
    )
    {
        if (ModelState.IsValid)
        {
            try
            {
                return done(await mediator.Send(command(), ct));
            }
            catch (ValidationException refused)
            {
                foreach (var error in refused.Errors)
                    ModelState.AddModelError(error.PropertyName, TextOf(error));
            }
            catch (RuleBrokenException broken)
            {
                ModelState.AddModelError(broken.Field ?? "", T.Of(broken));
            }
            catch (RefusedBeforeException)
            {
                ModelState.AddModelError("", T["shared.refused-before"]);
            }
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await again();
    }

    /// <summary>The form again, with what was typed and what is wrong.</summary>
    protected ViewResult Again(string view, object model)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(view, model);
    }

    /// <summary>Goes on to another page and says there that it is done.</summary>
    protected LocalRedirectResult Done(string href, string key, params object?[] arguments)
    {
        TempData["Done"] = T[key, arguments];
        return LocalRedirect(href);
    }

    /// <summary>The pages above this one, shown on top.</summary>
    protected void Under(params Crumb[] crumbs) => ViewData["Crumbs"] = crumbs;

    /// <summary>A list as a file.</summary>
    protected FileContentResult Csv<TRow>(string name, ListColumns<TRow> columns, IEnumerable<TRow> rows) =>
        Lists.Csv.File(name, columns, rows, T);

    /// <summary>A list as a workbook.</summary>
    protected Task<FileContentResult> Xlsx<TRow>(
        string name,
        ListColumns<TRow> columns,
        IEnumerable<TRow> rows,
        CancellationToken ct
    ) => Lists.Xlsx.File(name, columns, rows, T, ct);

    /// <summary>Sends the command of one autosaved field. The answer says when it was saved, or what is wrong.</summary>
    protected async Task<IActionResult> SaveField<TResult>(
        string field,
        Func<ICommand<TResult>> command,
        Func<TResult, string?> version,
        CancellationToken ct
    )
    {
        // Only the one field was sent: what the others lack is not this answer's matter.
        foreach (var other in ModelState.Keys.Where(k => k != field).ToList())
            ModelState.Remove(other);

        return await Submit(
            command,
            result => Saved(version(result)),
            () => Task.FromResult<IActionResult>(NotSaved()),
            ct
        );
    }

    /// <summary>Answers one autosaved field: when it was saved, and the version the form now holds.</summary>
    protected JsonResult Saved(string? version = null)
    {
        var now = HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return Json(new { text = T["shared.saved-at", Show.Time(now)], version });
    }

    /// <summary>Answers an autosaved field that could not be saved, with what is wrong beside each field.</summary>
    protected JsonResult NotSaved()
    {
        var errors = ModelState
            .Where(e => e.Value!.Errors.Count > 0)
            .ToDictionary(e => e.Key, e => e.Value!.Errors[0].ErrorMessage);
        var text = errors.GetValueOrDefault("") ?? T["shared.not-saved"];
        return new JsonResult(new { text, errors }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    /// <summary>A validator's message is a key of ours (its state fills the text's places), or else the plain words for its kind.</summary>
    private string TextOf(ValidationFailure error) =>
        T.Has(error.ErrorMessage)
            ? T[error.ErrorMessage, error.CustomState as object[] ?? []]
            : T[error.ErrorCode is "NotEmptyValidator" or "NotNullValidator" ? "shared.required" : "shared.invalid"];
}
