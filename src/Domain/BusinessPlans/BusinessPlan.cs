using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.BusinessPlans;

public enum PlanStatus
{
    Draft,
    Submitted,
    Screened,
    InReview,
    FieldVisit,
    ReadyForDecision,
    Approved,
    Waitlisted,
    Rejected,
    ChangesRequested,
    Withdrawn,
    Ineligible,
}

/// <summary>A returnee's plan for a business, answering one call. Writing stands here, judging in <c>BusinessPlan.Judging.cs</c>.</summary>
public sealed partial class BusinessPlan : AggregateRoot<BusinessPlan>
{
    public const int MostLines = 60;
    public const int MostPhotos = 8;
    public const int MostFilesPerDocument = 3;

    private BusinessPlan() { }

    /// <summary><c>PU-2026-000123</c>.</summary>
    public string Reference { get; private set; } = "";

    public Id<Returnee> ReturneeId { get; private set; }

    public Id<FundingCall> CallId { get; private set; }

    public PlanStatus Status { get; private set; }

    /// <summary>Where the applicant lives (a village): decides which staff see the plan.</summary>
    public RegionCode Region { get; private set; } = null!;

    public string BusinessName { get; private set; } = "";

    /// <summary>The answers by field code; see <see cref="PlanFields"/>.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; private set; } = new Dictionary<string, string>();

    /// <summary>The loan product asked for, among those of the call; null leaves it to the office.</summary>
    public string? LoanProductCode { get; private set; }

    public List<BudgetLine> BudgetLines { get; private set; } = [];

    public IReadOnlyList<PlanAttachment> Attachments { get; private set; } = [];

    public IReadOnlyList<PlanCorrection> Corrections { get; private set; } = [];

    /// <summary>The sum of the lines asked from the programme.</summary>
    public Money RequestedAmount { get; private set; }

    /// <summary>The sum of the lines the applicant carries.</summary>
    public Money OwnContribution { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The latest submission; null before the first.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>How often the plan was submitted.</summary>
    public int Submissions { get; private set; }

    public Money Total => RequestedAmount + OwnContribution;

    /// <summary>The applicant's share of the budget, in whole percent rounded down.</summary>
    public int OwnSharePercent => Total.IsZero ? 0 : (int)(OwnContribution.Rupiah * 100 / Total.Rupiah);

    public bool MayBeWritten => Status is PlanStatus.Draft or PlanStatus.ChangesRequested;

    public string Answer(string field) => Answers.GetValueOrDefault(field, "");

    public CashFlowProjection CashFlow() => CashFlowProjection.Of(Answers, Total);

    public static BusinessPlan Start(
        Id<BusinessPlan> id,
        string reference,
        Id<Returnee> returneeId,
        RegionCode region,
        FundingCall call,
        Eligibility eligibility,
        DateOnly today,
        DateTimeOffset at
    )
    {
        PlanRules.CallAcceptsPlans.Require(call.AcceptsPlansOn(today));
        PlanRules.ApplicantMayApply.Require(
            eligibility is Eligibility.Eligible or Eligibility.NotEligible { OnlyWaitsForVerification: true }
        );
        var plan = new BusinessPlan
        {
            Id = id,
            Reference = reference,
            ReturneeId = returneeId,
            Region = region,
            CallId = call.Id,
            // Most businesses stand where their owner lives; the field can be changed.
            Answers = new Dictionary<string, string> { [PlanFields.Village] = region.Value },
            StartedAt = at,
            ChangedAt = at,
        };
        plan.Raise(new PlanStarted(id, returneeId, call.Id));
        return plan;
    }

    /// <summary>
    /// Keeps the changes to a section's fields. A field somebody else changed meanwhile stays as it is and is given back with both
    /// texts. Throws for a value that cannot be one, before anything is kept.
    /// </summary>
    public IReadOnlyList<FieldConflict> Write(
        PlanSection section,
        IReadOnlyList<FieldChange> changes,
        DateTimeOffset at
    )
    {
        RequireWritable(section);
        var wanted = changes.Select(c => Checked(section, c)).ToList();
        List<FieldConflict> conflicts = [];
        var answers = new Dictionary<string, string>(Answers);
        foreach (var change in wanted)
        {
            var current = Answer(change.Field);
            if (current == change.Value || change.Seen == change.Value)
                continue;
            if (current != change.Seen)
                conflicts.Add(new FieldConflict(change.Field, current, change.Value));
            else if (change.Value.Length == 0)
                answers.Remove(change.Field);
            else
                answers[change.Field] = change.Value;
        }

        Keep(answers, at);
        return conflicts;
    }

    /// <summary>Copies one month of the cash flow to all months after it.</summary>
    public void CopyMonthForward(int month, DateTimeOffset at)
    {
        RequireWritable(PlanSection.CashFlow);
        var answers = new Dictionary<string, string>(Answers);
        foreach (var row in PlanFields.MonthRows)
        foreach (var later in Enumerable.Range(month + 1, PlanFields.Months - month))
            if (Answer(PlanFields.MonthField(row, month)) is { Length: > 0 } value)
                answers[PlanFields.MonthField(row, later)] = value;
            else
                answers.Remove(PlanFields.MonthField(row, later));
        Keep(answers, at);
    }

    public void AddLine(Id<BudgetLine> id, BudgetItem item, DateTimeOffset at)
    {
        RequireWritable(PlanSection.Budget);
        RequireSound(item);
        PlanRules.AtMostLines.Require(BudgetLines.Count < MostLines, MostLines);
        BudgetLines.Add(BudgetLine.Of(id, BudgetLines.Select(l => l.Position).DefaultIfEmpty().Max() + 1, item));
        AddUp(at);
    }

    public void ChangeLine(Id<BudgetLine> id, BudgetItem item, DateTimeOffset at)
    {
        RequireWritable(PlanSection.Budget);
        RequireSound(item);
        Line(id).Take(item);
        AddUp(at);
    }

    public void RemoveLine(Id<BudgetLine> id, DateTimeOffset at)
    {
        RequireWritable(PlanSection.Budget);
        BudgetLines.Remove(Line(id));
        AddUp(at);
    }

    /// <summary>Chooses among the call's loan products; null leaves it to the office.</summary>
    public void ChooseLoanProduct(string? code, FundingCall call, DateTimeOffset at)
    {
        RequireWritable(PlanSection.Budget);
        Require(
            PlanRules.LoanProductOfTheCall,
            code is null || call.LoanProductCodes.Contains(code),
            nameof(LoanProductCode)
        );
        (LoanProductCode, ChangedAt) = (code, at);
    }

    public void Attach(PlanAttachment file, FundingCall call)
    {
        var photo = file.Kind == PlanAttachment.Photo;
        RequireWritable(photo ? PlanSection.Photos : PlanSection.Documents);
        PlanRules.FileKindWanted.Require(photo || call.DocumentsWanted.Any(d => d.Code == file.Kind));
        var most = photo ? MostPhotos : MostFilesPerDocument;
        PlanRules.AtMostFiles.Require(Attachments.Count(a => a.Kind == file.Kind) < most, most);
        (Attachments, ChangedAt) = ([.. Attachments, file], file.AddedAt);
    }

    public void Detach(Id<Documents.StoredFile> fileId, DateTimeOffset at)
    {
        var file = Attachments.FirstOrDefault(a => a.FileId == fileId);
        PlanRules.FileKindWanted.Require(file is not null);
        RequireWritable(file!.Kind == PlanAttachment.Photo ? PlanSection.Photos : PlanSection.Documents);
        (Attachments, ChangedAt) = ([.. Attachments.Where(a => a != file)], at);
    }

    /// <summary>What a section's corrections were answered with.</summary>
    public void AnswerCorrection(PlanSection section, string answer, DateTimeOffset at)
    {
        RequireWritable(section);
        PlanRules.CorrectionAnswered.Require(!string.IsNullOrWhiteSpace(answer) && answer.Length <= 2000);
        Corrections =
        [
            .. Corrections.Select(c =>
                c.Round == Submissions && c.Section == section ? c with { Answer = answer.Trim(), AnsweredAt = at } : c
            ),
        ];
        ChangedAt = at;
    }

    /// <summary>Hands the plan in, for the first time or after corrections, and gives the version to keep.</summary>
    public PlanVersion Submit(FundingCall call, Eligibility eligibility, DateOnly today, DateTimeOffset at)
    {
        PlanMoves.Table.Require(Status, PlanStatus.Submitted);
        // Who was asked for corrections may answer after the closing day.
        PlanRules.CallAcceptsPlans.Require(Status == PlanStatus.ChangesRequested || call.AcceptsPlansOn(today));
        PlanRules.ApplicantMayApply.Require(eligibility is Eligibility.Eligible);
        var missing = Missing(call);
        PlanRules.Complete.Require(missing.Count == 0, missing.Count);

        (Status, SubmittedAt, ChangedAt) = (PlanStatus.Submitted, at, at);
        Submissions++;
        Raise(new PlanSubmitted(Id, ReturneeId, CallId));
        return PlanVersion.Of(Id, Submissions, Snapshot(), at);
    }

    public void Withdraw(string reason, DateTimeOffset at)
    {
        PlanMoves.Table.Require(Status, PlanStatus.Withdrawn);
        RequireReason(reason);
        (Status, StatusReason, ChangedAt) = (PlanStatus.Withdrawn, reason.Trim(), at);
        Raise(new PlanWithdrawn(Id, ReturneeId));
    }

    public PlanSnapshot Snapshot() =>
        new(
            Answers,
            [
                .. BudgetLines
                    .OrderBy(l => l.Position)
                    .Select(l => new SnapshotLine(
                        l.Id.Value,
                        l.Description,
                        l.Quantity,
                        l.Unit,
                        l.UnitPrice.Rupiah,
                        l.Source
                    )),
            ],
            [.. Attachments.Select(a => new SnapshotFile(a.FileId.Value, a.Kind, a.FileName))],
            LoanProductCode
        );

    private static FieldChange Checked(PlanSection section, FieldChange change)
    {
        var field = PlanFields.Find(change.Field);
        PlanRules.FieldKnown.Require(field?.Section == section);
        return field!.Normalise(change.Value) is { } value
            ? change with
            {
                Seen = field.Normalise(change.Seen) ?? "",
                Value = value,
            }
            : throw new RuleBrokenException(PlanRules.Typed(field.Kind), field.Limit) { Field = field.Code };
    }

    private static void RequireSound(BudgetItem item)
    {
        Require(PlanRules.LineDescribed, item.Description.Trim().Length is > 0 and <= 200, nameof(item.Description));
        Require(PlanRules.LineCounted, item.Quantity is > 0 and <= 100_000, nameof(item.Quantity));
        Require(
            PlanRules.LinePriced,
            item.UnitPrice.Rupiah is > 0 and <= AmountText.Largest / 100,
            nameof(item.UnitPrice)
        );
    }

    private static void Require(Rule rule, bool kept, string field)
    {
        if (!kept)
            throw new RuleBrokenException(rule) { Field = field };
    }

    private void RequireWritable(PlanSection section)
    {
        PlanRules.Editable.Require(MayBeWritten);
        PlanRules.OnlyAskedSections.Require(
            Status == PlanStatus.Draft || Corrections.Any(c => c.Round == Submissions && c.Section == section)
        );
    }

    private BudgetLine Line(Id<BudgetLine> id)
    {
        var line = BudgetLines.FirstOrDefault(l => l.Id == id);
        PlanRules.LineKnown.Require(line is not null);
        return line!;
    }

    private void Keep(Dictionary<string, string> answers, DateTimeOffset at) =>
        (Answers, BusinessName, ChangedAt) = (answers, answers.GetValueOrDefault(PlanFields.BusinessName, ""), at);

    private void AddUp(DateTimeOffset at)
    {
        RequestedAmount = SumOf(BudgetSource.Requested);
        OwnContribution = SumOf(BudgetSource.OwnContribution);
        ChangedAt = at;
    }

    private Money SumOf(BudgetSource source) =>
        Money.Sum(BudgetLines.Where(l => l.Source == source).Select(l => l.Amount));

    private static void RequireReason(string? reason) =>
        PlanRules.ReasonGiven.Require(!string.IsNullOrWhiteSpace(reason) && reason.Length <= 2000);
}
