using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Demonstration;

/// <summary>What borrowers pay, by cash, transfer or announcement, and the corrections that follow.</summary>
internal sealed class Repayments(Stage stage, Cast cast, Timeline timeline, DateOnly end)
{
    /// <summary>Plays the loan's repayments from its first due day on; <paramref name="stopsOn"/> is the first due day left unpaid.</summary>
    public async Task Play(Written plan, Borrowing borrowing, DateOnly? stopsOn)
    {
        var loan = await stage.Look(db => db.Loans.AsNoTracking().SingleOrDefaultAsync(l => l.PlanId == plan.Id));
        if (loan is null || loan.Status != LoanStatus.Disbursed)
            return;
        _borrowers[loan.Id] = plan.Person;
        var last = borrowing.EndsEarly ? MostBeforeTheRest : int.MaxValue;
        foreach (var row in loan.Instalments.Where(r => r.No <= last && r.DueOn <= end).OrderBy(r => r.No))
        {
            if (stopsOn is { } stop && row.DueOn >= stop)
                return;
            var paysOn = row.DueOn.AddDays(row.No % 5 == 4 ? 1 : -(plan.Person.Number % 4));
            timeline.On(
                paysOn < timeline.Today ? timeline.Today : paysOn,
                new TimeOnly(10 + row.No % 5, 12),
                () => Pay(loan.Id, plan.Person, row.No, borrowing)
            );
        }
    }

    /// <summary>Who ends early pays so many instalments, then everything.</summary>
    private const int MostBeforeTheRest = 8;

    private readonly Dictionary<Id<Loan>, Person> _borrowers = [];

    /// <summary>Two borrowers announce their next instalment; the treasurer has not looked yet.</summary>
    public async Task AnnounceTheNext()
    {
        var loans = await stage.Look(db =>
            db.Loans.AsNoTracking().Where(l => l.Status == LoanStatus.Disbursed).OrderBy(l => l.Reference).ToListAsync()
        );
        foreach (var loan in loans.Where(l => l.OldestUnpaidOn >= timeline.Today).TakeLast(2))
        {
            var person = _borrowers[loan.Id];
            var next = loan.Instalments.OrderBy(i => i.No).First(i => i.DueOn >= timeline.Today);
            await stage.Send(
                new AnnounceRepayment(
                    loan.Id,
                    next.Principal + next.Charge,
                    timeline.Today,
                    $"BB{person.Number:000}{next.No:00}",
                    Pictures.Of("bukti-angsuran", 0x5E7FB0)
                ),
                person.Player
            );
        }
    }

    private async Task Pay(Id<Loan> id, Person person, int no, Borrowing borrowing)
    {
        var today = timeline.Today;
        var loan = await stage.Look(db => db.Loans.AsNoTracking().SingleAsync(l => l.Id == id));
        // What falls due now as the schedule stands today: a payment in advance may have changed it.
        var due = Money.Sum(
            loan.Instalments.Where(i => i.DueOn <= today.AddDays(4) && !i.IsSettled).Select(i => i.Unpaid)
        );
        if (due.IsZero)
            return;
        if (borrowing.EndsEarly && no == MostBeforeTheRest)
            await Record(id, loan.SettlementOn(today).Total, today, ReceiptMethod.Transfer, person);
        else if (borrowing.Prepays is { } prepays && no == 4)
            await Record(id, due + new Money(1_000_000), today, ReceiptMethod.Transfer, person, prepays);
        else if (person.Number % 3 == 0)
            await Announce(id, due, no, person);
        else
        {
            var receipt = await Record(id, due, today, ReceiptMethod.Cash, person);
            if (no == 3 && person.Number % 11 == 4)
                timeline.On(today.AddDays(2), new TimeOnly(14, 25), () => Correct(id, receipt, due, today, person));
        }
    }

    private async Task Announce(Id<Loan> id, Money amount, int no, Person person)
    {
        var today = timeline.Today;
        var receipt = await stage.Send(
            new AnnounceRepayment(
                id,
                amount,
                today,
                $"BB{person.Number:000}{no:00}",
                Pictures.Of("bukti-angsuran", 0x5E7FB0)
            ),
            person.Player
        );
        if (today < end.AddDays(-3))
            timeline.On(
                today.AddDays(1),
                new TimeOnly(9, 10),
                () => stage.Send(new ConfirmRepayment(receipt, amount, today, null), cast.Maker)
            );
    }

    private Task<Id<Receipt>> Record(
        Id<Loan> id,
        Money amount,
        DateOnly on,
        ReceiptMethod method,
        Person person,
        PrepaymentPlan? prepays = null
    ) =>
        stage.Send(
            new RecordRepayment(
                id,
                amount,
                on,
                method,
                method == ReceiptMethod.Transfer ? $"TF{person.Number:0000}" : null,
                method == ReceiptMethod.Transfer ? Pictures.Of("bukti-transfer", 0x2F6F8F) : null,
                prepays
            ),
            cast.Maker
        );

    /// <summary>A receipt written for the wrong loan day is reversed by the checker and entered again for its true day.</summary>
    private async Task Correct(Id<Loan> id, Id<Receipt> receipt, Money amount, DateOnly paidOn, Person person)
    {
        await stage.Send(
            new ReverseRepayment(receipt, "Tanggal terima keliru; dicatat ulang dengan tanggal yang benar."),
            cast.Checker
        );
        await Record(id, amount, paidOn.AddDays(-1), ReceiptMethod.Cash, person);
    }
}
