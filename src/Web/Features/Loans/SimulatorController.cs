using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Navigation;

namespace PmiEmas.Web.Features.Loans;

/// <summary>Simulasi angsuran: anybody sees what a loan would cost, month by month.</summary>
[AllowAnonymous]
[Face(Face.Public)]
public sealed class SimulatorController(IMediator mediator, TimeProvider clock) : SiteController(mediator)
{
    [HttpGet("/simulator")]
    public async Task<IActionResult> Show(SimulatorForm form, CancellationToken ct)
    {
        form.DisbursementDate ??= clock.Today();
        var simulation = ModelState.IsValid ? await Simulate(form, ct) : null;
        // A live update shows what is wrong in the place of the result, and htmx takes in good answers only.
        if (simulation is null && !Request.Headers.ContainsKey("HX-Request"))
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Simulator", new SimulatorPage(form, simulation));
    }

    private async Task<LoanSimulation?> Simulate(SimulatorForm form, CancellationToken ct)
    {
        try
        {
            return await Ask(new SimulateLoan(form.Terms(clock.Today()), form.PayDateShift), ct);
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(SimulatorForm.FieldOf(broken.Field), T.Of(broken));
            return null;
        }
    }
}

public sealed record SimulatorPage(SimulatorForm Form, LoanSimulation? Simulation);
