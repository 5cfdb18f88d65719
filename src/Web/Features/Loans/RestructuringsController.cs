using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Features.Documents;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Access;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Loans;

/// <summary>Easing a loan: the three ways side by side, the proposal, its approval by another person, the borrower's agreement.</summary>
public sealed class RestructuringsController(IMediator mediator) : DecisionsController<LoanRestructuring>(mediator)
{
    [HttpGet(LoanLinks.List + "/{id:guid}/restructure")]
    [Needs(Permission.ProposeRestructuring)]
    public async Task<IActionResult> Restructure(Id<Loan> id, [FromQuery] EasingForm asked, CancellationToken ct)
    {
        var form = new RestructureForm();
        if (Request.Query.Count > 0 && ModelState.IsValid)
            (form.Holiday, form.More, form.Instalment) = (asked.Holiday, asked.More, asked.Instalment);
        else
            await Suggest(id, form, ct);
        ModelState.Clear();
        return await RestructurePage(id, form, ct);
    }

    [HttpPost(LoanLinks.List + "/{id:guid}/restructure")]
    [RequestSizeLimit(10 << 20)]
    public Task<IActionResult> Propose(Id<Loan> id, RestructureForm form, CancellationToken ct) =>
        Submit(
            () =>
                new ProposeRestructuring(
                    id,
                    form.Way!.Value,
                    form.Periods,
                    form.Instalment,
                    form.Reason,
                    form.Document.ToUpload(nameof(form.Document))!
                ),
            proposal => Done(LoanLinks.Restructuring(proposal), "loans.restructuring-proposed"),
            () => RestructurePage(id, form, ct),
            ct
        );

    [HttpGet(LoanLinks.Restructurings + "/{id:guid}")]
    public Task<IActionResult> Restructuring(Id<LoanRestructuring> id, CancellationToken ct) =>
        Page(id, new RefuseForm(), ct);

    [HttpPost(LoanLinks.Restructurings + "/{id:guid}/approve")]
    public Task<IActionResult> Approve(Id<LoanRestructuring> id, CancellationToken ct) =>
        Decided(id, new ApproveRestructuring(id), "loans.restructuring-approved", ct);

    [HttpPost(LoanLinks.Restructurings + "/{id:guid}/refuse")]
    public Task<IActionResult> Refuse(
        Id<LoanRestructuring> id,
        [Bind(Prefix = "Form")] RefuseForm form,
        CancellationToken ct
    ) => Decided(id, new RefuseRestructuring(id, form.Reason), "loans.restructuring-refused", ct, form);

    [HttpPost(LoanLinks.Restructurings + "/{id:guid}/withdraw")]
    public Task<IActionResult> Withdraw(
        Id<LoanRestructuring> id,
        [Bind(Prefix = "Form")] RefuseForm form,
        CancellationToken ct
    ) => Decided(id, new WithdrawRestructuring(id, form.Reason), "loans.restructuring-withdrawn", ct, form);

    [HttpPost(LoanLinks.Restructurings + "/{id:guid}/agreement")]
    [RequestSizeLimit(10 << 20)]
    public Task<IActionResult> Agreement(Id<LoanRestructuring> id, ScanForm form, CancellationToken ct) =>
        Answer(
            id,
            () => new RecordRestructuringAgreement(id, form.Scan.ToUpload(nameof(form.Scan))!),
            _ => LoanLinks.Restructuring(id),
            "loans.restructuring-in-force",
            ct
        );

    private Task<IActionResult> Decided(
        Id<LoanRestructuring> id,
        ICommand command,
        string doneKey,
        CancellationToken ct,
        RefuseForm? form = null
    ) => Answer(id, () => command, _ => LoanLinks.Restructuring(id), doneKey, ct, form);

    /// <summary>Where nothing is asked yet: three periods, six more, or two thirds of the present instalment.</summary>
    private async Task Suggest(Id<Loan> id, RestructureForm form, CancellationToken ct)
    {
        var page = await Ask(new LoanDetail(id), ct);
        var usual = page.Next?.Total.Rupiah ?? 0;
        (form.Holiday, form.More) = (3, 6);
        form.Instalment = new Money(Rounding.ToMultiple(usual * 2, 3, 10_000, RoundingMode.Up));
    }

    private async Task<IActionResult> RestructurePage(Id<Loan> id, RestructureForm form, CancellationToken ct)
    {
        var preview = await Ask(new PreviewRestructuring(id, form.Holiday, form.More, form.Instalment), ct);
        Under(new Crumb(T["loans.list"], LoanLinks.List), new Crumb(preview.Loan.Reference, LoanLinks.Detail(id)));
        ViewData["Preview"] = preview;
        return View("Restructure", form);
    }

    protected override async Task<IActionResult> Page(Id<LoanRestructuring> id, RefuseForm form, CancellationToken ct)
    {
        var page = await Ask(new RestructuringDetail(id), ct);
        Under(
            new Crumb(T["loans.list"], LoanLinks.List),
            new Crumb(page.LoanReference, LoanLinks.Detail(page.Proposal.LoanId))
        );
        return View("Restructuring", new RestructuringView(page, form));
    }
}
