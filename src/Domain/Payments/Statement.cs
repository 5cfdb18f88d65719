using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Payments;

public enum StatementStatus
{
    /// <summary>The file is kept; nothing of it is stored yet.</summary>
    Uploaded,

    /// <summary>Its lines are being stored, part by part.</summary>
    Reading,

    /// <summary>Its lines are being matched or put into suspense.</summary>
    Placing,
    Done,
    Discarded,
}

/// <summary>A bank statement file: looked at first, then imported in parts that can be left and resumed anywhere.</summary>
public sealed class Statement : AggregateRoot<Statement>
{
    public static readonly Transitions<StatementStatus> Moves = new(
        "statement",
        StatementStatus.Uploaded,
        (StatementStatus.Uploaded, [StatementStatus.Reading, StatementStatus.Discarded]),
        (StatementStatus.Reading, [StatementStatus.Placing]),
        (StatementStatus.Placing, [StatementStatus.Done])
    );

    private Statement() { }

    /// <summary><c>RK-2026-000001</c>.</summary>
    public string Reference { get; private set; } = "";

    public StatementStatus Status { get; private set; }

    public Id<FundAccount> FundAccountId { get; private set; }

    public Id<FundSource> FundSourceId { get; private set; }

    /// <summary>Whose way of writing statements it has.</summary>
    public string BankCode { get; private set; } = "";

    public Id<StoredFile> FileId { get; private set; }

    public string FileName { get; private set; } = "";

    /// <summary>The mapping it is read by; null until the bank has one.</summary>
    public Id<StatementMapping>? MappingId { get; private set; }

    public Id<StaffMember> UploadedById { get; private set; }

    public DateTimeOffset UploadedAt { get; private set; }

    /// <summary>Who had it imported: what is matched by itself is posted in this person's name.</summary>
    public Id<StaffMember>? StartedById { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public DateOnly? From { get; private set; }

    public DateOnly? To { get; private set; }

    /// <summary>Lines in the file.</summary>
    public int Lines { get; private set; }

    /// <summary>Lines of the file that were read so far: where a resumed import goes on.</summary>
    public int ReadLines { get; private set; }

    /// <summary>Lines that another file had already brought.</summary>
    public int KnownLines { get; private set; }

    /// <summary>Lines that were matched or put into suspense.</summary>
    public int PlacedLines { get; private set; }

    public int NewLines => ReadLines - KnownLines;

    public static Statement Upload(
        Id<Statement> id,
        string reference,
        FundAccount account,
        Id<StoredFile> file,
        string fileName,
        Id<StatementMapping>? mapping,
        Id<StaffMember> by,
        DateTimeOffset at
    )
    {
        var statement = new Statement
        {
            Id = id,
            Reference = reference,
            FundAccountId = account.Id,
            FundSourceId = account.FundSourceId,
            BankCode = account.BankCode,
            FileId = file,
            FileName = fileName,
            MappingId = mapping,
            UploadedById = by,
            UploadedAt = at,
        };
        statement.Raise(new StatementUploaded(id));
        return statement;
    }

    /// <summary>Reads it by another version of the bank's mapping.</summary>
    public void ReadBy(Id<StatementMapping> mapping)
    {
        PaymentRules.StatementNeedsMapping.Require(Status == StatementStatus.Uploaded);
        MappingId = mapping;
        Raise(new StatementMapped(Id));
    }

    /// <summary>Begins to store what was looked at. A file with a row that cannot be read is not imported.</summary>
    public void Start(StatementReading reading, Id<StaffMember> by, DateTimeOffset at)
    {
        Moves.Require(Status, StatementStatus.Reading);
        PaymentRules.StatementWithoutErrors.Require(reading.Errors.Count == 0, reading.Errors.Count);
        PaymentRules.StatementHasLines.Require(reading.Lines.Count > 0);
        PaymentRules.StatementNotAhead.Require(reading.To <= ProgrammeCalendar.DateOf(at));
        (Status, StartedById, StartedAt) = (StatementStatus.Reading, by, at);
        (Lines, From, To) = (reading.Lines.Count, reading.From, reading.To);
        Raise(new StatementStarted(Id));
    }

    /// <summary>A part of its lines is stored.</summary>
    public void Took(int read, int known)
    {
        PaymentRules.ImportRuns.Require(Status == StatementStatus.Reading);
        ReadLines += read;
        KnownLines += known;
        if (ReadLines < Lines)
            return;
        Moves.Require(Status, StatementStatus.Placing);
        Status = StatementStatus.Placing;
    }

    /// <summary>How far matching has come; the last line finishes the import.</summary>
    public void Placed(int placed, DateTimeOffset at)
    {
        PaymentRules.ImportRuns.Require(Status == StatementStatus.Placing);
        PlacedLines = placed;
        if (PlacedLines < NewLines)
            return;
        Moves.Require(Status, StatementStatus.Done);
        (Status, FinishedAt) = (StatementStatus.Done, at);
        Raise(new StatementImported(Id));
    }

    /// <summary>The file was the wrong one; nothing of it was stored.</summary>
    public void Discard()
    {
        Moves.Require(Status, StatementStatus.Discarded);
        Status = StatementStatus.Discarded;
        Raise(new StatementDiscarded(Id));
    }
}

public sealed record StatementUploaded(Id<Statement> StatementId) : IDomainEvent;

public sealed record StatementMapped(Id<Statement> StatementId) : IDomainEvent;

public sealed record StatementStarted(Id<Statement> StatementId) : IDomainEvent;

public sealed record StatementImported(Id<Statement> StatementId) : IDomainEvent;

public sealed record StatementDiscarded(Id<Statement> StatementId) : IDomainEvent;
