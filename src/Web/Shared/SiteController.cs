using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Shared;

/// <summary>One way from a posted form to a page: done, or the same form again with every error beside its field.</summary>
public abstract class SiteController(IMediator mediator) : Controller
{
    protected Task<TResult> Ask<TResult>(IQuery<TResult> query, CancellationToken ct) => mediator.Send(query, ct);

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
                    ModelState.AddModelError(error.PropertyName, error.ErrorMessage);
            }
            catch (RuleBrokenException broken)
            {
                ModelState.AddModelError(broken.Field ?? "", RuleTexts.Of(HttpContext, broken));
            }
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await again();
    }
}
