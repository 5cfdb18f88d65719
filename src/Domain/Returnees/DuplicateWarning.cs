using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Returnees;

public enum DuplicateVerdict
{
    DifferentPeople,
    SamePerson,
}

/// <summary>Two files that may be one person's: like names, the same birth date and village. An officer decides.</summary>
public sealed class DuplicateWarning : AggregateRoot<DuplicateWarning>
{
    private DuplicateWarning() { }

    /// <summary>The file handed in.</summary>
    public Id<Returnee> ReturneeId { get; private set; }

    /// <summary>The file that was there before.</summary>
    public Id<Returnee> OtherId { get; private set; }

    public DateTimeOffset FoundAt { get; private set; }

    public DuplicateVerdict? Verdict { get; private set; }

    public string? Note { get; private set; }

    public Id<StaffMember>? JudgedById { get; private set; }

    public DateTimeOffset? JudgedAt { get; private set; }

    public static DuplicateWarning Warn(Id<Returnee> returnee, Id<Returnee> other, DateTimeOffset at) =>
        new()
        {
            ReturneeId = returnee,
            OtherId = other,
            FoundAt = at,
        };

    /// <summary>Same person: the newer file is then to be rejected by the officer who reads it.</summary>
    public void Judge(DuplicateVerdict verdict, string? note, Id<StaffMember> by, DateTimeOffset at)
    {
        ReturneeRules.JudgedOnce.Require(Verdict is null);
        ReturneeRules.GivesAReason.RequireFor("Reason", !string.IsNullOrWhiteSpace(note));
        (Verdict, Note, JudgedById, JudgedAt) = (verdict, note!.Trim(), by, at);
    }
}
