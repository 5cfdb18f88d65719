using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;

namespace PmiEmas.Web.Features.Loans;

/// <summary>The schedule engine for everybody, as JSON.</summary>
[AllowAnonymous]
public sealed class LoanSimulationsController(IMediator mediator, TimeProvider clock) : SiteController(mediator)
{
    private const string ProblemType = "application/problem+json; charset=utf-8";

    [HttpGet("/api/v1/loan-simulations")]
    public async Task<IActionResult> Simulate(CancellationToken ct)
    {
        var (request, faults) = SimulationQuery.Read(Request.Query, clock.Today());
        if (request is null)
            return Refuse(faults);
        try
        {
            return Json(await Ask(request, ct));
        }
        catch (RuleBrokenException broken)
        {
            return Refuse([new SimulationFault(broken.Field ?? "", broken.Rule, broken.Arguments)]);
        }
    }

    [HttpGet("/api/v1/openapi.json")]
    public IActionResult Describe() => Json(SimulationDescription.OpenApi(T));

    private JsonResult Refuse(IReadOnlyList<SimulationFault> faults)
    {
        var errors = faults.Select(f => new
        {
            field = f.Field,
            rule = f.Rule.Code,
            message = T[f.Rule.Code, [.. f.Arguments]],
        });
        var first = errors.First();
        var problem = new
        {
            type = "/api/v1/openapi.json",
            title = T["loans.simulation-refused"],
            status = StatusCodes.Status422UnprocessableEntity,
            detail = $"{first.field}: {first.message}",
            instance = Request.Path.Value,
            first.field,
            first.rule,
            errors,
        };
        return new JsonResult(problem)
        {
            StatusCode = StatusCodes.Status422UnprocessableEntity,
            ContentType = ProblemType,
        };
    }
}
