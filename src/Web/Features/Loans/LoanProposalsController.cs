using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Features.Documents;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Access;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Loans;

/// <summary>Steps that take two people: one proposes a waiver, a hardship or a write-off, another decides on the proposal's page.</summary>
public sealed class LoanProposalsController(IMediator mediator, TimeProvider clock)
    : DecisionsController<LoanProposal>(mediator)
{
    [HttpGet(LoanLinks.List + "/{id:guid}/waiver")]
    [Needs(Permission.ProposeForLoans)]
    public async Task<IActionResult> Waiver(Id<Loan> id, CancellationToken ct) =>
        await Form(id, "Waiver", new WaiverForm(), ct);

    [HttpPost(LoanLinks.List + "/{id:guid}/waiver")]
    [RequestSizeLimit(10 << 20)]
    public Task<IActionResult> Waiver(Id<Loan> id, WaiverForm form, CancellationToken ct) =>
        Submit(
            () =>
                new ProposeWaiver(
                    id,
                    form.Component,
                    form.Amount,
                    form.Reason,
                    form.Document.ToUpload(nameof(form.Document))
                ),
            proposal => Done(LoanLinks.Proposal(proposal), "loans.proposed"),
            () => Form(id, "Waiver", form, ct),
            ct
        );

    [HttpGet(LoanLinks.List + "/{id:guid}/hardship")]
    [Needs(Permission.ProposeForLoans)]
    public async Task<IActionResult> Hardship(Id<Loan> id, CancellationToken ct) =>
        await Form(id, "Hardship", new HardshipForm { From = clock.Today() }, ct);

    [HttpPost(LoanLinks.List + "/{id:guid}/hardship")]
    [RequestSizeLimit(10 << 20)]
    public Task<IActionResult> Hardship(Id<Loan> id, HardshipForm form, CancellationToken ct) =>
        Submit(
            () =>
                new ProposeHardship(
                    id,
                    form.From,
                    form.Until,
                    form.Reason,
                    form.Document.ToUpload(nameof(form.Document))
                ),
            proposal => Done(LoanLinks.Proposal(proposal), "loans.proposed"),
            () => Form(id, "Hardship", form, ct),
            ct
        );

    [HttpGet(LoanLinks.List + "/{id:guid}/write-off")]
    [Needs(Permission.ProposeForLoans)]
    public async Task<IActionResult> WriteOff(Id<Loan> id, CancellationToken ct) =>
        await Form(id, "WriteOff", new WriteOffForm(), ct);

    [HttpPost(LoanLinks.List + "/{id:guid}/write-off")]
    [RequestSizeLimit(10 << 20)]
    public Task<IActionResult> WriteOff(Id<Loan> id, WriteOffForm form, CancellationToken ct) =>
        Submit(
            () => new ProposeWriteOff(id, form.Reason, form.Document.ToUpload(nameof(form.Document))!),
            proposal => Done(LoanLinks.Proposal(proposal), "loans.proposed"),
            () => Form(id, "WriteOff", form, ct),
            ct
        );

    [HttpGet(LoanLinks.Proposals + "/{id:guid}")]
    public Task<IActionResult> Proposal(Id<LoanProposal> id, CancellationToken ct) => Page(id, new RefuseForm(), ct);

    [HttpPost(LoanLinks.Proposals + "/{id:guid}/approve")]
    public Task<IActionResult> Approve(Id<LoanProposal> id, CancellationToken ct) =>
        Answer(id, () => new ApproveLoanProposal(id), LoanLinks.Detail, "loans.proposal-approved", ct);

    [HttpPost(LoanLinks.Proposals + "/{id:guid}/refuse")]
    public Task<IActionResult> Refuse(
        Id<LoanProposal> id,
        [Bind(Prefix = "Form")] RefuseForm form,
        CancellationToken ct
    ) =>
        Answer(id, () => new RefuseLoanProposal(id, form.Reason), LoanLinks.Detail, "loans.proposal-refused", ct, form);

    private async Task<IActionResult> Form(Id<Loan> id, string view, object form, CancellationToken ct)
    {
        var page = await Ask(new LoanDetail(id), ct);
        ViewData["Loan"] = page;
        Under(new Crumb(T["loans.list"], LoanLinks.List), new Crumb(page.Loan.Reference, LoanLinks.Detail(id)));
        return View(view, form);
    }

    protected override async Task<IActionResult> Page(Id<LoanProposal> id, RefuseForm form, CancellationToken ct)
    {
        var page = await Ask(new LoanProposalDetail(id), ct);
        Under(
            new Crumb(T["loans.list"], LoanLinks.List),
            new Crumb(page.Loan.Reference, LoanLinks.Detail(page.Loan.Id))
        );
        return View("Proposal", new ProposalPage(page, form));
    }
}

public sealed record ProposalPage(LoanProposalPage Page, RefuseForm Form);
