namespace PmiEmas.Domain.BusinessPlans;

/// <summary>The parts of a plan, in the order they are written.</summary>
public enum PlanSection
{
    Identity,
    Product,
    Market,
    Operations,
    People,
    Budget,
    CashFlow,
    Risks,
    Photos,
    Documents,
}

/// <summary>How far a section is.</summary>
public enum SectionState
{
    Empty,
    Started,
    Complete,
    ToBeCorrected,
}

/// <summary>What stands between a plan and its submission. The code names its text; the field, where there is one, its place.</summary>
public sealed record MissingItem(PlanSection Section, string Code, string? Field = null, params object[] Arguments);

/// <summary>What an officer asked to be put right, and what the applicant answered. Rounds count submissions.</summary>
public sealed record PlanCorrection(
    int Round,
    PlanSection Section,
    string Reason,
    DateTimeOffset AskedAt,
    string? Answer = null,
    DateTimeOffset? AnsweredAt = null
)
{
    public bool IsOpen => AnsweredAt is null;
}

/// <summary>A photo (<see cref="Photo"/>) or a document the call wants (its code).</summary>
public sealed record PlanAttachment(
    Shared.Id<Documents.StoredFile> FileId,
    string Kind,
    string FileName,
    DateTimeOffset AddedAt
)
{
    public const string Photo = "photo";
}

/// <summary>A field as somebody changed it: what they saw before, and what they typed.</summary>
public sealed record FieldChange(string Field, string Seen, string Value);

/// <summary>Two people (or two phones) wrote the same field: neither text is lost, one is chosen.</summary>
public sealed record FieldConflict(string Field, string Theirs, string Yours);
