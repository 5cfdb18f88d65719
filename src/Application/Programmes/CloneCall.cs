using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Programmes;

/// <summary>A new draft with another call's terms.</summary>
[RequirePermission(Permission.ManageCalls)]
public sealed record CloneCall(Id<FundingCall> CallId, string Title, DateOnly OpensOn, DateOnly ClosesOn)
    : ICommand<Id<FundingCall>>;

internal sealed class CloneCallHandler(IProgrammeDb db, TimeProvider clock) : CommandHandler<CloneCall, Id<FundingCall>>
{
    protected override async Task<Id<FundingCall>> Handle(CloneCall command, CancellationToken ct)
    {
        var source = await db.CallToRead(command.CallId, ct);
        var reference = await db.NextReference("PGL", clock.Today(), ct);
        var clone = source.Clone(Id<FundingCall>.New(), reference, command.Title, command.OpensOn, command.ClosesOn);
        db.FundingCalls.Add(clone);
        return clone.Id;
    }
}
