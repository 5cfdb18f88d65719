using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Demonstration;

/// <summary>What becomes of loans that are not paid: late charges given up, a loss, and neighbours who answer for one another.</summary>
internal sealed class Troubles(Stage stage, Cast cast, Awards awards, Timeline timeline)
{
    private Id<BorrowerGroup> _group;

    /// <summary>Borrowers of one regency form a group on the day; two days later all have signed.</summary>
    public void FormGroup(IReadOnlyList<Written> members, DateOnly on)
    {
        timeline.On(
            on,
            new TimeOnly(8, 30),
            async () =>
            {
                _group = await stage.Send(
                    new FormGroup(
                        "Kelompok Sumber Rejeki",
                        DayOfWeek.Friday,
                        "Balai desa, setelah salat Jumat",
                        await LoanOf(members[0])
                    ),
                    cast.Officer
                );
                foreach (var member in members.Skip(1))
                    await stage.Send(new AdmitGroupMember(_group, await LoanOf(member)), cast.Officer);
            }
        );
        timeline.On(
            on.AddDays(1),
            new TimeOnly(9, 0),
            () => stage.Send(new AskGroupToSign(_group, on.AddDays(8)), cast.Officer)
        );
        timeline.On(on.AddDays(2), new TimeOnly(20, 0), () => SignAll(members));
    }

    /// <summary>A member brought the money for the last payment of another one.</summary>
    public async Task Cover(Written covered, Written by)
    {
        var id = await LoanOf(covered);
        var paid = await stage.Look(async db =>
            (await db.Loans.AsNoTracking().AsSplitQuery().SingleAsync(l => l.Id == id))
                .Repayments.OrderBy(r => r.No)
                .Last(r => r.ReceiptId is not null)
        );
        await stage.Send(new RecordCover(_group, paid.ReceiptId!.Value, await LoanOf(by), paid.Amount), cast.Maker);
    }

    /// <summary>The treasury proposes to take the loan as lost, the head agrees five days later; two weeks on a little comes back.</summary>
    public void WriteOff(Written plan, DateOnly on)
    {
        Id<LoanProposal> proposal = default;
        timeline.On(
            on,
            new TimeOnly(11, 0),
            async () =>
                proposal = await stage.Send(
                    new ProposeWriteOff(
                        await LoanOf(plan),
                        "Tiga kali dikunjungi; usaha tutup dan peminjam bekerja lagi di luar negeri.",
                        Pictures.Of("berita-acara-kunjungan", 0x9A8F7C)
                    ),
                    cast.Maker
                )
        );
        timeline.On(
            on.AddDays(5),
            new TimeOnly(9, 30),
            () => stage.Send(new ApproveLoanProposal(proposal), cast.DecisionMaker)
        );
        timeline.On(
            on.AddDays(19),
            new TimeOnly(10, 20),
            async () =>
                await stage.Send(
                    new RecordRepayment(
                        await LoanOf(plan),
                        new Money(250_000),
                        timeline.Today,
                        ReceiptMethod.Cash,
                        null,
                        null
                    ),
                    cast.Maker
                )
        );
    }

    /// <summary>A late charge is given up: one proposes, another agrees.</summary>
    public void Waive(Written plan, DateOnly on)
    {
        Id<LoanProposal> proposal = default;
        timeline.On(
            on,
            new TimeOnly(13, 0),
            async () =>
                proposal = await stage.Send(
                    new ProposeWaiver(
                        await LoanOf(plan),
                        DueComponent.LateCharge,
                        new Money(10_000),
                        "Anaknya dirawat di rumah sakit; ada surat dokter.",
                        Pictures.Of("surat-dokter", 0xC9D6DF)
                    ),
                    cast.Maker
                )
        );
        timeline.On(
            on.AddDays(1),
            new TimeOnly(9, 40),
            () => stage.Send(new ApproveLoanProposal(proposal), cast.Checker)
        );
    }

    private async Task SignAll(IReadOnlyList<Written> members)
    {
        foreach (var member in members)
        {
            var agreement = await stage.Look(db =>
                db.Agreements.AsNoTracking()
                    .SingleAsync(a => a.PlanId == member.Id && a.Kind == AgreementKind.JointLiability)
            );
            await awards.SignByCode(agreement, member.Person);
        }
    }

    private Task<Id<Loan>> LoanOf(Written plan) =>
        stage.Look(db => db.Loans.Where(l => l.PlanId == plan.Id).Select(l => l.Id).SingleAsync());
}
