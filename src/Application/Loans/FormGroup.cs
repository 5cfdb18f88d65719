using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>A new group round its leader; it belongs to the leader's regency.</summary>
[RequirePermission(Permission.OfferAgreements)]
public sealed record FormGroup(string Name, DayOfWeek MeetingDay, string MeetingPlace, Id<Loan> LeaderLoanId)
    : ICommand<Id<BorrowerGroup>>;

internal sealed class FormGroupValidator : AbstractValidator<FormGroup>
{
    public FormGroupValidator() => RuleFor(c => c.MeetingPlace).MaximumLength(200);
}

internal sealed class FormGroupHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<FormGroup, Id<BorrowerGroup>>
{
    protected override async Task<Id<BorrowerGroup>> Handle(FormGroup command, CancellationToken ct)
    {
        var leader = await db.LoanToChange(command.LeaderLoanId, actor, ct);
        var group = BorrowerGroup.Form(
            Id<BorrowerGroup>.New(),
            await db.NextReference("KL", clock.Today(), ct),
            command.Name,
            leader.Region.Regency,
            command.MeetingDay,
            command.MeetingPlace
        );
        group.Admit(leader);
        db.BorrowerGroups.Add(group);
        return group.Id;
    }
}
