using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Access;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Payments;

/// <summary>How a line leaves suspense that is no record of ours: one person proposes, another agrees or sends it back.</summary>
public sealed class OutcomesController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet(StatementLinks.Suspense + "/{id:guid}/propose")]
    [Needs(Permission.MatchStatements)]
    public Task<IActionResult> Propose(Id<StatementLine> id, CancellationToken ct) =>
        ProposePage(id, new ProposeOutcomeForm(), ct);

    [HttpPost(StatementLinks.Suspense + "/{id:guid}/propose")]
    [Needs(Permission.MatchStatements)]
    public Task<IActionResult> Propose(Id<StatementLine> id, ProposeOutcomeForm form, CancellationToken ct) =>
        Submit(
            () => form.ToCommand(id),
            _ => Done(StatementLinks.Line(id), "payments.outcome-proposed"),
            () => ProposePage(id, form, ct),
            ct
        );

    [HttpPost(StatementLinks.Suspense + "/{id:guid}/agree")]
    [Needs(Permission.ApprovePayouts)]
    public Task<IActionResult> Agree(Id<StatementLine> id, CancellationToken ct) =>
        Submit(
            () => new AgreeOutcome(id),
            _ => Done(StatementLinks.Line(id), "payments.outcome-agreed"),
            async () => View("Line", await Head(id, ct)),
            ct
        );

    [HttpGet(StatementLinks.Suspense + "/{id:guid}/send-back")]
    [Needs(Permission.ApprovePayouts)]
    public Task<IActionResult> SendBack(Id<StatementLine> id, CancellationToken ct) => Reason(id, new ReasonForm(), ct);

    [HttpPost(StatementLinks.Suspense + "/{id:guid}/send-back")]
    [Needs(Permission.ApprovePayouts)]
    public Task<IActionResult> SendBack(Id<StatementLine> id, ReasonForm form, CancellationToken ct) =>
        Submit(
            () => new SendBackOutcome(id, form.Reason),
            _ => Done(StatementLinks.Line(id), "payments.outcome-sent-back"),
            () => Reason(id, form, ct),
            ct
        );

    private async Task<IActionResult> ProposePage(Id<StatementLine> id, ProposeOutcomeForm form, CancellationToken ct)
    {
        ViewData["Line"] = await Head(id, ct);
        return View("ProposeOutcome", form);
    }

    private async Task<IActionResult> Reason(Id<StatementLine> id, ReasonForm form, CancellationToken ct)
    {
        var page = await Head(id, ct);
        ViewData["Reason"] = new ReasonPage(
            T["payments.send-back"],
            T["payments.send-back-text", page.Line.Amount, page.ProposedBy],
            "payments.send-back",
            StatementLinks.Act(id, "send-back"),
            StatementLinks.Line(id)
        );
        return View("Forms/Reason", form);
    }

    private async Task<LinePage> Head(Id<StatementLine> id, CancellationToken ct)
    {
        Under(
            new Crumb(T["payments.suspense"], StatementLinks.Suspense),
            new Crumb(T["payments.line"], StatementLinks.Line(id))
        );
        return await Ask(new LineDetail(id), ct);
    }
}
