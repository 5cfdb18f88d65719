using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>The group's name, and where and on which day of the week it meets.</summary>
[RequirePermission(Permission.OfferAgreements)]
public sealed record DescribeGroup(Id<BorrowerGroup> GroupId, string Name, DayOfWeek MeetingDay, string MeetingPlace)
    : ICommand;

internal sealed class DescribeGroupValidator : AbstractValidator<DescribeGroup>
{
    public DescribeGroupValidator() => RuleFor(c => c.MeetingPlace).MaximumLength(200);
}

internal sealed class DescribeGroupHandler(IProgrammeDb db, IActor actor) : CommandHandler<DescribeGroup>
{
    protected override async Task Handle(DescribeGroup command, CancellationToken ct)
    {
        var group = await db.GroupToChange(command.GroupId, actor, ct);
        group.Describe(command.Name, command.MeetingDay, command.MeetingPlace);
    }
}
