using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Documents;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.BusinessPlans;

/// <summary>Hands the plan in: keeps the version and issues its receipt.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record SubmitPlan(Id<BusinessPlan> PlanId) : ICommand;

internal sealed class SubmitPlanHandler(IProgrammeDb db, IActor actor, IDocumentIssuer issuer, TimeProvider clock)
    : CommandHandler<SubmitPlan>
{
    protected override async Task Handle(SubmitPlan command, CancellationToken ct)
    {
        var today = clock.Today();
        var plan = await db.PlanToChange(command.PlanId, actor, ct);
        var call = await db.CallToRead(plan.CallId, ct);
        var applicant = await db.ApplicantOf(plan.ReturneeId, ct);
        var version = plan.Submit(call, call.EligibilityOf(applicant, today), today, clock.GetUtcNow());
        db.Set<PlanVersion>().Add(version);
        await Receipt(plan, call, version, ct);
    }

    private async Task Receipt(BusinessPlan plan, FundingCall call, PlanVersion version, CancellationToken ct)
    {
        var holder = await db
            .Returnees.Where(r => r.Id == plan.ReturneeId)
            .Select(r => new { r.FullName, r.Language })
            .SingleAsync(ct);
        await issuer.Issue(
            new DocumentOrder(
                DocumentKind.SubmissionReceipt,
                plan.Id.Value,
                plan.ReturneeId,
                holder.FullName,
                holder.Language
            ),
            letter => PlanReceipt.Word(letter, plan, call, version, holder.FullName),
            ct
        );
    }
}

/// <summary>The receipt's words: what was handed in, when, and what comes next.</summary>
internal static class PlanReceipt
{
    public static void Word(
        LetterDraft letter,
        BusinessPlan plan,
        FundingCall call,
        PlanVersion version,
        string applicant
    ) =>
        letter
            .Title("business-plans.receipt-title")
            .Paragraph("business-plans.receipt-body")
            .Facts(
                ("business-plans.applicant", applicant),
                ("business-plans.reference", plan.Reference),
                ("business-plans.business-name", plan.BusinessName),
                ("business-plans.call", call.Title),
                ("business-plans.received-at", version.SubmittedAt),
                ("business-plans.version", version.Number),
                ("business-plans.requested", plan.RequestedAmount),
                ("business-plans.in-words", letter.InWords(plan.RequestedAmount)),
                ("business-plans.own-contribution", plan.OwnContribution)
            )
            .Section("business-plans.budget")
            .Table(
                [
                    "business-plans.item",
                    "business-plans.quantity",
                    "business-plans.unit",
                    "business-plans.unit-price",
                    "business-plans.amount",
                    "business-plans.source",
                ],
                plan.BudgetLines.OrderBy(l => l.Position)
                    .Select(l =>
                        (IReadOnlyList<object?>)
                            [l.Description, (long)l.Quantity, l.Unit, l.UnitPrice, l.Amount, l.Source]
                    ),
                [letter.Text("business-plans.total"), null, null, null, plan.Total, null]
            )
            .Section("business-plans.receipt-next")
            .Points([
                letter.Text("business-plans.receipt-next-1"),
                letter.Text("business-plans.receipt-next-2"),
                letter.Text("business-plans.receipt-next-3"),
            ]);
}
