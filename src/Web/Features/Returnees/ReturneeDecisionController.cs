using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Returnees;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Returnees;

/// <summary>A decision with its reason, about one file.</summary>
public sealed record DecidePage(ReturneeHead File, FileDecision Decision, DecisionForm Form);

public sealed record ReturnPage(ReturneeHead File, ReturnForm Form);

/// <summary>What an officer does with a file: verify, send back, reject, suspend, close; confirm accounts, judge duplicates.</summary>
[Route(ReturneeLinks.List + "/{id}")]
public sealed class ReturneeDecisionController(IMediator mediator) : SiteController(mediator)
{
    [HttpPost("verify")]
    public Task<IActionResult> Verify(Id<Returnee> id, CancellationToken ct) =>
        OnDetail(id, () => new VerifyReturnee(id), "returnees.verified-done", ct);

    [HttpPost("confirm-account")]
    public Task<IActionResult> ConfirmAccount(Id<Returnee> id, CancellationToken ct) =>
        OnDetail(id, () => new ConfirmBankAccount(id), "returnees.account-confirmed-done", ct);

    [HttpPost("duplicates/{warning}")]
    public Task<IActionResult> Judge(
        Id<Returnee> id,
        Id<DuplicateWarning> warning,
        DuplicateForm form,
        CancellationToken ct
    ) =>
        OnDetail(
            id,
            () => new JudgeDuplicate(id, warning, form.Verdict!.Value, form.Reason),
            "returnees.duplicate-judged-done",
            ct
        );

    [HttpGet("return")]
    public Task<IActionResult> Return(Id<Returnee> id, CancellationToken ct) => ReturnPage(id, ReturnForm.Empty(), ct);

    [HttpPost("return")]
    public Task<IActionResult> Return(Id<Returnee> id, ReturnForm form, CancellationToken ct) =>
        Submit(
            () => form.ToCommand(id),
            _ => Done(ReturneeLinks.Detail(id), "returnees.returned-done"),
            () => ReturnPage(id, form, ct),
            ct
        );

    [HttpGet("decide/{decision}")]
    public Task<IActionResult> Decide(Id<Returnee> id, FileDecision decision, CancellationToken ct) =>
        DecidePage(id, decision, new DecisionForm(), ct);

    [HttpPost("decide/{decision}")]
    public Task<IActionResult> Decide(
        Id<Returnee> id,
        FileDecision decision,
        DecisionForm form,
        CancellationToken ct
    ) =>
        Submit(
            () => CommandOf(id, decision, form.Reason),
            _ => Done(ReturneeLinks.Detail(id), "returnees.decided-done"),
            () => DecidePage(id, decision, form, ct),
            ct
        );

    private static ICommand<Unit> CommandOf(Id<Returnee> id, FileDecision decision, string? reason) =>
        decision switch
        {
            FileDecision.Reject => new RejectReturnee(id, reason),
            FileDecision.Suspend => new SuspendReturnee(id, reason),
            FileDecision.Reinstate => new ReinstateReturnee(id, reason),
            _ => new CloseReturnee(id, reason, decision == FileDecision.Death),
        };

    private Task<IActionResult> OnDetail(
        Id<Returnee> id,
        Func<ICommand<Unit>> command,
        string done,
        CancellationToken ct
    ) =>
        Submit(
            command,
            _ => Done(ReturneeLinks.Detail(id), done),
            async () =>
            {
                Under(new Crumb(T["returnees.list"], ReturneeLinks.List));
                return View("Detail", await Ask(new ReturneeDetail(id), ct));
            },
            ct
        );

    private async Task<IActionResult> ReturnPage(Id<Returnee> id, ReturnForm form, CancellationToken ct) =>
        View("Return", new ReturnPage(await Judged(id, ct), form));

    private async Task<IActionResult> DecidePage(
        Id<Returnee> id,
        FileDecision decision,
        DecisionForm form,
        CancellationToken ct
    ) => View("Decide", new DecidePage(await Judged(id, ct), decision, form));

    private async Task<ReturneeHead> Judged(Id<Returnee> id, CancellationToken ct)
    {
        var file = await Ask(new ReturneeToDecide(id), ct);
        Under(new Crumb(T["returnees.list"], ReturneeLinks.List), new Crumb(file.Reference, ReturneeLinks.Detail(id)));
        return file;
    }
}
