using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants;

/// <summary>The returnee asks to spend money of one budget line on another.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record RequestReallocation(
    Id<Grant> GrantId,
    Id<BudgetLine> FromLineId,
    Id<BudgetLine> ToLineId,
    Money Amount,
    string Reason
) : ICommand<Id<Reallocation>>;

internal sealed class RequestReallocationValidator : AbstractValidator<RequestReallocation>
{
    public RequestReallocationValidator() => RuleFor(c => c.Reason).MaximumLength(1000);
}

internal sealed class RequestReallocationHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<RequestReallocation, Id<Reallocation>>
{
    protected override async Task<Id<Reallocation>> Handle(RequestReallocation command, CancellationToken ct)
    {
        var grant = await db.GrantToChange(command.GrantId, actor, ct);
        var request = Reallocation.Request(
            Id<Reallocation>.New(),
            grant,
            command.FromLineId,
            command.ToLineId,
            command.Amount,
            command.Reason,
            clock.GetUtcNow()
        );
        db.Set<Reallocation>().Add(request);
        return request.Id;
    }
}
