using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Access;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Loans;

/// <summary>Who belongs to a group, until all have signed for one another.</summary>
public sealed class GroupMembersController(IMediator mediator, TimeProvider clock) : SiteController(mediator)
{
    private const string One = GroupLinks.List + "/{id:guid}";

    [HttpGet(One + "/members")]
    [Needs(Permission.OfferAgreements)]
    public async Task<IActionResult> Members(Id<BorrowerGroup> id, CancellationToken ct)
    {
        var page = await Head(id, ct);
        ViewData["Candidates"] = await Ask(new GroupCandidates(page.Group.Region), ct);
        return View("GroupMembers", page);
    }

    [HttpPost(One + "/members")]
    public Task<IActionResult> Admit(Id<BorrowerGroup> id, Id<Loan> loan, CancellationToken ct) =>
        Submit(() => new AdmitGroupMember(id, loan), _ => Members(id), () => Members(id, ct), ct);

    [HttpPost(One + "/members/{loan:guid}/release")]
    public Task<IActionResult> Release(Id<BorrowerGroup> id, Id<Loan> loan, CancellationToken ct) =>
        Submit(() => new ReleaseGroupMember(id, loan), _ => Members(id), () => Members(id, ct), ct);

    [HttpPost(One + "/members/{loan:guid}/lead")]
    public Task<IActionResult> Lead(Id<BorrowerGroup> id, Id<Loan> loan, CancellationToken ct) =>
        Submit(() => new LetLeadGroup(id, loan), _ => Members(id), () => Members(id, ct), ct);

    [HttpGet(One + "/sign")]
    [Needs(Permission.OfferAgreements)]
    public Task<IActionResult> Sign(Id<BorrowerGroup> id, CancellationToken ct) =>
        SignPage(id, new SignByForm { SignBy = clock.Today().AddDays(14) }, ct);

    [HttpPost(One + "/sign")]
    public Task<IActionResult> Sign(Id<BorrowerGroup> id, SignByForm form, CancellationToken ct) =>
        Submit(
            () => new AskGroupToSign(id, form.SignBy),
            _ => Done(GroupLinks.Detail(id), "loans.group-asked"),
            () => SignPage(id, form, ct),
            ct
        );

    [HttpGet(One + "/dissolve")]
    [Needs(Permission.OfferAgreements)]
    public Task<IActionResult> Dissolve(Id<BorrowerGroup> id, CancellationToken ct) =>
        DissolvePage(id, new ReasonForm(), ct);

    [HttpPost(One + "/dissolve")]
    public Task<IActionResult> Dissolve(Id<BorrowerGroup> id, ReasonForm form, CancellationToken ct) =>
        Submit(
            () => new DissolveGroup(id, form.Reason),
            _ => Done(GroupLinks.Detail(id), "loans.group-dissolved"),
            () => DissolvePage(id, form, ct),
            ct
        );

    private LocalRedirectResult Members(Id<BorrowerGroup> id) =>
        Done(GroupLinks.Act(id, "members"), "loans.group-saved");

    private async Task<IActionResult> SignPage(Id<BorrowerGroup> id, SignByForm form, CancellationToken ct)
    {
        ViewData["Page"] = await Head(id, ct);
        return View("GroupSign", form);
    }

    private async Task<IActionResult> DissolvePage(Id<BorrowerGroup> id, ReasonForm form, CancellationToken ct)
    {
        var group = (await Head(id, ct)).Group;
        ViewData["Reason"] = new ReasonPage(
            T["loans.dissolve-group"],
            T["loans.dissolve-group-text", group.Name],
            "loans.dissolve-group",
            GroupLinks.Act(id, "dissolve"),
            GroupLinks.Detail(id)
        );
        return View("Forms/Reason", form);
    }

    private async Task<GroupPage> Head(Id<BorrowerGroup> id, CancellationToken ct)
    {
        var page = await Ask(new BorrowerGroupDetail(id), ct);
        Under(new Crumb(T["loans.groups"], GroupLinks.List), new Crumb(page.Group.Name, GroupLinks.Detail(id)));
        return page;
    }
}
