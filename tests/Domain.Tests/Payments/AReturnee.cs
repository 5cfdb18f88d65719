using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Tests.Payments;

/// <summary>Somebody to pay, made through the file's own verbs.</summary>
internal static class AReturnee
{
    private const string Name = "Siti Aminah";

    public static Returnee Complete(DateTimeOffset at)
    {
        var today = ProgrammeCalendar.DateOf(at);
        var returnee = Returnee.Register(
            Id<Returnee>.New(),
            "PMI-2026-000001",
            Name,
            PhoneNumber.Parse("081234567890"),
            null,
            Consent.ByOwnClick(ConsentPurpose.Programme, at),
            "id",
            at
        );
        returnee.UpdateIdentity(
            new IdentityDetails(
                Name,
                Nik.Parse("3603335205880001"),
                FamilyCardNumber.Parse("3603331205100001"),
                new DateOnly(1988, 5, 12),
                Sex.Female
            ),
            today
        );
        returnee.UpdateAddress(RegionCode.Parse("3603332001"), "Kp. Waliwis RT 02/01");
        returnee.AddStint(
            Id<MigrationStint>.New(),
            new StintDetails(
                "MY",
                WorkSector.Household,
                "Keluarga Tan",
                DepartureChannel.PlacementCompany,
                new DateOnly(2021, 2, 1),
                new DateOnly(2026, 3, 15),
                StintEnding.ContractFinished
            ),
            today
        );
        returnee.ChangeBankAccount(new AccountDetails("137", AccountNumber.Parse("0137123456"), Name), null, at);
        foreach (var kind in new[] { ReturneeDocumentKind.IdentityCard, ReturneeDocumentKind.FamilyCard })
            returnee.AddDocument(Id<ReturneeDocument>.New(), kind, Id<StoredFile>.New(), at);
        return returnee;
    }

    public static Returnee Verified(DateTimeOffset at)
    {
        var returnee = Complete(at);
        returnee.Submit(at);
        returnee.Verify(0, Id<StaffMember>.New(), at);
        return returnee;
    }
}
