using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using Shouldly;
using Xunit;

namespace PmiEmas.Domain.Tests.Returnees;

public sealed class ReturneeTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly Id<StaffMember> Officer = Id<StaffMember>.New();

    [Fact]
    public void Who_registers_needs_a_contact_and_the_programmes_consent()
    {
        Broken(() => Register(null, Own(ConsentPurpose.Programme))).ShouldBe(ReturneeRules.ReachableSomehow);
        Broken(() => Register(Phone(), Own(ConsentPurpose.Messages))).ShouldBe(ReturneeRules.ConsentForTheProgramme);
        Register(Phone(), Own(ConsentPurpose.Programme)).Events.OfType<ReturneeRegistered>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Everything_but_passport_household_and_account_is_asked_for()
    {
        var file = Register(Phone(), Own(ConsentPurpose.Programme));

        file.Missing()
            .ShouldBe([
                ProfileField.Nik,
                ProfileField.FamilyCard,
                ProfileField.BirthOn,
                ProfileField.Sex,
                ProfileField.Village,
                ProfileField.Street,
                ProfileField.Migration,
                ProfileField.IdentityCardDocument,
                ProfileField.FamilyCardDocument,
            ]);
        Broken(() => file.Submit(At)).ShouldBe(ReturneeRules.NothingMissing);
        Complete().Missing().ShouldBeEmpty();
    }

    [Fact]
    public void Corrections_are_answered_by_handing_in_again()
    {
        var file = Complete();
        file.Submit(At);
        file.ReturnForCorrection([new FieldReason(ProfileField.Nik, " Tidak terbaca ")], Officer, At);
        file.Corrections.Single().Reason.ShouldBe("Tidak terbaca");
        file.IdentityIsOpen.ShouldBeTrue();

        file.Submit(At.AddDays(1));

        file.Corrections.Single().AnsweredAt.ShouldBe(At.AddDays(1));
        file.Status.ShouldBe(ReturneeStatus.Submitted);
    }

    [Theory]
    [InlineData(ReturneeStatus.Draft, ReturneeStatus.Verified, false)]
    [InlineData(ReturneeStatus.Submitted, ReturneeStatus.Verified, true)]
    [InlineData(ReturneeStatus.Rejected, ReturneeStatus.Submitted, false)]
    [InlineData(ReturneeStatus.Verified, ReturneeStatus.Suspended, true)]
    [InlineData(ReturneeStatus.Suspended, ReturneeStatus.Verified, true)]
    [InlineData(ReturneeStatus.Closed, ReturneeStatus.Verified, false)]
    public void A_file_moves_only_as_its_table_says(ReturneeStatus from, ReturneeStatus to, bool allowed) =>
        Returnee.Moves.Allows(from, to).ShouldBe(allowed);

    [Fact]
    public void A_suspension_ends_by_reinstating_not_by_verifying()
    {
        var file = Verified();
        Broken(() => file.Suspend(" ")).ShouldBe(ReturneeRules.GivesAReason);
        file.Suspend("Menunggu kabar");
        Broken(() => file.Verify(0, Officer, At)).ShouldBe(ReturneeRules.HandedIn);
        file.Reinstate("Sudah kembali");
        file.Status.ShouldBe(ReturneeStatus.Verified);
    }

    [Fact]
    public void Judged_identities_stay_while_addresses_may_change()
    {
        var file = Verified();
        Broken(() => file.UpdateIdentity(new IdentityDetails("Lain", null, null, null, null), Today))
            .ShouldBe(ReturneeRules.IdentityOpenForChanges);
        file.UpdateAddress(RegionCode.Parse("3601012001"), "Jalan Baru");
        Broken(() => file.UpdateAddress(RegionCode.Parse("360101"), null)).ShouldBe(ReturneeRules.VillageHasTenDigits);
        Broken(() => file.UpdateAddress(null, null)).ShouldBe(ReturneeRules.VillageHasTenDigits);
    }

    [Fact]
    public void A_replaced_account_rests_a_day_and_the_same_one_typed_again_does_not()
    {
        var file = Verified();
        var number = file.BankAccount!.Number;
        file.ChangeBankAccount(new AccountDetails("137", number, "Siti Aminah"), null, At.AddDays(1));
        file.BankAccount.Usable(At.AddDays(1)).ShouldBeTrue();

        file.ChangeBankAccount(new AccountDetails("002", number, "SITI AMINAH"), Officer, At.AddDays(1));
        Broken(() => file.ConfirmBankAccount(Officer, At.AddDays(1))).ShouldBe(ReturneeRules.AccountConfirmedByAnother);
        file.ConfirmBankAccount(Id<StaffMember>.New(), At.AddDays(1));

        file.BankAccount.Usable(At.AddDays(2).AddMinutes(-1)).ShouldBeFalse();
        file.BankAccount.Usable(At.AddDays(2)).ShouldBeTrue();
    }

    [Fact]
    public void Members_leave_with_their_date_once_the_file_is_judged()
    {
        var file = Verified();
        var id = Id<HouseholdMember>.New();
        file.AddMember(id, new MemberDetails("Rudi", FamilyRelation.Spouse, null, null), Today);
        file.RemoveMember(id, Today.AddDays(30));

        var member = file.Household.Single();
        member.IsMemberOn(Today.AddDays(29)).ShouldBeTrue();
        member.IsMemberOn(Today.AddDays(30)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("SITI AMINAH", true)]
    [InlineData("Siti  Aminah.", true)]
    [InlineData("Siti", false)]
    [InlineData("Ahmad Fauzi", false)]
    public void An_account_belongs_to_the_person(string holder, bool own) =>
        PersonNames.MayBeHolder(holder, "Siti Aminah").ShouldBe(own);

    [Fact]
    public void Banks_may_cut_long_names() =>
        PersonNames.MayBeHolder("NUR HALIMAH BINTI ABD", "Nur Halimah binti Abdul Karim").ShouldBeTrue();

    [Theory]
    [InlineData("Siti Aminah", "Siti Aminnah", true)]
    [InlineData("Siti Aminah", "AMINAH, SITI", true)]
    [InlineData("Siti Aminah", "Siti Maryam", false)]
    [InlineData("Udin", "Udit", false)]
    public void Like_names_are_found(string a, string b, bool alike) => PersonNames.AreAlike(a, b).ShouldBe(alike);

    [Theory]
    [InlineData("3603335205880001", true)]
    [InlineData("3201335205880001", false)]
    [InlineData("3603331205880001", false)]
    [InlineData("3603335205890001", false)]
    public void Numbers_that_do_not_fit_warn(string nik, bool fits) =>
        (Complete(Nik.Parse(nik)).Warnings(Today).Count == 0).ShouldBe(fits);

    private static Rule Broken(Action act) => Should.Throw<RuleBrokenException>(act).Rule;

    private static Consent Own(ConsentPurpose purpose) => Consent.ByOwnClick(purpose, At);

    private static PhoneNumber Phone() => PhoneNumber.Parse("081234567890");

    private static Returnee Register(PhoneNumber? phone, Consent consent) =>
        Returnee.Register(Id<Returnee>.New(), "PMI-2026-000001", "Siti Aminah", phone, null, consent, "id", At);

    private static Returnee Complete(Nik? nik = null)
    {
        var file = Register(Phone(), Own(ConsentPurpose.Programme));
        var (number, card) = (nik ?? Nik.Parse("3603335205880001"), FamilyCardNumber.Parse("3603330101100001"));
        file.UpdateIdentity(
            new IdentityDetails("Siti Aminah", number, card, new DateOnly(1988, 5, 12), Sex.Female),
            Today
        );
        file.UpdateAddress(RegionCode.Parse("3603332001"), "Kp. Waliwis");
        file.ChangeBankAccount(new AccountDetails("137", AccountNumber.Parse("1234567890"), "Siti Aminah"), null, At);
        file.AddStint(
            Id<MigrationStint>.New(),
            new StintDetails(
                "MY",
                WorkSector.Household,
                null,
                DepartureChannel.Unknown,
                new DateOnly(2020, 1, 1),
                new DateOnly(2025, 1, 1),
                StintEnding.ContractFinished
            ),
            Today
        );
        foreach (var kind in new[] { ReturneeDocumentKind.IdentityCard, ReturneeDocumentKind.FamilyCard })
            file.AddDocument(Id<ReturneeDocument>.New(), kind, Id<StoredFile>.New(), At);
        return file;
    }

    private static Returnee Verified()
    {
        var file = Complete();
        file.Submit(At);
        file.Verify(0, Officer, At);
        return file;
    }
}
