using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Navigation;

namespace PmiEmas.Web.Features.Loans;

/// <summary>Simulasi angsuran: anybody sees what a loan would cost, month by month, up to three ways side by side.</summary>
[AllowAnonymous]
[Face(Face.Public)]
public sealed class SimulatorController(IMediator mediator, TimeProvider clock) : SiteController(mediator)
{
    [HttpGet("/simulator")]
    public async Task<IActionResult> Show(SimulatorForm form, CancellationToken ct)
    {
        form.WithComparisons().DisbursementDate ??= clock.Today();
        var offers = await Ask(new LoanOffers(), ct);
        var ways = ModelState.IsValid ? await Ways(form, offers, ct) : [];
        // A live update shows what is wrong in the place of the result, and htmx takes in good answers only.
        if (ways.Count == 0 && !Request.Headers.ContainsKey("HX-Request"))
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Simulator", new SimulatorPage(form, offers, ways));
    }

    /// <summary>Every way that was asked for, or none where one of them cannot be.</summary>
    private async Task<IReadOnlyList<SimulatedWay>> Ways(
        SimulatorForm form,
        IReadOnlyList<LoanOffer> offers,
        CancellationToken ct
    )
    {
        List<SimulatedWay?> ways = [await Way("", () => First(form, offers), ct)];
        for (var i = 0; i < form.Compare.Count; i++)
            if (form.Compare[i] is { IsAsked: true } other)
                ways.Add(await Way($"Compare[{i}].", () => Other(form, other, offers), ct));
        return ways.Contains(null) ? [] : [.. ways.OfType<SimulatedWay>()];
    }

    private async Task<SimulatedWay?> Way(string prefix, Func<Asked> asked, CancellationToken ct)
    {
        try
        {
            var (name, terms, shift) = asked();
            return new SimulatedWay(name, terms.Method, await Ask(new SimulateLoan(terms, shift), ct));
        }
        catch (RuleBrokenException broken)
        {
            var field = prefix + SimulatorForm.FieldOf(broken.Field);
            ModelState.AddModelError(
                ModelState.ContainsKey(field) || prefix.Length == 0 ? field : prefix + nameof(CompareForm.With),
                T.Of(broken)
            );
            return null;
        }
    }

    private Asked First(SimulatorForm form, IReadOnlyList<LoanOffer> offers)
    {
        var terms = form.Terms(clock.Today());
        return string.IsNullOrEmpty(form.Product)
            ? new Asked(T.Of(form.Method), terms, form.PayDateShift)
            : Of(form.Product, nameof(SimulatorForm.Product), terms, form.Periods, offers);
    }

    private Asked Other(SimulatorForm form, CompareForm other, IReadOnlyList<LoanOffer> offers)
    {
        var first = form.Terms(clock.Today());
        return other.ProductCode is { } code
            ? Of(code, nameof(CompareForm.With), first, other.Periods ?? form.Periods, offers)
            : new Asked(T.Of(other.Method!.Value), other.Terms(first), form.PayDateShift);
    }

    private static Asked Of(string code, string field, LoanTerms asked, int periods, IReadOnlyList<LoanOffer> offers)
    {
        var offer =
            offers.FirstOrDefault(o => o.Code == code)
            ?? throw new RuleBrokenException(LoanRules.NeedsProduct) { Field = field };
        var terms = offer.Terms;
        if (terms.Seasons is not null)
            periods = terms.UsualPeriods;
        else if (periods < terms.FewestPeriods || periods > terms.MostPeriods)
            throw new RuleBrokenException(LoanRules.PeriodsOfProduct, terms.FewestPeriods, terms.MostPeriods)
            {
                Field = nameof(SimulatorForm.Periods),
            };
        var firstDue = terms.Seasons is null ? asked.FirstDueOn : null;
        return new Asked(
            terms.Name,
            terms.For(asked.Principal, periods, asked.DisbursementOn, firstDue),
            terms.PayDateShift
        );
    }

    private sealed record Asked(string Name, LoanTerms Terms, PayDateShift Shift);
}

/// <summary>One way to pay the loan back.</summary>
public sealed record SimulatedWay(string Name, LoanMethod Method, LoanSimulation Simulation)
{
    public LoanWords Words => LoanWords.Of(Method);

    /// <summary>Rupiah more (or less, below zero) than the other way costs in all.</summary>
    public long MoreThan(SimulatedWay other) => Simulation.Totals.Total - other.Simulation.Totals.Total;
}

public sealed record SimulatorPage(
    SimulatorForm Form,
    IReadOnlyList<LoanOffer> Offers,
    IReadOnlyList<SimulatedWay> Ways
);
