using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Training;

public enum CohortStatus
{
    Draft,
    Announced,
    EnrolmentClosed,
    Running,
    Completed,
    Cancelled,
}

/// <summary>One run of a course: seats, sessions, participants. Seats are given under the row's lock, so the last goes once.</summary>
public sealed class Cohort : AggregateRoot<Cohort>
{
    public static readonly Transitions<CohortStatus> Moves = new(
        "cohort",
        CohortStatus.Draft,
        (CohortStatus.Draft, [CohortStatus.Announced, CohortStatus.Cancelled]),
        (CohortStatus.Announced, [CohortStatus.EnrolmentClosed, CohortStatus.Cancelled]),
        (CohortStatus.EnrolmentClosed, [CohortStatus.Announced, CohortStatus.Running, CohortStatus.Cancelled]),
        (CohortStatus.Running, [CohortStatus.Completed, CohortStatus.Cancelled])
    );

    private Cohort() { }

    /// <summary><c>PLT-2026-000001</c>.</summary>
    public string Reference { get; private set; } = "";

    public Id<Course> CourseId { get; private set; }

    public string Title { get; private set; } = "";

    public string Place { get; private set; } = "";

    /// <summary>The regency or city it is held in; officers of other regions do not run it.</summary>
    public RegionCode? Region { get; private set; }

    public CohortStatus Status { get; private set; }

    public int Capacity { get; private set; }

    public DateOnly StartsOn { get; private set; }

    public DateOnly EndsOn { get; private set; }

    /// <summary>The last day to enrol.</summary>
    public DateOnly EnrolBy { get; private set; }

    /// <summary>How many days a freed seat is kept for the next on the waiting list.</summary>
    public int OfferDays { get; private set; }

    public List<Session> Sessions { get; private set; } = [];

    public List<Enrolment> Enrolments { get; private set; } = [];

    public int SeatsTaken => Enrolments.Count(e => e.TakesSeat);

    public int SeatsLeft => Math.Max(0, Capacity - SeatsTaken);

    public static Cohort Plan(Id<Cohort> id, string reference, Id<Course> course, CohortPlan plan)
    {
        var cohort = new Cohort
        {
            Id = id,
            Reference = reference,
            CourseId = course,
        };
        cohort.Change(plan);
        return cohort;
    }

    public void Change(CohortPlan plan)
    {
        TrainingRules.CapacityPositive.Require(plan.Capacity is > 0 and <= 500);
        TrainingRules.CapacityCoversEnrolled.Require(plan.Capacity >= SeatsTaken, SeatsTaken);
        TrainingRules.DatesInOrder.Require(plan.EnrolBy <= plan.StartsOn && plan.StartsOn <= plan.EndsOn);
        TrainingRules.SessionWithinCohort.Require(Sessions.All(s => s.On >= plan.StartsOn && s.On <= plan.EndsOn));
        TrainingRules.EnrolmentOpen.Require(Status is not (CohortStatus.Completed or CohortStatus.Cancelled));

        (Title, Place, Region) = (plan.Title.Trim(), plan.Place.Trim(), plan.Region);
        (Capacity, StartsOn, EndsOn, EnrolBy, OfferDays) = (
            plan.Capacity,
            plan.StartsOn,
            plan.EndsOn,
            plan.EnrolBy,
            plan.OfferDays
        );
    }

    public void AddSession(Id<Session> id, SessionPlan plan)
    {
        RequireFitting(plan, null);
        Sessions.Add(Fill(new Session { Id = id }, plan));
    }

    public void ChangeSession(Id<Session> id, SessionPlan plan)
    {
        var session = Sessions.Single(s => s.Id == id);
        RequireFitting(plan, session);
        Fill(session, plan);
    }

    public void RemoveSession(Id<Session> id)
    {
        TrainingRules.SessionHasAttendance.Require(!Enrolments.Exists(e => e.Marks.Exists(m => m.SessionId == id)));
        Sessions.RemoveAll(s => s.Id == id);
    }

    public void Announce()
    {
        Moves.Require(Status, CohortStatus.Announced);
        TrainingRules.NeedsSessions.Require(Sessions.Count > 0);
        Status = CohortStatus.Announced;
        Raise(new CohortAnnounced(Id));
    }

    public void CloseEnrolment()
    {
        Moves.Require(Status, CohortStatus.EnrolmentClosed);
        Status = CohortStatus.EnrolmentClosed;
    }

    public void Start()
    {
        Moves.Require(Status, CohortStatus.Running);
        Status = CohortStatus.Running;
    }

    public void Cancel(string reason)
    {
        TrainingRules.ReasonGiven.Require(!string.IsNullOrWhiteSpace(reason));
        Moves.Require(Status, CohortStatus.Cancelled);
        Status = CohortStatus.Cancelled;
        Raise(
            new CohortCancelled(
                Id,
                [.. Enrolments.Where(e => e.Status != EnrolmentStatus.Withdrawn).Select(e => e.ReturneeId)]
            )
        );
    }

    /// <summary>Takes a seat, or a place on the waiting list where none is left.</summary>
    public Id<Enrolment> Enrol(Id<Returnee> returnee, DateTimeOffset at)
    {
        TrainingRules.EnrolmentOpen.Require(
            Status == CohortStatus.Announced && ProgrammeCalendar.DateOf(at) <= EnrolBy
        );
        var enrolment = Enrolments.Find(e => e.ReturneeId == returnee);
        TrainingRules.EnrolledOnce.Require(enrolment is null or { Status: EnrolmentStatus.Withdrawn });

        if (enrolment is null)
            Enrolments.Add(enrolment = Enrolment.Apply(returnee, at));
        else
            enrolment.ApplyAgain(at);
        if (SeatsLeft > 0)
            Seat(enrolment);
        else
            Raise(new PutOnWaitingList(Id, returnee));
        return enrolment.Id;
    }

    /// <summary>Gives up a seat or a place in the queue; a freed seat is offered to the next who waits.</summary>
    public void Withdraw(Id<Returnee> returnee, DateTimeOffset at)
    {
        TrainingRules.EnrolmentOpen.Require(Status is CohortStatus.Announced or CohortStatus.EnrolmentClosed);
        EnrolmentOf(returnee).MoveTo(EnrolmentStatus.Withdrawn);
        Raise(new SeatGivenUp(Id, returnee));
        OfferFreeSeats(at);
    }

    public void AcceptOffer(Id<Returnee> returnee, DateTimeOffset at)
    {
        var enrolment = EnrolmentOf(returnee);
        TrainingRules.OfferStillOpen.Require(
            enrolment.Status == EnrolmentStatus.Offered && at <= enrolment.OfferedUntil
        );
        Seat(enrolment);
    }

    /// <summary>Takes back offers nobody accepted in time and offers the seats to the next. May run any number of times.</summary>
    public void ExpireOffers(DateTimeOffset at)
    {
        foreach (var late in Enrolments.Where(e => e.Status == EnrolmentStatus.Offered && e.OfferedUntil < at).ToList())
        {
            late.MoveTo(EnrolmentStatus.Withdrawn);
            Raise(new SeatGivenUp(Id, late.ReturneeId));
        }

        OfferFreeSeats(at);
    }

    /// <summary>Records who was there. Every participant needs a mark; recording again replaces the marks of that session.</summary>
    public void RecordAttendance(
        Id<Session> sessionId,
        IReadOnlyDictionary<Id<Enrolment>, Attendance> marks,
        Id<StaffMember>? onlyTrainer,
        DateTimeOffset at
    )
    {
        TrainingRules.CohortRuns.Require(Status == CohortStatus.Running);
        var session = Sessions.Single(s => s.Id == sessionId);
        TrainingRules.OnlyOwnSessions.Require(onlyTrainer is null || session.TrainerId == onlyTrainer);
        TrainingRules.SessionHasBegun.Require(session.On <= ProgrammeCalendar.DateOf(at));
        var participants = Enrolments.Where(e => e.Status == EnrolmentStatus.Enrolled).ToList();
        TrainingRules.EveryoneIsMarked.Require(participants.TrueForAll(p => marks.ContainsKey(p.Id)));

        foreach (var participant in participants)
            participant.Mark(sessionId, marks[participant.Id]);
    }

    /// <summary>Ends the cohort: who attended enough has completed the course, who never came is a no-show.</summary>
    public void Complete(int minimumAttendance)
    {
        Moves.Require(Status, CohortStatus.Completed);
        var participants = Enrolments.Where(e => e.Status == EnrolmentStatus.Enrolled).ToList();
        TrainingRules.AttendanceComplete.Require(
            participants.TrueForAll(p => Sessions.TrueForAll(s => p.Marks.Exists(m => m.SessionId == s.Id)))
        );

        Status = CohortStatus.Completed;
        foreach (var participant in participants)
        {
            var share = participant.AttendedShare(Sessions);
            var completed = share >= minimumAttendance;
            participant.MoveTo(
                completed ? EnrolmentStatus.Completed
                : share == 0 ? EnrolmentStatus.NoShow
                : EnrolmentStatus.DroppedOut
            );
            Raise(
                completed
                    ? new CourseCompleted(participant.ReturneeId, CourseId, Id)
                    : new CourseNotCompleted(participant.ReturneeId, CourseId, Id)
            );
        }
    }

    private Enrolment EnrolmentOf(Id<Returnee> returnee)
    {
        var enrolment = Enrolments.Find(e => e.ReturneeId == returnee);
        TrainingRules.OfferStillOpen.Require(enrolment is not null);
        return enrolment!;
    }

    private void Seat(Enrolment enrolment)
    {
        enrolment.Enrol();
        Raise(new SeatTaken(Id, enrolment.ReturneeId));
    }

    private void OfferFreeSeats(DateTimeOffset at)
    {
        foreach (
            var next in Enrolments.Where(e => e.Status == EnrolmentStatus.Waiting).OrderBy(e => e.AppliedAt).ToList()
        )
        {
            if (SeatsLeft == 0)
                return;
            var until = at.AddDays(OfferDays);
            next.Offer(until);
            Raise(new SeatOffered(Id, next.ReturneeId, until));
        }
    }

    private void RequireFitting(SessionPlan plan, Session? itself)
    {
        TrainingRules.SessionTimesInOrder.Require(plan.From < plan.Until);
        TrainingRules.SessionWithinCohort.Require(plan.On >= StartsOn && plan.On <= EndsOn);
        TrainingRules.TrainerFree.Require(!Sessions.Exists(s => s != itself && plan.CollidesWith(s)));
    }

    private static Session Fill(Session session, SessionPlan plan)
    {
        (session.Title, session.On, session.From, session.Until) = (plan.Title.Trim(), plan.On, plan.From, plan.Until);
        (session.Place, session.TrainerId) = (plan.Place.Trim(), plan.TrainerId);
        return session;
    }
}

/// <summary>What a cohort is planned to be. Dates are Jakarta dates.</summary>
public sealed record CohortPlan(
    string Title,
    string Place,
    RegionCode? Region,
    int Capacity,
    DateOnly StartsOn,
    DateOnly EndsOn,
    DateOnly EnrolBy,
    int OfferDays
);
