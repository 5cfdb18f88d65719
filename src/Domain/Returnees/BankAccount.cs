using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Returnees;

/// <summary>The returnee's own account: where grants and loans are paid to, once a second person has confirmed it.</summary>
public sealed class BankAccount
{
    /// <summary>A changed account rests before money goes there, so that a stolen sign-in can still be noticed.</summary>
    public static readonly TimeSpan CoolingOff = TimeSpan.FromHours(24);

    private BankAccount() { }

    /// <summary>The bank's three digits: <c>002</c>.</summary>
    public string BankCode { get; private init; } = "";

    public AccountNumber Number { get; private init; } = null!;

    public string Holder { get; private init; } = "";

    public DateTimeOffset ChangedAt { get; private init; }

    /// <summary>Who typed it, where it was staff.</summary>
    public Id<StaffMember>? ChangedById { get; private init; }

    /// <summary>An account of a file that was verified with another one before.</summary>
    public bool ReplacesAnother { get; private init; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public Id<StaffMember>? ConfirmedById { get; private set; }

    /// <summary>Whether money may be sent there at this moment.</summary>
    public bool Usable(DateTimeOffset at) => ConfirmedAt is not null && (!ReplacesAnother || UsableFrom <= at);

    /// <summary>The earliest moment a confirmed account may be paid to.</summary>
    public DateTimeOffset UsableFrom => ReplacesAnother ? ChangedAt + CoolingOff : ChangedAt;

    internal static BankAccount Of(
        AccountDetails details,
        string owner,
        bool replacesAnother,
        Id<StaffMember>? by,
        DateTimeOffset at
    )
    {
        ReturneeRules.BankIsKnown.RequireFor(nameof(details.BankCode), Banks.Find(details.BankCode) is not null);
        ReturneeRules.AccountIsOwn.RequireFor(
            nameof(details.Holder),
            PersonNames.MayBeHolder(details.Holder, owner),
            owner
        );
        return new()
        {
            BankCode = details.BankCode,
            Number = details.Number,
            Holder = PersonNames.Tidy(details.Holder),
            ChangedAt = at,
            ChangedById = by,
            ReplacesAnother = replacesAnother,
        };
    }

    internal void Confirm(Id<StaffMember> by, DateTimeOffset at)
    {
        ReturneeRules.AccountConfirmedByAnother.Require(ChangedById != by);
        (ConfirmedById, ConfirmedAt) = (by, at);
    }
}

/// <summary>What is told of an account.</summary>
public sealed record AccountDetails(string BankCode, AccountNumber Number, string Holder);
