using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>A second person agrees to what was proposed: it is posted, or the money may be sent back.</summary>
[RequirePermission(Permission.ApprovePayouts)]
public sealed record AgreeOutcome(Id<StatementLine> LineId) : ICommand;

internal sealed class AgreeOutcomeHandler(
    IProgrammeDb db,
    IActor actor,
    PaymentPeople people,
    SuspenseBooks books,
    TimeProvider clock
) : CommandHandler<AgreeOutcome>
{
    protected override async Task Handle(AgreeOutcome command, CancellationToken ct)
    {
        var line = await db.LineToChange(command.LineId, actor, ct);
        PaymentRules.ProposalWaits.Require(line.Status == LineStatus.Proposed);
        line.Agree(
            await people.Person(actor.StaffId, ct),
            await people.Person(line.ProposedById!.Value, ct),
            await db.NextReference("KB", clock.Today(), ct),
            clock.GetUtcNow()
        );
        if (line.Status == LineStatus.Settled)
            await books.Settle(
                line,
                await db.FundCode(line.FundSourceId, ct),
                await db.ReferenceOf(line.StatementId, ct),
                clock.Today(),
                ct
            );
    }
}
