using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Navigation;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Design;

/// <summary>Every part of the site on a few pages, for whoever builds a page. Figures and people are invented. Development only.</summary>
[AllowAnonymous]
public sealed class DesignController(IMediator mediator, IHostEnvironment environment) : SiteController(mediator)
{
    private static readonly ListColumns<SampleLoan> Columns = new ListColumns<SampleLoan>()
        .Link("design.reference", l => l.Reference, _ => "/design/detail", note: l => l.Name)
        .Add("design.regency", l => l.Regency)
        .Add("design.amount", l => l.Amount, sort: "amount")
        .Add("design.received-on", l => l.DueOn, sort: "due")
        .Chip("design.state", l => l.State);

    private static string Reference(int number) => $"PJ-2025-{number:000000}";

    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (!environment.IsDevelopment())
            context.Result = NotFound();
    }

    [HttpGet("/design")]
    [Face(Face.Public)]
    public IActionResult Home() => View();

    [HttpGet("/design/portal")]
    [Face(Face.Portal)]
    public IActionResult Portal() => View();

    [HttpGet("/design/workspace")]
    public IActionResult Workspace() => View();

    [HttpGet("/design/form")]
    [Face(Face.Portal)]
    public IActionResult Form()
    {
        Under(new Crumb(T["design.plan"], "/design/portal"));
        return View(new DesignForm { Name = "Siti Aminah", Amount = new Money(883_333) });
    }

    [HttpPost("/design/form")]
    [Face(Face.Portal)]
    public IActionResult Form(DesignForm form)
    {
        Under(new Crumb(T["design.plan"], "/design/portal"));
        return ModelState.IsValid ? Done("/design/portal", "design.done", form.Amount) : Again(nameof(Form), form);
    }

    [HttpPost("/design/form/field")]
    public IActionResult SaveField(string field, DesignForm form) =>
        ModelState.GetFieldValidationState(field) == Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid
            ? NotSaved()
            : Saved();

    [HttpGet("/design/list")]
    public IActionResult List(ListQuery query)
    {
        SampleLoan[] all =
        [
            new(
                Reference(87),
                "Ahmad Fauzi",
                "Kab. Tangerang",
                new Money(6_000_000),
                new DateOnly(2026, 12, 8),
                new Chip("design.late", Tone.Warn, 12)
            ),
            new(
                Reference(91),
                "Siti Aminah",
                "Kab. Pandeglang",
                new Money(12_500_000),
                new DateOnly(2026, 12, 1),
                new Chip("design.paid", Tone.Ok)
            ),
            new(
                Reference(104),
                "Nur Halimah binti Abdul Karim",
                "Kota Tangerang Selatan",
                new Money(25_000_000),
                new DateOnly(2026, 11, 28),
                new Chip("design.late", Tone.Bad, 94)
            ),
        ];
        var rows = query.Search is null
            ? all
            : [.. all.Where(l => l.Name.Contains(query.Search, StringComparison.OrdinalIgnoreCase))];
        return View(
            new ListPage<SampleLoan>(new Slice<SampleLoan>(rows, null, "x"), query, Columns)
            {
                CaptionKey = "design.loans",
                EmptyKey = "design.loans-empty",
                SearchKey = "design.loans-search",
                Filters =
                [
                    new ListFilter(
                        "regency",
                        "design.regency",
                        [new Choice("3603", "Kab. Tangerang"), new Choice("3601", "Kab. Pandeglang")]
                    ),
                ],
                CsvPath = "/design/list/csv",
            }
        );
    }

    [HttpGet("/design/list/csv")]
    public IActionResult ListFile() =>
        Csv(
            "pinjaman.csv",
            Columns,
            [new SampleLoan(Reference(87), "=Ahmad", "Lebak", new Money(6_000_000), new DateOnly(2026, 12, 8), null)]
        );

    [HttpGet("/design/detail")]
    public IActionResult Detail()
    {
        Under(new Crumb(T["design.loans"], "/design/list"));
        return View();
    }

    [HttpGet("/design/rule")]
    public IActionResult Rule() => throw new RuleBrokenException(new Rule("shared.move-allowed"));

    [HttpGet("/design/fault")]
    public IActionResult Fault() => throw new InvalidOperationException("A fault made on purpose.");
}

public sealed record SampleLoan(
    string Reference,
    string Name,
    string Regency,
    Money Amount,
    DateOnly DueOn,
    Chip? State
);
