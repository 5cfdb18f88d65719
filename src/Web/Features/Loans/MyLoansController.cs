using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Features.Documents;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Navigation;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Loans;

/// <summary>Pinjaman saya: what to pay next, the schedule, what was paid, and announcing a transfer.</summary>
[Face(Face.Portal)]
public sealed class MyLoansController(IMediator mediator, TimeProvider clock) : SiteController(mediator)
{
    [HttpGet(LoanLinks.Mine)]
    public async Task<IActionResult> Mine(CancellationToken ct)
    {
        var loans = await Ask(new MyLoans(), ct);
        return loans.Count == 1 ? await Own(loans[0].Id, ct) : View("Mine", loans);
    }

    [HttpGet(LoanLinks.Mine + "/{id:guid}")]
    public async Task<IActionResult> Own(Id<Loan> id, CancellationToken ct) =>
        View("Own", await Ask(new LoanDetail(id), ct));

    [HttpGet(LoanLinks.Mine + "/{id:guid}/announce")]
    public async Task<IActionResult> Announce(Id<Loan> id, Money? amount, DateOnly? transferredOn, CancellationToken ct)
    {
        var page = await Head(id, ct);
        var form = new AnnounceForm
        {
            Amount = amount ?? page.Next?.Total ?? Money.Zero,
            TransferredOn = transferredOn ?? clock.Today(),
        };
        ModelState.Clear();
        return await AnnouncePage(id, form, ct);
    }

    [HttpPost(LoanLinks.Mine + "/{id:guid}/announce")]
    [RequestSizeLimit(10 << 20)]
    public Task<IActionResult> Announce(Id<Loan> id, AnnounceForm form, CancellationToken ct) =>
        Submit(
            () =>
                new AnnounceRepayment(
                    id,
                    form.Amount,
                    form.TransferredOn,
                    form.BankReference,
                    form.Proof.ToUpload(nameof(form.Proof))!,
                    form.Prepay
                ),
            _ => Done(LoanLinks.Own(id), "loans.announced"),
            async () =>
            {
                await Head(id, ct);
                return await AnnouncePage(id, form, ct);
            },
            ct
        );

    [HttpPost(LoanLinks.Mine + "/{id:guid}/letter")]
    public Task<IActionResult> Letter(Id<Loan> id, DocumentKind kind, CancellationToken ct) =>
        Submit(() => new IssueLoanDocument(id, kind), file => Redirect($"/files/{file}"), () => Own(id, ct), ct);

    /// <summary>The form with what the amount does, where that can be said.</summary>
    private async Task<IActionResult> AnnouncePage(Id<Loan> id, AnnounceForm form, CancellationToken ct)
    {
        if (!form.Amount.IsZero && form.TransferredOn <= clock.Today())
            ViewData["Split"] = await Split(id, form, ct);
        return View("Announce", form);
    }

    private async Task<RepaymentPreview?> Split(Id<Loan> id, AnnounceForm form, CancellationToken ct)
    {
        try
        {
            return await Ask(new PreviewRepayment(id, form.Amount, form.TransferredOn), ct);
        }
        catch (RuleBrokenException broken)
        {
            if (ModelState.IsValid)
                ModelState.AddModelError(broken.Field ?? "", T.Of(broken));
            return null;
        }
    }

    private async Task<LoanPage> Head(Id<Loan> id, CancellationToken ct)
    {
        var page = await Ask(new LoanDetail(id), ct);
        ViewData["Loan"] = page;
        Under(new Crumb(T["loans.mine"], LoanLinks.Mine), new Crumb(page.Loan.Reference, LoanLinks.Own(id)));
        return page;
    }
}
