using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Infrastructure.Outbox;

namespace PmiEmas.Infrastructure.Demonstration;

/// <summary>Two years of the programme in Banten, lived through its use cases and ending today.</summary>
internal sealed class Demonstration(IServiceScopeFactory scopes, OutboxDrain outbox, DemonstrationClock clock)
    : IDemonstration
{
    public IReadOnlyList<DemonstrationSignIn> SignIns =>
        [.. Cast.SignIns, new DemonstrationSignIn("Returnee", People.FirstPhone, "kode di /demo/messages")];

    public async Task Seed(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        try
        {
            await new Story(new Stage(scopes, outbox), new Timeline(clock), clock, now).Tell();
        }
        finally
        {
            clock.Run();
        }
    }
}

/// <summary>Who does what when. Days are counted back from the day the story ends.</summary>
internal sealed class Story
{
    private readonly Stage _stage;
    private readonly Timeline _timeline;
    private readonly DemonstrationClock _clock;
    private readonly DateTimeOffset _end;
    private readonly DateOnly _today;
    private readonly Cast _cast;
    private readonly Calls _calls;
    private readonly People _people;
    private readonly Plans _plans;
    private readonly Judging _judging;
    private readonly Awards _awards;
    private readonly Troubles _troubles;
    private readonly Collections _collections;
    private readonly Treasury _treasury;
    private readonly Shopping _shopping;
    private readonly Reports _reports;
    private readonly Repayments _repayments;
    private readonly Courses _courses;
    private readonly List<Person> _everybody = [];

    public Story(Stage stage, Timeline timeline, DemonstrationClock clock, DateTimeOffset end)
    {
        (_stage, _timeline, _clock, _end) = (stage, timeline, clock, end);
        _today = ProgrammeCalendar.DateOf(end);
        _cast = new Cast(stage);
        _calls = new Calls(stage, _cast);
        _people = new People(stage, _cast, timeline);
        _plans = new Plans(stage, _cast);
        _judging = new Judging(stage, _cast, _plans, timeline);
        _awards = new Awards(stage, _cast, timeline, end);
        _troubles = new Troubles(stage, _cast, _awards, timeline);
        _collections = new Collections(stage, _cast, timeline);
        _treasury = new Treasury(stage, _cast, timeline);
        _shopping = new Shopping(stage, _cast, _awards, timeline);
        _reports = new Reports(stage, _cast, timeline);
        _repayments = new Repayments(stage, _cast, timeline, _today);
        _courses = new Courses(stage, _cast, _calls, timeline);
    }

    public async Task Tell()
    {
        _clock.Stop(ProgrammeCalendar.StartOf(Day(720)).AddHours(8));
        await _cast.Appoint();
        await _calls.Prepare(Day(720));
        await _people.FindVillages();

        GrantsOfLastYear();
        LoansOfLastYear();
        GrantsUnderReview();
        CallThatIsOpen();
        FilesWithoutPlan();
        EverydayWork();
        _timeline.On(Day(1), new TimeOnly(9, 5), _collections.HandOut);
        _timeline.On(Day(1), new TimeOnly(20, 15), _repayments.AnnounceTheNext);
        _timeline.On(Day(1), new TimeOnly(20, 30), new Banking(_stage, _cast, _timeline).ImportLastMonth);
        _timeline.On(Day(1), new TimeOnly(21, 0), new Closings(_stage, _cast, _timeline).CloseOldMonths);

        await _timeline.Tell(_end);
        _clock.Stop(_end);
        await _stage.Deliver();
    }

    /// <summary>So many days before the end.</summary>
    private DateOnly Day(int ago) => _today.AddDays(-ago);

    private Person Arrive(int ago, FileEnd end = FileEnd.Verified)
    {
        var person = _people.Arrive(_everybody.Count, Day(ago), end);
        _everybody.Add(person);
        return person;
    }

    /// <summary>When each grant's agreement was offered: most long ago, some lately, so that tranches stand in every state.</summary>
    private static readonly int[] SignedAgo =
    [
        545,
        544,
        543,
        542,
        541,
        540,
        539,
        538,
        537,
        536,
        300,
        150,
        125,
        100,
        80,
        62,
        40,
        16,
        10,
        3,
    ];

    /// <summary>22 plans for the first grant call: 20 approved, one waits, one rejected; paid in two tranches.</summary>
    private void GrantsOfLastYear()
    {
        var people = Enumerable.Range(0, 22).Select(i => Arrive(700 - i / 4 * 8)).ToList();
        _courses.Hold("Angkatan 1, Serang", "Balai Latihan Kerja Serang", Day(500), 25, people[..20]);
        _timeline.On(
            Day(640),
            new TimeOnly(8, 0),
            async () =>
            {
                var call = await _calls.Grants("Bantuan modal usaha tahap I", Day(640), Day(600));
                var plans = HandIn(call, people, 636, 30);
                _judging.Judge(
                    call,
                    plans,
                    Day(590),
                    approved: 20,
                    waiting: 1,
                    award: plan => _awards.Sign(plan, Day(SignedAgo[people.IndexOf(plan.Person)]))
                );
            }
        );
    }

    /// <summary>32 plans for the loan call: 30 approved, one waits, one rejected; every product, every way of paying.</summary>
    private void LoansOfLastYear()
    {
        var borrowings = Borrowing.All;
        var people = Enumerable.Range(0, borrowings.Count + 2).Select(i => Arrive(460 - i / 4 * 6)).ToList();
        _timeline.On(
            Day(420),
            new TimeOnly(8, 0),
            async () =>
            {
                var call = await _calls.Loans("Pinjaman usaha dana bergulir", Day(420), Day(385));
                string? Asked(Person person) =>
                    borrowings.ElementAtOrDefault(people.IndexOf(person)) is { Asked: true } b ? b.Product : null;
                var plans = HandIn(call, people, 417, 28, Asked);
                _judging.Judge(
                    call,
                    plans,
                    Day(382),
                    approved: borrowings.Count,
                    waiting: 1,
                    award: plan => Lend(plan, borrowings[people.IndexOf(plan.Person)])
                );
                _timeline.On(Day(292), new TimeOnly(8, 0), () => Trouble(plans));
            }
        );
    }

    /// <summary>Who answers for whom, who loses what, who is spared: told once the plans have become loans.</summary>
    private Task Trouble(IReadOnlyList<Written> plans)
    {
        List<Written> With(Func<Borrowing, bool> wanted) =>
            [.. plans.Where((_, i) => i < Borrowing.All.Count && wanted(Borrowing.All[i]))];
        var group = With(b => b.InGroup);
        _troubles.FormGroup(group, Day(291));
        _timeline.On(Day(90), new TimeOnly(16, 0), () => _troubles.Cover(group[1], by: group[2]));
        _troubles.WriteOff(With(b => b.WrittenOff)[0], Day(25));
        _troubles.Waive(With(b => b is { Product: "TETAP", DaysLate: 40 })[0], Day(3));
        return Task.CompletedTask;
    }

    private void Lend(Written plan, Borrowing loan)
    {
        var from = Day(loan.SignedAgo);
        // The due day is chosen so that the first one left unpaid lies at least as many days back as told.
        DateOnly? stopsOn = loan.DaysLate == 0 ? null : WorkingDayUntil(Day(loan.DaysLate));
        var firstDue = FirstDueAfter(from.AddDays(40), (stopsOn ?? from).Day);
        _awards.Sign(plan, from, loan, firstDue);
        _timeline.On(firstDue.AddDays(-4), new TimeOnly(20, 0), () => _repayments.Play(plan, loan, stopsOn));
        if (stopsOn is { } stop)
            _timeline.On(stop.AddDays(3), new TimeOnly(20, 0), () => _collections.Follow(plan, loan));
    }

    private static DateOnly WorkingDayUntil(DateOnly date) =>
        date.DayOfWeek switch
        {
            DayOfWeek.Saturday => date.AddDays(-1),
            DayOfWeek.Sunday => date.AddDays(-2),
            _ => date,
        };

    private static DateOnly FirstDueAfter(DateOnly from, int dayOfMonth)
    {
        var date = from;
        while (date.Day != Math.Min(dayOfMonth, DateTime.DaysInMonth(date.Year, date.Month)))
            date = date.AddDays(1);
        return date;
    }

    /// <summary>16 plans in every state between handing in and the decision.</summary>
    private void GrantsUnderReview()
    {
        var people = Enumerable.Range(0, 16).Select(i => Arrive(130 - i / 4 * 4)).ToList();
        _courses.Hold(
            "Angkatan 2, Lebak",
            "Pendopo Rangkasbitung",
            Day(1),
            20,
            [.. people[4..14], .. _everybody[20..24]]
        );
        _timeline.On(
            Day(62),
            new TimeOnly(8, 0),
            async () =>
            {
                var call = await _calls.Grants("Bantuan modal usaha tahap II", Day(62), Day(34));
                _judging.LeaveInEveryState(call, HandIn(call, people, 60, 24), Day(30));
            }
        );
    }

    /// <summary>10 plans for the call that is open: begun, handed in, to be corrected, withdrawn.</summary>
    private void CallThatIsOpen()
    {
        var people = Enumerable.Range(0, 10).Select(i => Arrive(70 - i / 4 * 6)).ToList();
        _courses.Hold(
            "Angkatan 3, Cilegon",
            "Gedung PKK Cilegon",
            _today.AddDays(9),
            8,
            [.. people, .. _everybody[^20..^16]]
        );
        _timeline.On(
            Day(21),
            new TimeOnly(8, 0),
            async () =>
            {
                var call = await _calls.Loans("Pinjaman usaha dana bergulir II", Day(21), _today.AddDays(24));
                for (var i = 0; i < people.Count; i++)
                {
                    var (person, nth) = (people[i], i);
                    _timeline.On(Day(19 - i), new TimeOnly(19, 30), () => BeginOrHandIn(call, person, nth));
                }
            }
        );
    }

    private async Task BeginOrHandIn(Id<FundingCall> call, Person person, int nth)
    {
        if (nth % 5 == 0)
        {
            await _plans.Begin(person, call);
            return;
        }

        var plan = await (
            nth % 5 == 1 ? _plans.Write(person, call) : _plans.HandIn(person, call, Borrowing.All[nth].Product)
        );
        if (nth == 3)
            _timeline.On(_timeline.Today.AddDays(2), new TimeOnly(9, 0), () => _plans.AskForChanges(plan));
        if (nth == 8)
            _timeline.On(_timeline.Today.AddDays(3), new TimeOnly(20, 0), () => _plans.Withdraw(plan));
    }

    /// <summary>Files without a plan, in every state.</summary>
    private void FilesWithoutPlan()
    {
        FileEnd[] ends =
        [
            FileEnd.Draft,
            FileEnd.Submitted,
            FileEnd.Returned,
            FileEnd.Verified,
            FileEnd.Rejected,
            FileEnd.Submitted,
            FileEnd.Suspended,
            FileEnd.Verified,
            FileEnd.Closed,
            FileEnd.Submitted,
        ];
        for (var i = 0; i < 40; i++)
        {
            var end = ends[i % ends.Length];
            Arrive(end is FileEnd.Submitted or FileEnd.Draft ? 2 + i / 8 : 20 + i / 4 * 24, end);
        }
    }

    /// <summary>What happens on every working day: the treasury, the reports, the reminders, the post.</summary>
    private void EverydayWork()
    {
        var people = new Lazy<Dictionary<Guid, Person>>(() =>
            _everybody.Where(p => p.Player is not null).ToDictionary(p => p.Id.Value)
        );
        for (var ago = 545; ago >= 0; ago--)
        {
            var day = Day(ago);
            // The reminders make up for nights without a program, so every third night is enough here.
            if (ago % 3 == 0 && ago < 470)
            {
                _timeline.On(day, new TimeOnly(4, 0), () => _stage.RunJob("count-late-charges", day));
                _timeline.On(day, new TimeOnly(5, 0), () => _stage.RunJob("remind-of-instalments", day));
            }
            if (day.DayOfWeek is DayOfWeek.Tuesday or DayOfWeek.Thursday)
                _timeline.On(day, new TimeOnly(10, 0), _treasury.Work);
            if (day.DayOfWeek is DayOfWeek.Monday or DayOfWeek.Friday && ago < 360)
                _timeline.On(day, new TimeOnly(9, 0), () => _shopping.Work(people.Value));
            if (day.DayOfWeek is DayOfWeek.Wednesday)
                _timeline.On(day, new TimeOnly(18, 0), () => _reports.Work(people.Value));
            if (day.DayOfWeek is DayOfWeek.Sunday)
                _timeline.On(day, new TimeOnly(21, 0), _stage.Deliver);
        }
    }

    /// <summary>The plans as they will stand, in the order of the people: four write on one evening, side by side.</summary>
    private Written[] HandIn(
        Id<FundingCall> call,
        IReadOnlyList<Person> people,
        int from,
        int within,
        Func<Person, string?>? product = null
    )
    {
        const int anEvening = 4;
        var plans = new Written[people.Count];
        for (var i = 0; i < people.Count; i++)
        {
            var (nth, person) = (i, people[i]);
            _timeline.Together(
                Day(from - nth / anEvening * anEvening * within / people.Count),
                new TimeOnly(19, 0),
                async () => plans[nth] = await _plans.HandIn(person, call, product?.Invoke(person))
            );
        }

        return plans;
    }
}
