using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Lists;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Access;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Loans;

/// <summary>Groups of borrowers: the list, a new one, one of them, its name and meeting.</summary>
public sealed class GroupsController(IMediator mediator) : SiteController(mediator)
{
    private const string One = GroupLinks.List + "/{id:guid}";

    private static readonly ListColumns<BorrowerGroupRow> Columns = new ListColumns<BorrowerGroupRow>()
        .Link("loans.group", g => g.Name, g => GroupLinks.Detail(g.Id), sort: "name", note: g => g.Reference)
        .Add("loans.members", g => g.Members, right: true)
        .Add("loans.members-late", g => g.Late, right: true)
        .Chip("loans.state", g => GroupChips.Of(g.Status));

    [HttpGet(GroupLinks.List)]
    public async Task<IActionResult> List(ListQuery query, CancellationToken ct)
    {
        Under(new Crumb(T["loans.list"], LoanLinks.List));
        return View(
            "Groups",
            new ListPage<BorrowerGroupRow>(await Ask(new BorrowerGroups(query), ct), query, Columns)
            {
                CaptionKey = "loans.groups",
                EmptyKey = "loans.groups-empty",
                SearchKey = "loans.search",
                Filters = [new ListFilter("status", "loans.state", T.Choices<GroupStatus>())],
            }
        );
    }

    [HttpGet(GroupLinks.List + "/new")]
    [Needs(Permission.OfferAgreements)]
    public Task<IActionResult> New(CancellationToken ct) => NewPage(new GroupForm(), ct);

    [HttpPost(GroupLinks.List + "/new")]
    public Task<IActionResult> New(GroupForm form, CancellationToken ct)
    {
        if (form.LeaderLoanId is null)
            ModelState.AddModelError(nameof(form.LeaderLoanId), T["shared.required"]);
        return Submit(
            () => new FormGroup(form.Name, form.MeetingDay, form.MeetingPlace, new(form.LeaderLoanId!.Value)),
            id => Done(GroupLinks.Detail(id), "loans.group-formed"),
            () => NewPage(form, ct),
            ct
        );
    }

    [HttpGet(One)]
    public async Task<IActionResult> Detail(Id<BorrowerGroup> id, CancellationToken ct)
    {
        Under(new Crumb(T["loans.groups"], GroupLinks.List));
        return View("Group", await Ask(new BorrowerGroupDetail(id), ct));
    }

    [HttpGet(One + "/describe")]
    [Needs(Permission.OfferAgreements)]
    public async Task<IActionResult> Describe(Id<BorrowerGroup> id, CancellationToken ct) =>
        await DescribePage(id, GroupForm.Of((await Ask(new BorrowerGroupDetail(id), ct)).Group), ct);

    [HttpPost(One + "/describe")]
    public Task<IActionResult> Describe(Id<BorrowerGroup> id, GroupForm form, CancellationToken ct) =>
        Submit(
            () => new DescribeGroup(id, form.Name, form.MeetingDay, form.MeetingPlace),
            _ => Done(GroupLinks.Detail(id), "loans.group-saved"),
            () => DescribePage(id, form, ct),
            ct
        );

    private async Task<IActionResult> NewPage(GroupForm form, CancellationToken ct)
    {
        Under(new Crumb(T["loans.groups"], GroupLinks.List));
        ViewData["Candidates"] = await Ask(new GroupCandidates(null), ct);
        return View("GroupForm", form);
    }

    private async Task<IActionResult> DescribePage(Id<BorrowerGroup> id, GroupForm form, CancellationToken ct)
    {
        var group = (await Ask(new BorrowerGroupDetail(id), ct)).Group;
        Under(new Crumb(T["loans.groups"], GroupLinks.List), new Crumb(group.Name, GroupLinks.Detail(id)));
        ViewData["Group"] = group;
        return View("GroupForm", form);
    }
}
