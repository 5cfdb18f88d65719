using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Domain.Training;

namespace PmiEmas.Application.Training;

/// <summary>Rewords a course; an unticked <see cref="IsOffered"/> stops new cohorts.</summary>
[RequirePermission(Permission.ManageTraining)]
public sealed record ChangeCourse(
    Id<Course> CourseId,
    string Title,
    string Description,
    int MinimumAttendance,
    bool IsOffered
) : ICommand;

public sealed class ChangeCourseValidator : AbstractValidator<ChangeCourse>
{
    public ChangeCourseValidator()
    {
        RuleFor(c => c.Title).NotEmpty().MaximumLength(150);
        RuleFor(c => c.Description).MaximumLength(4000);
    }
}

internal sealed class ChangeCourseHandler(IProgrammeDb db) : CommandHandler<ChangeCourse>
{
    protected override async Task Handle(ChangeCourse command, CancellationToken ct)
    {
        var course = await db.Courses.Get(command.CourseId, ct);
        course.Describe(command.Title, command.Description ?? "", command.MinimumAttendance);
        if (command.IsOffered)
            course.OfferAgain();
        else
            course.Retire();
    }
}
