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
    public async Task Play(Written plan, bool endsEarly, DateOnly? stopsOn)
    {
        var loan = await stage.Look(db => db.Loans.AsNoTracking().SingleOrDefaultAsync(l => l.PlanId == plan.Id));
        if (loan is null || loan.Status != LoanStatus.Disbursed)
            return;
        _borrowers[loan.Id] = plan.Person;
        var rows = loan.Instalments.OrderBy(i => i.No).ToList();
        foreach (var row in rows.Where(r => r.DueOn <= end))
        {
            if (stopsOn is { } stop && row.DueOn >= stop)
                return;
            var paysOn = row.DueOn.AddDays(row.No % 5 == 4 ? 1 : -(plan.Person.Number % 4));
            var rest = endsEarly && row.No == Math.Min(8, rows.Count);
            timeline.On(
                paysOn < timeline.Today ? timeline.Today : paysOn,
                new TimeOnly(10 + row.No % 5, 12),
                () => Pay(loan.Id, plan.Person, row, rest)
            );
            if (rest)
                return;
        }
    }

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

    private async Task Pay(Id<Loan> id, Person person, LoanInstalment row, bool everything)
    {
        var today = timeline.Today;
        if (everything)
        {
            var left = await stage.Look(db =>
                db.Loans.Where(l => l.Id == id)
                    .Select(l => new { l.OutstandingPrincipal, l.OutstandingCharge })
                    .SingleAsync()
            );
            await Record(id, left.OutstandingPrincipal + left.OutstandingCharge, today, ReceiptMethod.Transfer, person);
        }
        else if (person.Number % 3 == 0)
        {
            var receipt = await stage.Send(
                new AnnounceRepayment(
                    id,
                    row.Principal + row.Charge,
                    today,
                    $"BB{person.Number:000}{row.No:00}",
                    Pictures.Of("bukti-angsuran", 0x5E7FB0)
                ),
                person.Player
            );
            if (today < end.AddDays(-3))
                timeline.On(
                    today.AddDays(1),
                    new TimeOnly(9, 10),
                    () => stage.Send(new ConfirmRepayment(receipt, row.Principal + row.Charge, today, null), cast.Maker)
                );
        }
        else
        {
            var receipt = await Record(id, row.Principal + row.Charge, today, ReceiptMethod.Cash, person);
            if (row.No == 3 && person.Number % 11 == 4)
                timeline.On(today.AddDays(2), new TimeOnly(14, 25), () => Correct(id, receipt, row, today, person));
        }
    }

    private Task<Id<Receipt>> Record(Id<Loan> id, Money amount, DateOnly on, ReceiptMethod method, Person person) =>
        stage.Send(
            new RecordRepayment(
                id,
                amount,
                on,
                method,
                method == ReceiptMethod.Transfer ? $"TF{person.Number:0000}" : null,
                method == ReceiptMethod.Transfer ? Pictures.Of("bukti-transfer", 0x2F6F8F) : null
            ),
            cast.Maker
        );

    /// <summary>A receipt written for the wrong loan day is reversed by the checker and entered again for its true day.</summary>
    private async Task Correct(Id<Loan> id, Id<Receipt> receipt, LoanInstalment row, DateOnly paidOn, Person person)
    {
        await stage.Send(
            new ReverseRepayment(receipt, "Tanggal terima keliru; dicatat ulang dengan tanggal yang benar."),
            cast.Checker
        );
        await Record(id, row.Principal + row.Charge, paidOn.AddDays(-1), ReceiptMethod.Cash, person);
    }
}
