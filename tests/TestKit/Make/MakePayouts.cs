using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.TestKit;

public static partial class Make
{
    /// <summary>A prepared payment order to an account in the person's own name.</summary>
    public static Payout Payout(
        string reference,
        string name,
        string bank,
        string account,
        long amount,
        string remark,
        DateTimeOffset at
    )
    {
        var returnee = CompleteReturnee(at);
        var today = ProgrammeCalendar.DateOf(at);
        returnee.UpdateIdentity(new IdentityDetails(name, Nik(), FamilyCard(), BirthOn, Sex.Female), today);
        returnee.ChangeBankAccount(
            new AccountDetails(bank, Domain.Shared.AccountNumber.Parse(account), name),
            null,
            at
        );
        returnee.Submit(at);
        returnee.Verify(0, Id<StaffMember>.New(), at);
        var fund = FundSource.Open(Id<FundSource>.New(), "DANA1", "Dana usaha", FundSourceKind.Cooperative);
        return Domain.Payments.Payout.Prepare(
            Id<Payout>.New(),
            reference,
            new PayoutSubject(
                PayoutPurpose.GrantTranche,
                Guid.CreateVersion7(),
                "HB-2026-000001",
                Id<BusinessPlan>.New(),
                returnee.Id,
                fund.Id
            ),
            fund,
            new Money(amount),
            Payee.Of(returnee, at),
            remark,
            Id<StaffMember>.New(),
            at
        );
    }
}
