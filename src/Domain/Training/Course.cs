using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Training;

/// <summary>What is taught: a title, and how much of it one must attend to complete it.</summary>
public sealed class Course : AggregateRoot<Course>
{
    private Course() { }

    /// <summary>Short and unique: <c>KWU-DASAR</c>. Funding calls name the course they want by it.</summary>
    public string Code { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Description { get; private set; } = "";

    /// <summary>The share of sessions to be present at, in percent.</summary>
    public int MinimumAttendance { get; private set; }

    public bool IsOffered { get; private set; }

    public static Course Create(Id<Course> id, string code, string title, string description, int minimumAttendance)
    {
        var course = new Course
        {
            Id = id,
            Code = code.Trim().ToUpperInvariant(),
            IsOffered = true,
        };
        course.Describe(title, description, minimumAttendance);
        return course;
    }

    public void Describe(string title, string description, int minimumAttendance)
    {
        TrainingRules.AttendanceShareInRange.Require(minimumAttendance is >= 1 and <= 100);
        (Title, Description, MinimumAttendance) = (title.Trim(), description.Trim(), minimumAttendance);
    }

    /// <summary>Stops new cohorts; running ones finish.</summary>
    public void Retire() => IsOffered = false;

    public void OfferAgain() => IsOffered = true;
}
