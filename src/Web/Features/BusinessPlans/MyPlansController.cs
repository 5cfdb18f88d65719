using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Application.Loans;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Navigation;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.BusinessPlans;

/// <summary>The returnee's plans: choosing a call, the plan's home, handing in and taking back.</summary>
[Face(Face.Portal)]
public sealed class MyPlansController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet(PlanLinks.Mine)]
    public async Task<IActionResult> Mine(CancellationToken ct) => View(await Ask(new MyPlans(), ct));

    [HttpGet("/portal/plan/calls/{id}")]
    public async Task<IActionResult> Call(Id<FundingCall> id, CancellationToken ct)
    {
        Under(new Crumb(T["business-plans.mine"], PlanLinks.Mine));
        var call = new MyCallModel(await Ask(new PublicCall(id), ct), await Ask(new MyCall(id), ct));
        ViewData["LoanProducts"] = await Ask(new CallLoanProducts(id), ct);
        return View("Call", call);
    }

    [HttpPost("/portal/plan/calls/{id}")]
    public Task<IActionResult> Start(Id<FundingCall> id, CancellationToken ct) =>
        Submit(() => new StartPlan(id), plan => LocalRedirect(PlanLinks.Home(plan)), () => Call(id, ct), ct);

    [HttpGet("/portal/plan/{id}")]
    public async Task<IActionResult> Home(Id<BusinessPlan> id, CancellationToken ct)
    {
        Under(new Crumb(T["business-plans.mine"], PlanLinks.Mine));
        var page = await Ask(new MyPlan(id), ct);
        await NameLoanProduct(page.Plan, ct);
        return View("PlanHome", page);
    }

    [HttpGet("/portal/plan/{id}/loan-product")]
    public Task<IActionResult> LoanProduct(Id<BusinessPlan> id, CancellationToken ct) => ProductPage(id, null, ct);

    [HttpPost("/portal/plan/{id}/loan-product")]
    public Task<IActionResult> LoanProduct(Id<BusinessPlan> id, LoanProductForm form, CancellationToken ct) =>
        Submit(
            () => new ChooseLoanProduct(id, form.Code),
            _ => Done(PlanLinks.Home(id), "business-plans.loan-product-chosen"),
            () => ProductPage(id, form, ct),
            ct
        );

    [HttpGet("/portal/plan/{id}/submit")]
    public async Task<IActionResult> Submit(Id<BusinessPlan> id, CancellationToken ct)
    {
        var page = await Ask(new MyPlan(id), ct);
        UnderPlan(page.Plan);
        await NameLoanProduct(page.Plan, ct);
        return View("SubmitPlan", page);
    }

    [HttpPost("/portal/plan/{id}/submit")]
    public Task<IActionResult> HandIn(Id<BusinessPlan> id, CancellationToken ct) =>
        Submit(
            () => new SubmitPlan(id),
            _ => Done(PlanLinks.Home(id), "business-plans.submitted"),
            () => Submit(id, ct),
            ct
        );

    [HttpGet("/portal/plan/{id}/withdraw")]
    public async Task<IActionResult> Withdraw(Id<BusinessPlan> id, CancellationToken ct)
    {
        UnderPlan((await Ask(new MyPlan(id), ct)).Plan);
        return View("WithdrawPlan", new WithdrawForm());
    }

    [HttpPost("/portal/plan/{id}/withdraw")]
    public Task<IActionResult> Withdraw(Id<BusinessPlan> id, WithdrawForm form, CancellationToken ct) =>
        Submit(
            () => new WithdrawPlan(id, form.Reason ?? ""),
            _ => Done(PlanLinks.Mine, "business-plans.withdrawn"),
            () => Task.FromResult<IActionResult>(View("WithdrawPlan", form)),
            ct
        );

    private async Task<IActionResult> ProductPage(Id<BusinessPlan> id, LoanProductForm? typed, CancellationToken ct)
    {
        var plan = (await Ask(new MyPlan(id), ct)).Plan;
        UnderPlan(plan);
        ViewData["Plan"] = plan;
        ViewData["LoanProducts"] = await Ask(new CallLoanProducts(plan.CallId, plan.Requested), ct);
        return View("LoanProduct", typed ?? new LoanProductForm { Code = plan.LoanProductCode });
    }

    private async Task NameLoanProduct(PlanView plan, CancellationToken ct)
    {
        if (plan.Call.LoanProductCodes.Count > 1)
            ViewData["LoanProduct"] =
                (await Ask(new CallLoanProducts(plan.CallId), ct))
                    .FirstOrDefault(p => p.Code == plan.LoanProductCode)
                    ?.Terms.Name
                ?? T["business-plans.left-to-the-office"];
    }

    private void UnderPlan(PlanView plan) =>
        Under(
            new Crumb(T["business-plans.mine"], PlanLinks.Mine),
            new Crumb(plan.BusinessName.Length > 0 ? plan.BusinessName : plan.Reference, PlanLinks.Home(plan.Id))
        );
}

public sealed record MyCallModel(CallView Call, MyCallPage Mine);
