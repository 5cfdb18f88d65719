using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Returnees;

/// <content>How a file is handed in, judged, and kept afterwards.</content>
public sealed partial class Returnee
{
    /// <summary>What is needed before the file can be handed in. A passport, an account and a household never are.</summary>
    public IReadOnlyList<ProfileField> Missing()
    {
        (ProfileField Field, bool IsMissing)[] needed =
        [
            (ProfileField.Nik, Nik is null),
            (ProfileField.FamilyCard, FamilyCard is null),
            (ProfileField.BirthOn, BirthOn is null),
            (ProfileField.Sex, Sex is null),
            (ProfileField.Contact, Phone is null && Email is null && RegisteredById is null),
            (ProfileField.Village, Village is null),
            (ProfileField.Street, Street is null),
            (ProfileField.Migration, Stints.Count == 0),
            (ProfileField.IdentityCardDocument, !Has(ReturneeDocumentKind.IdentityCard)),
            (ProfileField.FamilyCardDocument, !Has(ReturneeDocumentKind.FamilyCard)),
            (ProfileField.Consent, !HasConsent(ConsentPurpose.Programme)),
        ];
        return [.. needed.Where(n => n.IsMissing).Select(n => n.Field)];
    }

    /// <summary>What does not fit together and deserves a look.</summary>
    public IReadOnlyList<FileWarning> Warnings(DateOnly today)
    {
        List<FileWarning> found = [];
        if (Nik is not null && Village is not null && Nik.IssuingDistrict != Village.District.Value)
            found.Add(FileWarning.NikRegionDiffers);
        if (Nik is not null && BirthOn is not null && Nik.BirthOn(today) != BirthOn)
            found.Add(FileWarning.NikBirthDateDiffers);
        // Women's day of birth carries forty more.
        if (Nik is not null && Sex is not null && (Nik.Value[6] >= '4') != (Sex == Returnees.Sex.Female))
            found.Add(FileWarning.NikSexDiffers);
        if (
            BankAccount is not null
            && Banks.Find(BankAccount.BankCode)?.AccountDigits is { } digits
            && BankAccount.Number.Value.Length != digits
        )
            found.Add(FileWarning.AccountLengthUnusual);
        return found;
    }

    public void Submit(DateTimeOffset at)
    {
        Moves.Require(Status, ReturneeStatus.Submitted);
        var missing = Missing();
        ReturneeRules.NothingMissing.Require(missing.Count == 0, missing.Count);

        (Status, StatusReason, SubmittedAt) = (ReturneeStatus.Submitted, null, at);
        foreach (var correction in Corrections)
            correction.Answer(at);
        Raise(new ReturneeSubmitted(Id));
    }

    /// <summary>The officer compared the file with the documents; somebody who entered it may not verify it.</summary>
    public void Verify(int openDuplicates, Id<StaffMember> by, DateTimeOffset at)
    {
        Moves.Require(Status, ReturneeStatus.Verified);
        ReturneeRules.HandedIn.Require(Status == ReturneeStatus.Submitted);
        ReturneeRules.NotOwnRegistration.Require(RegisteredById != by);
        ReturneeRules.DuplicatesJudged.Require(openDuplicates == 0, openDuplicates);

        (Status, StatusReason, VerifiedAt, VerifiedById) = (ReturneeStatus.Verified, null, at, by);
        if (BankAccount is { ConfirmedAt: null } && BankAccount.ChangedById != by)
            BankAccount.Confirm(by, at);
        Raise(new ReturneeVerified(Id));
    }

    public void ReturnForCorrection(IReadOnlyList<FieldReason> reasons, Id<StaffMember> by, DateTimeOffset at)
    {
        Moves.Require(Status, ReturneeStatus.ReturnedForCorrection);
        ReturneeRules.SaysWhatToCorrect.Require(
            reasons.Count > 0 && reasons.All(r => !string.IsNullOrWhiteSpace(r.Reason))
        );

        Status = ReturneeStatus.ReturnedForCorrection;
        Corrections.AddRange(reasons.Select(r => Correction.Ask(r.Field, r.Reason.Trim(), by, at)));
        Raise(new ReturneeReturned(Id));
    }

    public void Reject(string? reason, Id<StaffMember> by)
    {
        Moves.Require(Status, ReturneeStatus.Rejected);
        RequireReason(reason);
        ReturneeRules.NotOwnRegistration.Require(RegisteredById != by);
        (Status, StatusReason) = (ReturneeStatus.Rejected, reason!.Trim());
        Raise(new ReturneeRejected(Id));
    }

    public void Suspend(string? reason)
    {
        Moves.Require(Status, ReturneeStatus.Suspended);
        RequireReason(reason);
        (Status, StatusReason) = (ReturneeStatus.Suspended, reason!.Trim());
        Raise(new ReturneeSuspended(Id));
    }

    /// <summary>Ends a suspension.</summary>
    public void Reinstate(string? reason)
    {
        Moves.Require(Status, ReturneeStatus.Verified);
        ReturneeRules.WasSuspended.Require(Status == ReturneeStatus.Suspended);
        RequireReason(reason);
        (Status, StatusReason) = (ReturneeStatus.Verified, reason!.Trim());
        Raise(new ReturneeReinstated(Id));
    }

    public void Close(string? reason)
    {
        Moves.Require(Status, ReturneeStatus.Closed);
        RequireReason(reason);
        (Status, StatusReason) = (ReturneeStatus.Closed, reason!.Trim());
        Raise(new ReturneeClosed(Id));
    }

    public void RecordDeath(string? reason)
    {
        Moves.Require(Status, ReturneeStatus.Deceased);
        RequireReason(reason);
        (Status, StatusReason) = (ReturneeStatus.Deceased, reason!.Trim());
        Raise(new ReturneeClosed(Id));
    }

    private bool Has(ReturneeDocumentKind kind) => Documents.Any(d => d.Kind == kind);
}
