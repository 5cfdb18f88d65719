using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Lists;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Features.Documents;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Access;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Payments;

/// <summary>Bank statements: brought in, looked at, told how to be read, imported, and how far that is.</summary>
public sealed class StatementsController(IMediator mediator) : SiteController(mediator)
{
    private static readonly ListColumns<StatementRow> Columns = new ListColumns<StatementRow>()
        .Link("payments.statement", s => s.Reference, s => StatementLinks.Detail(s.Id), note: s => s.FileName)
        .Add("payments.fund", s => s.Fund)
        .Add("payments.statement-from", s => s.From)
        .Add("payments.statement-to", s => s.To)
        .Add("payments.new-lines", s => s.NewLines)
        .Add("payments.uploaded-at", s => s.UploadedAt, sort: "uploaded", note: s => s.UploadedBy)
        .Chip("payments.status", s => StatementChips.Of(s.Status));

    [HttpGet(StatementLinks.Statements)]
    public async Task<IActionResult> List(ListQuery query, CancellationToken ct) =>
        View(
            "Statements",
            new ListPage<StatementRow>(await Ask(new StatementList(query), ct), query, Columns)
            {
                CaptionKey = "payments.statements",
                EmptyKey = "payments.statements-empty",
                Filters = [new ListFilter("status", "payments.status", T.Choices<StatementStatus>())],
            }
        );

    [HttpGet(StatementLinks.New)]
    [Needs(Permission.MatchStatements)]
    public Task<IActionResult> New(CancellationToken ct) => NewPage(new UploadStatementForm(), ct);

    [HttpPost(StatementLinks.New)]
    [Needs(Permission.MatchStatements)]
    [RequestSizeLimit(UploadedFiles.MostBytes)]
    public Task<IActionResult> New(UploadStatementForm form, CancellationToken ct) =>
        Submit(
            () => new UploadStatement(form.Fund, form.File.ToUpload(nameof(form.File))!),
            id => LocalRedirect(StatementLinks.Detail(id)),
            () => NewPage(form, ct),
            ct
        );

    [HttpGet(StatementLinks.Statements + "/{id:guid}")]
    public async Task<IActionResult> Detail(Id<Statement> id, CancellationToken ct) => await Page(id, ct);

    /// <summary>The part of the page that moves while the import runs; once it is over the whole page is asked for anew.</summary>
    [HttpGet(StatementLinks.Statements + "/{id:guid}/progress")]
    public async Task<IActionResult> Progress(Id<Statement> id, CancellationToken ct)
    {
        var page = await Ask(new StatementDetail(id), ct);
        if (page.Statement.Status == StatementStatus.Done)
            Response.Headers["HX-Refresh"] = "true";
        return PartialView("_StatementProgress", page);
    }

    [HttpGet(StatementLinks.Statements + "/{id:guid}/mapping")]
    [Needs(Permission.MatchStatements)]
    public Task<IActionResult> Mapping(Id<Statement> id, CancellationToken ct) => MappingPage(id, null, ct);

    [HttpPost(StatementLinks.Statements + "/{id:guid}/mapping")]
    [Needs(Permission.MatchStatements)]
    public Task<IActionResult> Mapping(Id<Statement> id, MappingForm form, CancellationToken ct) =>
        Submit(
            () => new SaveStatementMapping(id, form.ToFormat()),
            _ => Done(StatementLinks.Detail(id), "payments.mapping-saved"),
            () => MappingPage(id, form, ct),
            ct
        );

    [HttpPost(StatementLinks.Statements + "/{id:guid}/import")]
    [Needs(Permission.MatchStatements)]
    public Task<IActionResult> Import(Id<Statement> id, CancellationToken ct) =>
        Submit(
            () => new StartStatementImport(id),
            _ => Done(StatementLinks.Detail(id), "payments.import-started"),
            () => Page(id, ct),
            ct
        );

    [HttpPost(StatementLinks.Statements + "/{id:guid}/resume")]
    [Needs(Permission.MatchStatements)]
    public Task<IActionResult> Resume(Id<Statement> id, CancellationToken ct) =>
        Submit(
            () => new ResumeStatementImport(id),
            _ => Done(StatementLinks.Detail(id), "payments.import-resumed"),
            () => Page(id, ct),
            ct
        );

    [HttpPost(StatementLinks.Statements + "/{id:guid}/discard")]
    [Needs(Permission.MatchStatements)]
    public Task<IActionResult> Discard(Id<Statement> id, CancellationToken ct) =>
        Submit(
            () => new DiscardStatement(id),
            _ => Done(StatementLinks.Statements, "payments.statement-discarded"),
            () => Page(id, ct),
            ct
        );

    private async Task<IActionResult> Page(Id<Statement> id, CancellationToken ct)
    {
        Under(new Crumb(T["payments.statements"], StatementLinks.Statements));
        return View("Statement", await Ask(new StatementDetail(id), ct));
    }

    private async Task<IActionResult> NewPage(UploadStatementForm form, CancellationToken ct)
    {
        Under(new Crumb(T["payments.statements"], StatementLinks.Statements));
        ViewData["Accounts"] = (await Ask(new FundAccounts(), ct)).Rows.Where(r => r.Number is not null).ToList();
        return View("NewStatement", form);
    }

    private async Task<IActionResult> MappingPage(Id<Statement> id, MappingForm? form, CancellationToken ct)
    {
        var page = await Ask(new StatementDetail(id), ct);
        Under(
            new Crumb(T["payments.statements"], StatementLinks.Statements),
            new Crumb(page.Statement.Reference, StatementLinks.Detail(id))
        );
        ViewData["Statement"] = page;
        return View(
            "StatementMapping",
            form ?? (page.Format is { } format ? MappingForm.Of(format) : new MappingForm())
        );
    }
}
