using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>Accepts many suggestions at once, each through the same checks as one alone; where one is refused, none is done.</summary>
[RequirePermission(Permission.MatchStatements)]
public sealed record AcceptMatches(IReadOnlyList<ChosenMatch> Chosen) : ICommand;

public sealed record ChosenMatch(Id<StatementLine> LineId, MatchTarget Target);

internal sealed class AcceptMatchesValidator : AbstractValidator<AcceptMatches>
{
    private const int Most = 100;

    public AcceptMatchesValidator()
    {
        RuleFor(c => c.Chosen).NotEmpty().WithMessage("payments.choose-matches");
        RuleFor(c => c.Chosen.Count).LessThanOrEqualTo(Most);
    }
}

internal sealed class AcceptMatchesHandler(IProgrammeDb db, LineMatcher matcher, IActor actor)
    : CommandHandler<AcceptMatches>
{
    protected override async Task Handle(AcceptMatches command, CancellationToken ct)
    {
        // All lines first and in one order, so that two people's choices cannot wait for each other.
        var chosen = command.Chosen.DistinctBy(c => c.LineId).ToList();
        foreach (var line in chosen.Select(c => c.LineId).Order())
            await db.Lock(line, ct);
        foreach (var one in chosen.OrderBy(c => c.Target.Kind).ThenBy(c => c.Target.Id))
            await matcher.Match(one.LineId, one.Target, actor.StaffId, byItself: false, ct);
    }
}
