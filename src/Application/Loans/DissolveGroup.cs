using FluentValidation;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Ends the group before all have signed: promises already made are void, each loan goes its own way.</summary>
[RequirePermission(Permission.OfferAgreements)]
public sealed record DissolveGroup(Id<BorrowerGroup> GroupId, string Reason) : ICommand, IStatesReason;

internal sealed class DissolveGroupValidator : AbstractValidator<DissolveGroup>
{
    public DissolveGroupValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class DissolveGroupHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<DissolveGroup>
{
    protected override async Task Handle(DissolveGroup command, CancellationToken ct)
    {
        var group = await db.GroupToChange(command.GroupId, actor, ct);
        group.Dissolve();
        var promises = await db
            .Agreements.Where(a => a.Kind == AgreementKind.JointLiability && a.SubjectId == group.Id.Value)
            .Where(a => a.Status != AgreementStatus.Terminated)
            .ToListAsync(ct);
        foreach (var promise in promises)
            promise.Terminate(command.Reason, clock.GetUtcNow());
    }
}
