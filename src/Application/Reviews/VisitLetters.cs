using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Documents;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reviews;

/// <summary>The invitation to a visit and its minutes. Both are filed under the plan.</summary>
internal sealed class VisitLetters(IProgrammeDb db, IDocumentIssuer issuer)
{
    public async Task Invite(FieldVisit visit, BusinessPlan plan, CancellationToken ct)
    {
        var (name, language) = await Holder(plan, ct);
        var visitors = await VisitorsOf(visit, ct);
        var by = await Signer(visit.ScheduledById, ct);
        await issuer.Issue(
            new DocumentOrder(DocumentKind.FieldVisitInvitation, plan.Id.Value, plan.ReturneeId, name, language),
            letter =>
                letter
                    .Title("reviews.invitation-title")
                    .Paragraph("reviews.invitation-body", name, plan.Reference)
                    .Facts(
                        ("reviews.business", plan.BusinessName),
                        ("reviews.visit-reference", visit.Reference),
                        ("reviews.visit-on", visit.PlannedOn),
                        ("reviews.visit-from", visit.PlannedAt),
                        ("reviews.visitors", visitors)
                    )
                    .Section("reviews.invitation-prepare")
                    .Points([
                        letter.Text("reviews.invitation-prepare-1"),
                        letter.Text("reviews.invitation-prepare-2"),
                        letter.Text("reviews.invitation-prepare-3"),
                    ])
                    .Strong("reviews.invitation-free")
                    .Signer(by.Office, by.FullName, by.EmployeeNumber),
            ct
        );
    }

    public async Task Minutes(FieldVisit visit, BusinessPlan plan, CancellationToken ct)
    {
        var (name, _) = await Holder(plan, ct);
        var visitors = await VisitorsOf(visit, ct);
        var by = await Signer(visit.RecordedById!.Value, ct);
        // Minutes are a record of the office: in Indonesian, whatever language the applicant reads.
        await issuer.Issue(
            new DocumentOrder(DocumentKind.FieldVisitMinutes, plan.Id.Value, plan.ReturneeId, name, "id"),
            letter =>
                letter
                    .Title("reviews.minutes-title")
                    .Facts(
                        ("reviews.applicant", name),
                        ("reviews.plan", plan.Reference),
                        ("reviews.business", plan.BusinessName),
                        ("reviews.visit-reference", visit.Reference),
                        ("reviews.visited-on", visit.VisitedOn),
                        ("reviews.visitors", visitors),
                        ("reviews.present", visit.Present),
                        ("reviews.coordinates", visit.Coordinates?.ToString()),
                        ("reviews.photos-taken", visit.Photos.Count)
                    )
                    .Section("reviews.findings")
                    .Table(
                        ["reviews.finding", "reviews.answer", "reviews.comment"],
                        FieldVisit.Checklist.Select(code => RowOf(letter, visit, code))
                    )
                    .Section("reviews.conclusion")
                    .Strong(Key(visit.Conclusion!.Value))
                    .Said(visit.Summary!)
                    .Signer(by.Office, by.FullName, by.EmployeeNumber),
            ct
        );
    }

    private static IReadOnlyList<object?> RowOf(LetterDraft letter, FieldVisit visit, string code)
    {
        var finding = visit.Findings.First(f => f.Code == code);
        return [letter.Text("reviews.finding-" + code), finding.Answer, finding.Note ?? ""];
    }

    private static string Key(VisitConclusion conclusion) =>
        conclusion switch
        {
            VisitConclusion.Supports => "reviews.visit-conclusion.supports",
            VisitConclusion.SupportsWithNotes => "reviews.visit-conclusion.supports-with-notes",
            _ => "reviews.visit-conclusion.does-not-support",
        };

    private async Task<(string Name, string Language)> Holder(BusinessPlan plan, CancellationToken ct)
    {
        var found = await db
            .Returnees.Where(r => r.Id == plan.ReturneeId)
            .Select(r => new { r.FullName, r.Language })
            .SingleAsync(ct);
        return (found.FullName, found.Language);
    }

    private async Task<string> VisitorsOf(FieldVisit visit, CancellationToken ct)
    {
        var ids = visit.VisitorIds.Select(v => new Id<StaffMember>(v)).ToList();
        var names = await db
            .Staff.Where(s => ids.Contains(s.Id))
            .OrderBy(s => s.FullName)
            .Select(s => s.FullName + " (" + s.Office + ")")
            .ToListAsync(ct);
        return string.Join(", ", names);
    }

    private async Task<StaffMember> Signer(Id<StaffMember> id, CancellationToken ct) =>
        await db.Staff.AsNoTracking().SingleAsync(s => s.Id == id, ct);
}
