using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Navigation;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Loans;

/// <summary>What pays a loan off on a day, for staff and for the borrower.</summary>
public sealed class SettlementsController(IMediator mediator, TimeProvider clock) : SiteController(mediator)
{
    [HttpGet(LoanLinks.List + "/{id:guid}/settlement")]
    public Task<IActionResult> Settlement(Id<Loan> id, DateOnly? on, CancellationToken ct) =>
        QuotePage(id, on, LoanLinks.List, ct);

    [HttpPost(LoanLinks.List + "/{id:guid}/settlement")]
    public Task<IActionResult> Issue(Id<Loan> id, SettlementForm form, CancellationToken ct) =>
        Letter(id, form, LoanLinks.List, ct);

    [Face(Face.Portal)]
    [HttpGet(LoanLinks.Mine + "/{id:guid}/settlement")]
    public Task<IActionResult> Own(Id<Loan> id, DateOnly? on, CancellationToken ct) =>
        QuotePage(id, on, LoanLinks.Mine, ct);

    [Face(Face.Portal)]
    [HttpPost(LoanLinks.Mine + "/{id:guid}/settlement")]
    public Task<IActionResult> IssueOwn(Id<Loan> id, SettlementForm form, CancellationToken ct) =>
        Letter(id, form, LoanLinks.Mine, ct);

    private Task<IActionResult> Letter(Id<Loan> id, SettlementForm form, string under, CancellationToken ct) =>
        Submit(
            () => new IssueSettlementQuote(id, form.On),
            file => Redirect($"/files/{file}"),
            () => QuotePage(id, form.On, under, ct),
            ct
        );

    private async Task<IActionResult> QuotePage(Id<Loan> id, DateOnly? on, string under, CancellationToken ct)
    {
        var form = new SettlementForm { On = on ?? clock.Today() };
        var page = await Quoted(id, form.On, ct);
        ViewData["Quote"] = page;
        ViewData["Loan"] = $"{under}/{id}";
        Under(
            new Crumb(T[under == LoanLinks.Mine ? "loans.mine" : "loans.list"], under),
            new Crumb(page.Reference, $"{under}/{id}")
        );
        return View("Settlement", form);
    }

    /// <summary>For the day, or where its rule is broken for today, with the reason beside the field.</summary>
    private async Task<SettlementPage> Quoted(Id<Loan> id, DateOnly on, CancellationToken ct)
    {
        try
        {
            return await Ask(new SettlementQuote(id, on), ct);
        }
        catch (RuleBrokenException broken) when (broken.Field == nameof(SettlementForm.On))
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            if (ModelState.IsValid)
                ModelState.AddModelError(broken.Field, T.Of(broken));
            return await Ask(new SettlementQuote(id, clock.Today()), ct);
        }
    }
}

/// <summary>The day of the payment.</summary>
public sealed class SettlementForm
{
    public DateOnly On { get; set; }
}
