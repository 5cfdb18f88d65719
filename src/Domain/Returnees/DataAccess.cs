using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Returnees;

/// <summary>The numbers that stand masked everywhere.</summary>
public enum RevealedField
{
    Nik,
    FamilyCard,
    BankAccount,

    /// <summary>A paper of the file, e.g. the photo of an identity card.</summary>
    Document,
}

/// <summary>One look of a staff member at a masked number, with its reason. The person sees all of them.</summary>
public sealed class DataAccess : AggregateRoot<DataAccess>
{
    /// <summary>How long the number stays readable after the look was recorded.</summary>
    public static readonly TimeSpan ReadableFor = TimeSpan.FromMinutes(5);

    private DataAccess() { }

    public Id<Returnee> ReturneeId { get; private set; }

    public Id<StaffMember> StaffId { get; private set; }

    public RevealedField Field { get; private set; }

    public string Reason { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public static DataAccess Look(
        Id<DataAccess> id,
        Id<Returnee> returnee,
        RevealedField field,
        string? reason,
        Id<StaffMember> by,
        DateTimeOffset at
    )
    {
        // Long enough that "cek" does not do.
        ReturneeRules.RevealSaysWhy.RequireFor(nameof(Reason), reason?.Trim().Length is >= 10 and <= 300);
        return Record(id, returnee, field, reason!.Trim(), by, at);
    }

    /// <summary>Opening a paper is a look, too; its name stands for the reason.</summary>
    public static DataAccess OpenPaper(
        Id<DataAccess> id,
        Id<Returnee> returnee,
        string fileName,
        Id<StaffMember> by,
        DateTimeOffset at
    ) => Record(id, returnee, RevealedField.Document, fileName, by, at);

    private static DataAccess Record(
        Id<DataAccess> id,
        Id<Returnee> returnee,
        RevealedField field,
        string reason,
        Id<StaffMember> by,
        DateTimeOffset at
    )
    {
        var look = new DataAccess
        {
            Id = id,
            ReturneeId = returnee,
            StaffId = by,
            Field = field,
            Reason = reason,
            At = at,
        };
        look.Raise(new IdentityRevealed(returnee, field));
        return look;
    }
}
