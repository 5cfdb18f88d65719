using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PmiEmas.Application.Lists;
using PmiEmas.Application.Staff;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Access;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Language;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Navigation;
using PmiEmas.Web.Shared.Parts;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Staff;

/// <summary>Who works for the programme, and as what.</summary>
[Needs(Permission.ManageStaff)]
public sealed class StaffController(IMediator mediator) : SiteController(mediator)
{
    private ListColumns<StaffRow> Columns =>
        new ListColumns<StaffRow>()
            .Link(
                "staff.full-name",
                s => s.FullName,
                s => StaffAddresses.Detail(s.Id),
                sort: "name",
                note: s => s.Office
            )
            .Add("staff.roles", s => string.Join(", ", s.Roles.Select(r => T.Of(r))))
            .Add("staff.region", s => s.Region?.Value ?? T["staff.everywhere"])
            .Chip("staff.state", s => StateOf(s.IsActive))
            .InFile("staff.office", s => s.Office)
            .InFile("staff.email", s => s.Email.Value);

    [HttpGet(StaffAddresses.List)]
    public async Task<IActionResult> List(ListQuery query, CancellationToken ct) =>
        View(
            new ListPage<StaffRow>(await Ask(new StaffList(query), ct), query, Columns)
            {
                CaptionKey = "staff.list",
                EmptyKey = "staff.list-empty",
                SearchKey = "staff.search",
                CsvPath = "/workspace/staff/csv",
                Filters =
                [
                    new("role", "staff.roles", [.. DutiesForm.Offered.Select(r => new Choice(r.ToString(), T.Of(r)))]),
                    new("active", "staff.state", [new("yes", T["staff.active"]), new("no", T["staff.disabled"])]),
                ],
            }
        );

    [HttpGet("/workspace/staff/csv")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> File(ListQuery query, CancellationToken ct) =>
        Csv("staff.csv", Columns, (await Ask(new StaffList(query.ForExport()), ct)).Rows);

    [HttpGet("/workspace/staff/new")]
    public Task<IActionResult> New(CancellationToken ct) => NewPage(new AppointForm(), ct);

    [HttpPost("/workspace/staff/new")]
    public Task<IActionResult> New(AppointForm form, CancellationToken ct) =>
        Submit(
            form.ToCommand,
            id => Done(StaffAddresses.Detail(id), "staff.appointed", form.Email.Value),
            () => NewPage(form, ct),
            ct
        );

    [HttpGet("/workspace/staff/{id}")]
    public async Task<IActionResult> Detail(Id<StaffMember> id, CancellationToken ct)
    {
        Under(new Crumb(T["staff.list"], StaffAddresses.List));
        return View("Detail", await Ask(new StaffDetail(id), ct));
    }

    [HttpGet("/workspace/staff/{id}/duties")]
    public async Task<IActionResult> Duties(Id<StaffMember> id, CancellationToken ct) =>
        await DutiesPage(id, DutiesForm.Of(await Ask(new StaffDetail(id), ct)), ct);

    [HttpPost("/workspace/staff/{id}/duties")]
    public Task<IActionResult> Duties(Id<StaffMember> id, DutiesForm form, CancellationToken ct) =>
        Submit(
            () => form.ToCommand(id),
            _ => Done(StaffAddresses.Detail(id), "staff.duties-changed"),
            () => DutiesPage(id, form, ct),
            ct
        );

    [HttpPost("/workspace/staff/{id}/disable")]
    public Task<IActionResult> Disable(Id<StaffMember> id, AccessForm form, CancellationToken ct) =>
        Submit(
            () => new DisableStaff(id, form.Reason),
            _ => Done(StaffAddresses.Detail(id), "staff.now-disabled"),
            () => Detail(id, ct),
            ct
        );

    [HttpPost("/workspace/staff/{id}/enable")]
    public Task<IActionResult> Enable(Id<StaffMember> id, AccessForm form, CancellationToken ct) =>
        Submit(
            () => new EnableStaff(id, form.Reason),
            _ => Done(StaffAddresses.Detail(id), "staff.now-enabled"),
            () => Detail(id, ct),
            ct
        );

    [HttpPost("/workspace/staff/{id}/invite")]
    public Task<IActionResult> Invite(Id<StaffMember> id, CancellationToken ct) =>
        Submit(
            () => new InviteAgain(id),
            _ => Done(StaffAddresses.Detail(id), "staff.invited"),
            () => Detail(id, ct),
            ct
        );

    public static Chip StateOf(bool active) =>
        active ? new("staff.active", Tone.Ok) : new("staff.disabled", Tone.Plain);

    private async Task<IActionResult> NewPage(AppointForm form, CancellationToken ct)
    {
        Under(new Crumb(T["staff.list"], StaffAddresses.List));
        form.Regions = await RegionChoices(ct);
        return View("New", form);
    }

    private async Task<IActionResult> DutiesPage(Id<StaffMember> id, DutiesForm form, CancellationToken ct)
    {
        Under(new Crumb(T["staff.list"], StaffAddresses.List));
        ViewData["Detail"] = StaffAddresses.Detail(id);
        form.Regions = await RegionChoices(ct);
        return View("Duties", form);
    }

    private async Task<IReadOnlyList<Choice>> RegionChoices(CancellationToken ct) =>
        [
            new Choice("", T["staff.everywhere"]),
            .. (await Ask(new WorkRegions(), ct)).Select(r => new Choice(r.Code, $"{r.Name} ({r.Code})")),
        ];
}
