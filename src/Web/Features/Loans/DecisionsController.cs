using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;

namespace PmiEmas.Web.Features.Loans;

/// <summary>The page of what one person proposes and another decides: an answer that is refused shows the page again.</summary>
public abstract class DecisionsController<TSubject>(IMediator mediator) : SiteController(mediator)
{
    protected abstract Task<IActionResult> Page(Id<TSubject> id, RefuseForm form, CancellationToken ct);

    /// <summary>Sends an answer; then says at the address that it is done.</summary>
    protected Task<IActionResult> Answer<TResult>(
        Id<TSubject> id,
        Func<ICommand<TResult>> command,
        Func<TResult, string> address,
        string doneKey,
        CancellationToken ct,
        RefuseForm? form = null
    ) => Submit(command, result => Done(address(result), doneKey), () => Page(id, form ?? new RefuseForm(), ct), ct);
}
