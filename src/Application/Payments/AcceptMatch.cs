using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>A person says what a line is: the receipt is posted, the payout confirmed or taken back, as if entered by hand.</summary>
[RequirePermission(Permission.MatchStatements)]
public sealed record AcceptMatch(Id<StatementLine> LineId, MatchTarget Target) : ICommand;

internal sealed class AcceptMatchHandler(LineMatcher matcher, IActor actor) : CommandHandler<AcceptMatch>
{
    protected override Task Handle(AcceptMatch command, CancellationToken ct) =>
        matcher.Match(command.LineId, command.Target, actor.StaffId, byItself: false, ct);
}
