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
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (!environment.IsDevelopment() && !environment.IsEnvironment("Test"))
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
    public IActionResult List(ListQuery query) => View(SampleLoan.Page(query));

    [HttpGet("/design/list/csv")]
    public IActionResult ListFile(ListQuery query) =>
        Csv("pinjaman.csv", SampleLoan.Columns, SampleLoan.Found(query.ForExport()));

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
