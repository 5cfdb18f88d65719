using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Demonstration;

/// <summary>What the officer hears from borrowers who are late, what they promise, and the letters they get.</summary>
internal sealed class Collections(Stage stage, Cast cast, Timeline timeline)
{
    private static readonly TimeOnly Morning = new(10, 35);

    /// <summary>From a few days after the loan became late: who is long late gets letters, the others a call or their own word.</summary>
    public async Task Follow(Written plan, Borrowing borrowing)
    {
        if (await LateLoan(plan) is not { OldestUnpaidOn: { } since } loan)
            return;
        if (borrowing.DaysLate < 30)
        {
            await OwnWord(plan.Person, loan, borrowing);
            return;
        }
        timeline.On(since.AddDays(9), Morning, () => Warn(plan));
        timeline.On(since.AddDays(10), Morning, () => Tell(plan, ContactKind.Call, ContactResult.NotReached));
        timeline.On(since.AddDays(12), Morning, () => Hear(plan, borrowing));
        timeline.On(since.AddDays(26), Morning, () => Warn(plan));
        timeline.On(
            since.AddDays(30),
            Morning,
            () => Tell(plan, ContactKind.Visit, ContactResult.NoPromise, "Warung masih buka, pembeli berkurang.")
        );
        timeline.On(since.AddDays(44), Morning, () => Warn(plan));
        timeline.On(
            since.AddDays(60),
            Morning,
            () => Tell(plan, ContactKind.Visit, ContactResult.NotThere, "Menurut tetangga sedang bekerja di luar kota.")
        );
    }

    /// <summary>The late loans of two regencies go to one officer; the others are still nobody's.</summary>
    public async Task HandOut()
    {
        var regions = await stage.Look(db =>
            db.Loans.AsNoTracking()
                .Where(l => l.Status == LoanStatus.Disbursed && l.OldestUnpaidOn < timeline.Today)
                .Select(l => l.Region)
                .ToListAsync()
        );
        foreach (var regency in regions.Select(r => r.Regency).Distinct().Take(2))
            await stage.Send(new AssignCollectors(regency, cast.Officer.StaffId), cast.Officer);
    }

    private async Task OwnWord(Person person, Loan loan, Borrowing borrowing)
    {
        if (borrowing.Product == "QARDH")
            await stage.Send(
                new PromisePayment(loan.Id, timeline.Today.AddDays(5), new Money(300_000), "Menunggu kiriman anak."),
                person.Player
            );
        else if (borrowing.Product == "ANUITAS")
            await stage.Send(
                new AskPostponement(loan.Id, "Panen mundur karena hujan; bulan depan bisa membayar lagi."),
                person.Player
            );
    }

    /// <summary>One keeps the promise, one asks for time, the others break it.</summary>
    private async Task Hear(Written plan, Borrowing borrowing)
    {
        if (await LateLoan(plan) is not { } loan)
            return;
        if (borrowing.Product == "TETAP")
        {
            await Tell(plan, ContactKind.Call, ContactResult.AsksPostponement, "Minta waktu sampai gajian suami.");
            return;
        }
        var promised = new Money(200_000);
        await stage.Send(
            new RecordContact(
                loan.Id,
                ContactKind.Call,
                ContactResult.Promised,
                timeline.Today.AddDays(6),
                promised,
                null
            ),
            cast.Officer
        );
        if (borrowing is { Product: "MENURUN", DaysLate: 40 })
            timeline.On(
                timeline.Today.AddDays(5),
                Morning,
                () =>
                    stage.Send(
                        new RecordRepayment(loan.Id, promised, timeline.Today, ReceiptMethod.Cash, null, null),
                        cast.Maker
                    )
            );
    }

    private async Task Tell(Written plan, ContactKind kind, ContactResult result, string? note = null)
    {
        if (await LateLoan(plan) is { } loan)
            await stage.Send(new RecordContact(loan.Id, kind, result, null, null, note), cast.Officer);
    }

    private async Task Warn(Written plan)
    {
        if (await LateLoan(plan) is { } loan)
            await stage.Send(new IssueWarningLetter(loan.Id), cast.Officer);
    }

    private Task<Loan?> LateLoan(Written plan) =>
        stage.Look(db =>
            db.Loans.AsNoTracking()
                .IgnoreAutoIncludes()
                .SingleOrDefaultAsync(l =>
                    l.PlanId == plan.Id && l.Status == LoanStatus.Disbursed && l.OldestUnpaidOn < timeline.Today
                )
        );
}
