using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Documents;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Reviews;

/// <summary>The letter that tells an applicant the decision: amounts per line, a place on the waiting list, or the reasons against.</summary>
internal sealed class DecisionLetters(IProgrammeDb db, IDocumentIssuer issuer)
{
    public async Task Issue(
        DecisionBatch batch,
        DecisionEntry entry,
        BusinessPlan plan,
        FundingCall call,
        CancellationToken ct
    )
    {
        var holder = await db
            .Returnees.Where(r => r.Id == plan.ReturneeId)
            .Select(r => new { r.FullName, r.Language })
            .SingleAsync(ct);
        var signer = await db.Staff.AsNoTracking().SingleAsync(s => s.Id == batch.PublishedById, ct);
        // A decision after the waiting list takes the place of the letter before.
        await issuer.Revoke(DocumentKind.DecisionLetter, plan.Id.Value, ct);
        await issuer.Issue(
            new DocumentOrder(
                DocumentKind.DecisionLetter,
                plan.Id.Value,
                plan.ReturneeId,
                holder.FullName,
                holder.Language
            ),
            letter =>
            {
                letter
                    .Title(Text(entry.Kind, "title"))
                    .Paragraph(Text(entry.Kind, "body"), holder.FullName)
                    .Facts(
                        ("reviews.applicant", holder.FullName),
                        ("reviews.plan", plan.Reference),
                        ("reviews.business", plan.BusinessName),
                        ("reviews.call", call.Title),
                        ("reviews.legal-basis", call.LegalBasis),
                        ("reviews.batch", batch.Reference),
                        ("reviews.requested", plan.RequestedAmount)
                    );
                if (entry.Kind == DecisionKind.Approve)
                    Approval(letter, entry, plan, call);
                if (entry.Reasons is { } reasons)
                    letter.Section("reviews.reasons").Said(reasons);
                letter.Section("reviews.what-next").Paragraph(NextOf(entry.Kind, call.Kind));
                letter.Signer(signer.Office, signer.FullName, signer.EmployeeNumber);
            },
            ct
        );
    }

    /// <summary>What comes after a decision, as the letter and the portal say it.</summary>
    public static string NextOf(DecisionKind decision, CallKind call) =>
        decision switch
        {
            DecisionKind.Approve => call == CallKind.Grant ? "reviews.next-after-grant" : "reviews.next-after-loan",
            DecisionKind.Waitlist => "reviews.next-after-waitlist",
            _ => "reviews.next-after-rejection",
        };

    private static void Approval(LetterDraft letter, DecisionEntry entry, BusinessPlan plan, FundingCall call)
    {
        letter.Facts(
            ("reviews.approved", entry.Amount),
            ("reviews.in-words", letter.InWords(entry.Amount)),
            ("reviews.lender", call.Lender)
        );
        letter
            .Section("reviews.amounts")
            .Table(
                ["reviews.line", "reviews.requested", "reviews.approved"],
                plan.BudgetLines.Where(l => l.Source == BudgetSource.Requested)
                    .OrderBy(l => l.Position)
                    .Select(l =>
                        (IReadOnlyList<object?>)[l.Description, l.Amount, entry.Amounts.GetValueOrDefault(l.Id.Value)]
                    ),
                [letter.Text("reviews.total"), plan.RequestedAmount, entry.Amount]
            );
        if (entry.Conditions is { } conditions)
            letter.Section("reviews.conditions").Said(conditions);
    }

    private static string Text(DecisionKind kind, string part) =>
        kind switch
        {
            DecisionKind.Approve => "reviews.letter-approved-" + part,
            DecisionKind.Waitlist => "reviews.letter-waitlisted-" + part,
            _ => "reviews.letter-rejected-" + part,
        };
}
