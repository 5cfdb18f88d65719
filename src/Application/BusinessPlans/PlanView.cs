using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.BusinessPlans;

/// <summary>A plan to read, without the person behind it: what applicant, officer and reviewer all see.</summary>
public sealed record PlanView
{
    public required Id<BusinessPlan> Id { get; init; }
    public required string Reference { get; init; }
    public required string BusinessName { get; init; }
    public required PlanStatus Status { get; init; }
    public required string? StatusReason { get; init; }
    public required IReadOnlyList<IneligibleReason> IneligibleReasons { get; init; }
    public required Id<FundingCall> CallId { get; init; }
    public required CallTerms Call { get; init; }
    public required IReadOnlyDictionary<string, string> Answers { get; init; }

    /// <summary>The loan product asked for; null leaves it to the office.</summary>
    public required string? LoanProductCode { get; init; }

    /// <summary>The village of the business with the places it lies in.</summary>
    public required string Place { get; init; }
    public required IReadOnlyList<PlanLine> Lines { get; init; }
    public required Money Requested { get; init; }
    public required Money OwnContribution { get; init; }
    public required int OwnSharePercent { get; init; }
    public required Money? Approved { get; init; }
    public required CashFlowProjection CashFlow { get; init; }
    public required IReadOnlyList<PlanAttachment> Attachments { get; init; }
    public required IReadOnlyList<PlanCorrection> Corrections { get; init; }
    public required IReadOnlyList<SectionProgress> Sections { get; init; }
    public required IReadOnlyList<MissingItem> Missing { get; init; }
    public required int Submissions { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
    public required DateTimeOffset? SubmittedAt { get; init; }

    public Money Total => Requested + OwnContribution;

    public bool MayBeWritten => Status is PlanStatus.Draft or PlanStatus.ChangesRequested;

    public string Answer(string field) => Answers.GetValueOrDefault(field, "");

    /// <summary>What the latest round of corrections asked of a section.</summary>
    public PlanCorrection? AskedOf(PlanSection section) =>
        Status == PlanStatus.ChangesRequested
            ? Corrections.LastOrDefault(c => c.Round == Submissions && c.Section == section)
            : null;

    public bool MayWrite(PlanSection section) =>
        Status == PlanStatus.Draft || (Status == PlanStatus.ChangesRequested && AskedOf(section) is not null);
}

public sealed record SectionProgress(PlanSection Section, SectionState State);

public sealed record PlanLine(
    Id<BudgetLine> Id,
    string Description,
    int Quantity,
    string Unit,
    Money UnitPrice,
    Money Amount,
    BudgetSource Source,
    Money? Approved
);

/// <summary>A letter of the programme about a plan.</summary>
public sealed record PlanLetter(
    DocumentKind Kind,
    string Reference,
    string Code,
    DateOnly IssuedOn,
    Id<StoredFile>? FileId
);

/// <summary>Puts a plan together for reading. Whoever calls has checked that the reader may see it.</summary>
public static class PlanViews
{
    public static async Task<PlanView> PlanViewOf(
        this IProgrammeDb db,
        IQueryable<BusinessPlan> visible,
        Id<BusinessPlan> id,
        CancellationToken ct
    )
    {
        var plan =
            await visible.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct)
            ?? throw new NotFoundException(nameof(BusinessPlan));
        var call = await db.CallToRead(plan.CallId, ct);
        return ViewOf(plan, call, await db.NameOf(plan.Answer(PlanFields.Village), ct));
    }

    public static async Task<IReadOnlyList<PlanLetter>> LettersOf(
        this IProgrammeDb db,
        Id<BusinessPlan> id,
        CancellationToken ct
    ) =>
        await db
            .IssuedDocuments.AsNoTracking()
            .Where(d => d.SubjectId == id.Value && d.RevokedAt == null)
            .OrderByDescending(d => d.IssuedOn)
            .ThenByDescending(d => d.Id)
            .Select(d => new PlanLetter(d.Kind, d.Reference, d.Code, d.IssuedOn, d.FileId))
            .ToListAsync(ct);

    private static async Task<string> NameOf(this IProgrammeDb db, string village, CancellationToken ct)
    {
        if (village.Length != (int)RegionLevel.Village)
            return "";
        string[] codes = [village, village[..6], village[..4]];
        var names = await db
            .Regions.AsNoTracking()
            .Where(r => codes.Contains(r.Code))
            .OrderByDescending(r => r.Code)
            .Select(r => new { r.Code, r.Name })
            .ToListAsync(ct);
        return string.Join(", ", names.OrderByDescending(n => n.Code.Length).Select(n => n.Name));
    }

    private static PlanView ViewOf(BusinessPlan plan, FundingCall call, string place)
    {
        var missing = plan.Missing(call);
        return new PlanView
        {
            Id = plan.Id,
            Reference = plan.Reference,
            BusinessName = plan.BusinessName,
            Status = plan.Status,
            StatusReason = plan.StatusReason,
            IneligibleReasons = plan.IneligibleReasons,
            CallId = call.Id,
            Call = call.Terms(),
            Answers = plan.Answers,
            LoanProductCode = plan.LoanProductCode,
            Place = place,
            Lines =
            [
                .. plan
                    .BudgetLines.OrderBy(l => l.Position)
                    .Select(l => new PlanLine(
                        l.Id,
                        l.Description,
                        l.Quantity,
                        l.Unit,
                        l.UnitPrice,
                        l.Amount,
                        l.Source,
                        l.ApprovedAmount
                    )),
            ],
            Requested = plan.RequestedAmount,
            OwnContribution = plan.OwnContribution,
            OwnSharePercent = plan.OwnSharePercent,
            Approved = plan.ApprovedAmount,
            CashFlow = plan.CashFlow(),
            Attachments = plan.Attachments,
            Corrections = plan.Corrections,
            Sections =
            [
                .. Enum.GetValues<PlanSection>()
                    .Where(s => s != PlanSection.Documents || call.DocumentsWanted.Count > 0)
                    .Select(s => new SectionProgress(s, plan.StateOf(s, missing))),
            ],
            Missing = missing,
            Submissions = plan.Submissions,
            ChangedAt = plan.ChangedAt,
            SubmittedAt = plan.SubmittedAt,
        };
    }
}
