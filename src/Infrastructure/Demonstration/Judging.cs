using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Programmes;
using PmiEmas.Application.Reviews;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Demonstration;

/// <summary>How plans are judged: screened, reviewed by two, visited, decided as a batch.</summary>
internal sealed class Judging(Stage stage, Cast cast, Plans plans, Timeline timeline)
{
    private static readonly string[] Criteria = ["market", "product", "money", "person"];

    /// <summary>Judges a whole call from a day on; the batch is published three weeks later and then the awards follow.</summary>
    public void Judge(
        Id<FundingCall> call,
        IReadOnlyList<Written> handedIn,
        DateOnly from,
        int approved,
        int waiting,
        Action<Written> award
    )
    {
        timeline.On(
            from,
            new TimeOnly(9, 0),
            async () =>
            {
                await stage.Send(new CloseCall(call), cast.Officer);
                await stage.Send(new BeginCallReview(call), cast.Officer);
                for (var i = 0; i < handedIn.Count; i++)
                    Follow(handedIn[i], from, i);
            }
        );
        timeline.On(from.AddDays(20), new TimeOnly(13, 0), () => Decide(handedIn, approved, waiting));
        timeline.On(
            from.AddDays(21),
            new TimeOnly(9, 0),
            async () =>
            {
                await Publish(call);
                foreach (var plan in handedIn.Take(approved))
                    award(plan);
            }
        );
    }

    /// <summary>Leaves the plans of a call wherever a plan can be before its decision.</summary>
    public void LeaveInEveryState(Id<FundingCall> call, IReadOnlyList<Written> handedIn, DateOnly from) =>
        timeline.On(
            from,
            new TimeOnly(9, 0),
            async () =>
            {
                await stage.Send(new CloseCall(call), cast.Officer);
                await stage.Send(new BeginCallReview(call), cast.Officer);
                await plans.FindIneligible(handedIn[2]);
                await plans.AskForChanges(handedIn[3]);
                await plans.Withdraw(handedIn[4]);
                for (var i = 5; i < handedIn.Count; i++)
                    Follow(
                        handedIn[i],
                        from,
                        i,
                        until: i < 7 ? 1
                            : i < 10 ? 3
                            : i < 13 ? 13
                            : 20
                    );
            }
        );

    /// <summary>One plan through its steps; stops after so many days.</summary>
    private void Follow(Written plan, DateOnly from, int nth, int until = 20)
    {
        var minute = nth * 2 % 60;
        timeline.On(from.AddDays(1), new TimeOnly(10, minute), () => plans.Screen(plan));
        if (until >= 2)
            timeline.On(from.AddDays(2), new TimeOnly(11, minute), () => Assign(plan, nth, from.AddDays(14)));
        if (until >= 3)
            timeline.On(from.AddDays(4 + nth % 3), new TimeOnly(14, minute), () => Review(plan, nth, all: until > 3));
        if (until >= 12)
            timeline.On(
                from.AddDays(11),
                new TimeOnly(9, minute),
                () => PlanVisit(plan, nth, until > 13 ? from.AddDays(15) : timeline.Today.AddDays(25))
            );
        if (until >= 16)
            timeline.On(from.AddDays(15), new TimeOnly(15, minute), () => Visit(plan, nth));
    }

    private async Task Assign(Written plan, int nth, DateOnly dueOn)
    {
        var (first, second) = (cast.Reviewers[nth % 3], cast.Reviewers[(nth + 1) % 3]);
        await stage.Send(new OfferReviews(plan.Id, [first.StaffId, second.StaffId], dueOn), cast.Officer);
        if (nth % 9 != 5)
            return;
        var review = (await ReviewsOf(plan)).Single(r => r.ReviewerId == second.StaffId);
        await stage.Send(new RecuseReview(review.Id, "Pemohon pernah bekerja di usaha keluarga saya."), second);
        await stage.Send(new OfferReviews(plan.Id, [cast.Reviewers[(nth + 2) % 3].StaffId], dueOn), cast.Officer);
    }

    private async Task Review(Written plan, int nth, bool all)
    {
        var offered = (await ReviewsOf(plan)).Where(r => r.Status == ReviewStatus.Offered).ToList();
        foreach (var (review, place) in offered.Select((r, i) => (r, i)).Take(all ? 2 : 1))
        {
            var reviewer = cast.Reviewers.Single(p => p.StaffId == review.ReviewerId);
            await stage.Send(new AcceptReview(review.Id), reviewer);
            var scores = Criteria.Select(
                (code, i) => new WrittenScore(code, new Judgement(3 + (nth + i * 2 + place) % 3, false), Comment(i))
            );
            await stage.Send(
                new SubmitReview(
                    review.Id,
                    [.. scores],
                    "Jelaskan cara menyimpan stok saat banjir dan catat penjualan setiap hari."
                ),
                reviewer
            );
        }
    }

    private static string Comment(int criterion) =>
        criterion switch
        {
            0 => "Pembeli disebut dengan angka, pesaing dikenal.",
            1 => "Cara membuat sudah teruji.",
            2 => "Harga wajar; cadangan masih kecil.",
            _ => "Berpengalaman dan didukung keluarga.",
        };

    private Task PlanVisit(Written plan, int nth, DateOnly on) =>
        stage.Send(
            new ScheduleFieldVisit(plan.Id, [cast.Reviewers[nth % 3].StaffId], on, new TimeOnly(9 + nth % 6, 0)),
            cast.Officer
        );

    private async Task Visit(Written plan, int nth)
    {
        var visit = await stage.Look(db => db.FieldVisits.AsNoTracking().SingleAsync(v => v.PlanId == plan.Id));
        var visitor = cast.Reviewers[nth % 3];
        await stage.Send(new AddVisitPhoto(visit.Id, Pictures.Of("kunjungan", 0x8A6F4D + nth * 4001)), visitor);
        var findings = FieldVisit.Checklist.Select(
            (code, i) =>
                new VisitFinding(
                    code,
                    (nth + i) % 11 == 7 ? FindingAnswer.Partly : FindingAnswer.Yes,
                    (nth + i) % 11 == 7 ? "Sebagian alat masih dipinjam." : null
                )
        );
        await stage.Send(
            new RecordFieldVisit(
                visit.Id,
                [.. findings],
                new VisitNotes(
                    timeline.Today,
                    $"{plan.Person.Name} dan keluarga",
                    new Coordinates(-6_100_000 - nth * 13_700, 106_100_000 + nth * 17_300),
                    nth % 6 == 5 ? VisitConclusion.SupportsWithNotes : VisitConclusion.Supports,
                    "Tempat usaha ada dan sesuai rencana. Alat sederhana, tetangga mengenal usahanya."
                )
            ),
            visitor
        );
    }

    private async Task Decide(IReadOnlyList<Written> handedIn, int approved, int waiting)
    {
        for (var i = 0; i < handedIn.Count; i++)
        {
            var plan = handedIn[i];
            var kind =
                i < approved ? DecisionKind.Approve
                : i < approved + waiting ? DecisionKind.Waitlist
                : DecisionKind.Reject;
            var amounts = kind == DecisionKind.Approve ? await RequestedOf(plan) : [];
            await stage.Send(
                new DecidePlan(
                    plan.Id,
                    kind,
                    amounts,
                    kind == DecisionKind.Approve
                        ? null
                        : "Penjualan yang diperkirakan belum cukup menutup biaya usaha dan rumah tangga.",
                    kind == DecisionKind.Approve && i % 4 == 1
                        ? "Nomor induk berusaha diurus sebelum termin kedua."
                        : null
                ),
                cast.DecisionMaker
            );
        }
    }

    private Task<Dictionary<Guid, Money>> RequestedOf(Written plan) =>
        stage.Look(async db =>
        {
            var lines = (await db.BusinessPlans.AsNoTracking().SingleAsync(p => p.Id == plan.Id)).BudgetLines;
            return lines.Where(l => l.Source == BudgetSource.Requested).ToDictionary(l => l.Id.Value, l => l.Amount);
        });

    private async Task Publish(Id<FundingCall> call)
    {
        var batch = await stage.Look(db => db.DecisionBatches.AsNoTracking().SingleAsync(b => b.CallId == call));
        await stage.Send(new PublishDecisions(batch.Id, batch.Approved), cast.DecisionMaker);
    }

    private Task<List<Review>> ReviewsOf(Written plan) =>
        stage.Look(db =>
            db.Reviews.AsNoTracking()
                .Where(r => r.PlanId == plan.Id)
                .OrderBy(r => r.OfferedAt)
                .ThenBy(r => r.Id)
                .ToListAsync()
        );
}
