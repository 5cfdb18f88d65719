using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;
using PmiEmas.Application.Returnees;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Features.Documents;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Parts;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Returnees;

/// <summary>Files of people as staff find, read and open them.</summary>
[Route(ReturneeLinks.List)]
public sealed class ReturneesController(IMediator mediator, IActor actor) : SiteController(mediator)
{
    private static readonly ListColumns<ReturneeRow> Columns = new ListColumns<ReturneeRow>()
        .Link("returnees.full-name", r => r.FullName, r => ReturneeLinks.Detail(r.Id), "name", r => r.Reference)
        .Add("returnees.village", r => r.Village, note: r => r.Regency)
        .Add("returnees.registered-at", r => ProgrammeCalendar.DateOf(r.RegisteredAt), "registered")
        .Chip("returnees.status", r => ReturneeChips.Of(r.Status))
        .InFile("returnees.reference", r => r.Reference)
        .InFile("returnees.regency", r => r.Regency)
        .InFile("returnees.submitted-at", r => r.SubmittedAt);

    [HttpGet("")]
    public async Task<IActionResult> List(ListQuery query, CancellationToken ct) =>
        View(
            new ListPage<ReturneeRow>(await Ask(new ReturneeList(query), ct), query, Columns)
            {
                CaptionKey = "returnees.list",
                EmptyKey = "returnees.list-empty",
                EmptyActionKey = "returnees.register",
                EmptyActionHref = ReturneeLinks.Register,
                SearchKey = "returnees.search",
                Filters =
                [
                    new ListFilter("status", "returnees.status", T.Choices<ReturneeStatus>()),
                    new ListFilter("region", "returnees.region", await Regions(ct)),
                ],
                CsvPath = ReturneeLinks.List + "/csv",
            }
        );

    [HttpGet("csv")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> File(ListQuery query, CancellationToken ct) =>
        Csv("pmi.csv", Columns, (await Ask(new ReturneeList(query.ForExport()), ct)).Rows);

    [HttpGet("by-nik")]
    public IActionResult ByNik()
    {
        Under(new Crumb(T["returnees.list"], ReturneeLinks.List));
        return View(new NikForm());
    }

    /// <summary>Posted, so that the number stands in no address and no log.</summary>
    [HttpPost("by-nik")]
    [EnableRateLimiting(Limits.Search)]
    public Task<IActionResult> ByNik(NikForm form, CancellationToken ct) =>
        Submit(
            () => new FindByNik(form.Nik),
            id => LocalRedirect(ReturneeLinks.Detail(id)),
            () => Task.FromResult<IActionResult>(Again(nameof(ByNik), form)),
            ct
        );

    [HttpGet("new")]
    public IActionResult Register()
    {
        Under(new Crumb(T["returnees.list"], ReturneeLinks.List));
        return actor.May(Permission.RegisterReturnees)
            ? View(new RegisterForm())
            : throw new ForbiddenException(nameof(RegisterOnBehalf));
    }

    [HttpPost("new")]
    [RequestSizeLimit(UploadedFiles.MostBytes)]
    [EnableRateLimiting(Limits.Upload)]
    public Task<IActionResult> Register(RegisterForm form, CancellationToken ct) =>
        Submit(
            form.ToCommand,
            id => Done(ReturneeLinks.OnBehalf(id), "returnees.registered-done"),
            () => Task.FromResult<IActionResult>(Again(nameof(Register), form)),
            ct
        );

    [HttpGet("{id}")]
    public async Task<IActionResult> Detail(Id<Returnee> id, CancellationToken ct)
    {
        Under(new Crumb(T["returnees.list"], ReturneeLinks.List));
        return View(await Ask(new ReturneeDetail(id), ct));
    }

    /// <summary>What lies directly inside the region the actor works in.</summary>
    private async Task<IReadOnlyList<Choice>> Regions(CancellationToken ct) =>
        [.. (await Ask(new RegionChildren(actor.Region?.Value), ct)).Select(r => new Choice(r.Code, r.Name))];
}
