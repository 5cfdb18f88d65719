using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Agreements;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Demonstration;

/// <summary>From the approval to the signed agreement.</summary>
internal sealed partial class Awards(Stage stage, Cast cast, Timeline timeline, DateTimeOffset end)
{
    /// <summary>Offers the agreement, has it signed two days later and countersigned after two more.</summary>
    public void Sign(Written plan, DateOnly from, Borrowing? loan = null, DateOnly? firstDueOn = null)
    {
        timeline.On(from, new TimeOnly(9, 20), () => Offer(plan, from, loan, firstDueOn));
        timeline.On(from.AddDays(2), new TimeOnly(19, 5), () => SignByCode(plan));
        timeline.On(from.AddDays(4), new TimeOnly(10, 40), () => Countersign(plan));
    }

    private async Task Offer(Written plan, DateOnly from, Borrowing? borrowing, DateOnly? firstDueOn)
    {
        var agreement = await AgreementOf(plan);
        if (borrowing is { } agreed)
        {
            var loan = new Id<Loan>(agreement.SubjectId);
            if (!agreed.Asked)
                await stage.Send(
                    new ChangeLoanProduct(
                        loan,
                        agreed.Product,
                        "Pemohon menyerahkan pilihan; cara ini cocok dengan arus kasnya."
                    ),
                    cast.Officer
                );
            await stage.Send(new PlanLoan(loan, agreed.Periods, from.AddDays(10), firstDueOn), cast.Officer);
            if (agreed.InParts)
                await PlanParts(loan, from);
        }

        await stage.Send(new OfferAgreement(agreement.Id, from.AddDays(14)), cast.Officer);
    }

    /// <summary>Three fifths at once, the rest two months later, once an officer has seen what the first were used for.</summary>
    private async Task PlanParts(Id<Loan> loan, DateOnly from)
    {
        await stage.Send(
            new PlanTranches(
                loan,
                [
                    new TrancheTerms(Money.Zero, 6_000, from.AddDays(10), TrancheNeed.Nothing),
                    new TrancheTerms(Money.Zero, 4_000, from.AddDays(70), TrancheNeed.FieldVisit),
                ]
            ),
            cast.Officer
        );
        // Of the later loan the visit is still to be made.
        if (timeline.Today.AddDays(200) < ProgrammeCalendar.DateOf(end))
            timeline.On(
                from.AddDays(69),
                new TimeOnly(11, 15),
                () =>
                    stage.Send(
                        new RecordTrancheVisit(
                            loan,
                            2,
                            timeline.Today,
                            "Bahan baku terbeli, produksi berjalan, catatan penjualan ada.",
                            Pictures.Of("kunjungan-tahap-2", 0x7FA08B)
                        ),
                        cast.Officer
                    )
            );
    }

    private async Task SignByCode(Written plan) => await SignByCode(await AgreementOf(plan), plan.Person);

    /// <summary>The person signs with the code that was sent.</summary>
    public async Task SignByCode(Agreement agreement, Person person)
    {
        await stage.Send(new RequestSigningCode(agreement.Id), person.Player);
        await stage.Send(new SignAgreement(agreement.Id, agreement.TermsHash, await LatestCode(person)), person.Player);
    }

    /// <summary>The code that was sent to the person just now.</summary>
    public async Task<string> LatestCode(Person person)
    {
        await stage.Deliver();
        var returnee = person.Id;
        var words = await stage.Look(db =>
            db.Set<Message>()
                .Where(m => m.ReturneeId == returnee && m.Template == "one-time-code")
                .OrderByDescending(m => m.QueuedAt)
                .ThenByDescending(m => m.Id)
                .Select(m => m.Body)
                .FirstAsync()
        );
        return Code().Match(words!).Value;
    }

    private async Task Countersign(Written plan) =>
        await stage.Send(
            new CountersignAgreement((await AgreementOf(plan)).Id, Pictures.Of("perjanjian-bertanda-tangan", 0xC9B27C)),
            cast.DecisionMaker
        );

    private Task<Agreement> AgreementOf(Written plan) =>
        stage.Look(db =>
            db.Agreements.AsNoTracking().SingleAsync(a => a.PlanId == plan.Id && a.Kind != AgreementKind.JointLiability)
        );

    [GeneratedRegex(@"\b[0-9]{6}\b")]
    private static partial Regex Code();
}
