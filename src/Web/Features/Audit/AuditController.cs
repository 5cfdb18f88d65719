using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.History;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Access;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Language;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Audit;

/// <summary>Everything that was done, for auditors.</summary>
[Needs(Permission.ViewAudit)]
public sealed class AuditController(IMediator mediator) : SiteController(mediator)
{
    private ListColumns<AuditRow> Columns =>
        new ListColumns<AuditRow>()
            .Add("audit.what", r => r.Refused ? T["audit.refused", WordsOf(r.Command)] : WordsOf(r.Command))
            .Add("audit.at", r => r.At, sort: "at")
            .Add("audit.who", WhoOf)
            .Add("audit.reason", r => r.Reason ?? "")
            .InFile("audit.command", r => r.Command)
            .InFile("audit.actor-id", r => r.ActorId)
            .InFile("audit.events", r => r.Events);

    [HttpGet("/workspace/audit")]
    public async Task<IActionResult> List(ListQuery query, CancellationToken ct) =>
        View(
            new ListPage<AuditRow>(await Ask(new AuditTrail(query), ct), query, Columns)
            {
                CaptionKey = "audit.list",
                EmptyKey = "audit.list-empty",
                SearchKey = "audit.search",
                CsvPath = "/workspace/audit/csv",
                Filters =
                [
                    new(
                        "actor",
                        "audit.who",
                        [.. Enum.GetValues<ActorKind>().Select(k => new Choice(k.ToString(), KindOf(k)))]
                    ),
                ],
            }
        );

    [HttpGet("/workspace/audit/csv")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> File(ListQuery query, CancellationToken ct) =>
        Csv("audit.csv", Columns, (await Ask(new AuditTrail(query.ForExport()), ct)).Rows);

    private string WhoOf(AuditRow row) => row.Staff ?? KindOf(row.ActorKind);

    private string KindOf(ActorKind kind) => T["audit.by-" + Texts.Kebab(kind.ToString())];

    private string WordsOf(string command)
    {
        var key = "history." + Texts.Kebab(command);
        return T.Has(key) ? T[key] : command;
    }
}
