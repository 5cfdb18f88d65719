using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Domain.Training;

namespace PmiEmas.Application.Training;

/// <summary>Adds a course to the programme. <see cref="MinimumAttendance"/> is in percent.</summary>
[RequirePermission(Permission.ManageTraining)]
public sealed record CreateCourse(string Code, string Title, string Description, int MinimumAttendance)
    : ICommand<Id<Course>>;

public sealed class CreateCourseValidator : AbstractValidator<CreateCourse>
{
    public CreateCourseValidator()
    {
        RuleFor(c => c.Code).NotEmpty().MaximumLength(20);
        RuleFor(c => c.Title).NotEmpty().MaximumLength(150);
        RuleFor(c => c.Description).MaximumLength(4000);
    }
}

internal sealed class CreateCourseHandler(IProgrammeDb db) : CommandHandler<CreateCourse, Id<Course>>
{
    protected override Task<Id<Course>> Handle(CreateCourse command, CancellationToken ct)
    {
        var course = Course.Create(
            Id<Course>.New(),
            command.Code,
            command.Title,
            command.Description ?? "",
            command.MinimumAttendance
        );
        db.Courses.Add(course);
        return Task.FromResult(course.Id);
    }
}
