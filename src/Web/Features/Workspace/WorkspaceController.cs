using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Loans;
using PmiEmas.Application.Payments;
using PmiEmas.Application.Reporting;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Shared;

namespace PmiEmas.Web.Features.Workspace;

/// <summary>The first page of staff: what waits for them, and the figures they may see.</summary>
public sealed class WorkspaceController(IMediator mediator, IActor actor) : SiteController(mediator)
{
    [HttpGet("/workspace")]
    public async Task<IActionResult> Home(bool all, CancellationToken ct) =>
        View(
            new WorkspaceHome(
                await Ask(new TaskInbox(), ct),
                all,
                actor.May(Permission.ViewFigures) ? await Ask(new CallFigures(), ct) : [],
                actor.May(Permission.ViewFigures) && actor.May(Permission.ViewLoans)
                    ? (await Ask(new PortfolioReport(), ct)).Total
                    : null,
                actor.May(Permission.MatchStatements) ? await Ask(new SuspenseAges(), ct) : []
            )
        );
}

/// <param name="All">Whether every task is shown, not only the first of each group.</param>
/// <param name="Portfolio">Null for those who may not see loans.</param>
/// <param name="Suspense">Empty for those who do not match statements.</param>
public sealed record WorkspaceHome(
    TaskInboxPage Tasks,
    bool All,
    IReadOnlyList<CallFigure> Calls,
    PortfolioFigures? Portfolio,
    IReadOnlyList<SuspenseAge> Suspense
);
