using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Access;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Loans;

/// <summary>Who paid for whom, and what was given back.</summary>
public sealed class GroupCoversController(IMediator mediator, TimeProvider clock) : SiteController(mediator)
{
    private const string One = GroupLinks.List + "/{id:guid}";

    [HttpGet(One + "/covers/new")]
    [Needs(Permission.RecordRepayments)]
    public async Task<IActionResult> Cover(Id<BorrowerGroup> id, CancellationToken ct)
    {
        var page = await Head(id, ct);
        var latest = page.Receipts.Count > 0 ? page.Receipts[0] : null;
        return View(
            "Cover",
            new CoverForm { ReceiptId = latest?.Id ?? default, Amount = latest?.Amount ?? Money.Zero }
        );
    }

    [HttpPost(One + "/covers/new")]
    public Task<IActionResult> Cover(Id<BorrowerGroup> id, CoverForm form, CancellationToken ct) =>
        Submit(
            () => new RecordCover(id, form.ReceiptId, form.CoveringLoanId, form.Amount),
            _ => Done(GroupLinks.Detail(id), "loans.cover-recorded"),
            async () =>
            {
                await Head(id, ct);
                return View("Cover", form);
            },
            ct
        );

    [HttpGet(One + "/covers/{no:int}/settle")]
    [Needs(Permission.RecordRepayments, Permission.OfferAgreements)]
    public async Task<IActionResult> Settle(Id<BorrowerGroup> id, int no, CancellationToken ct)
    {
        var cover = CoverOf(await Head(id, ct), no);
        var left = ((GroupPage)ViewData["Page"]!).Group.LeftOf(cover);
        return View("Settle", new SettleForm { Amount = left, On = clock.Today() });
    }

    [HttpPost(One + "/covers/{no:int}/settle")]
    public Task<IActionResult> Settle(Id<BorrowerGroup> id, int no, SettleForm form, CancellationToken ct) =>
        Submit(
            () => new SettleCover(id, no, form.Amount, form.On),
            _ => Done(GroupLinks.Detail(id), "loans.cover-settled"),
            async () =>
            {
                CoverOf(await Head(id, ct), no);
                return View("Settle", form);
            },
            ct
        );

    private Cover CoverOf(GroupPage page, int no)
    {
        var cover =
            page.Group.Covers.FirstOrDefault(c => c.No == no)
            ?? throw new NotFoundException(nameof(Domain.Loans.Cover));
        ViewData["Cover"] = cover;
        return cover;
    }

    private async Task<GroupPage> Head(Id<BorrowerGroup> id, CancellationToken ct)
    {
        var page = await Ask(new BorrowerGroupDetail(id), ct);
        ViewData["Page"] = page;
        Under(new Crumb(T["loans.groups"], GroupLinks.List), new Crumb(page.Group.Name, GroupLinks.Detail(id)));
        return page;
    }
}
