using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Programmes;

/// <summary>Writes a new call; nobody outside sees it before it opens.</summary>
[RequirePermission(Permission.ManageCalls)]
public sealed record DraftCall(CallTerms Terms) : ICommand<Id<FundingCall>>;

internal sealed class DraftCallHandler(IProgrammeDb db, TimeProvider clock) : CommandHandler<DraftCall, Id<FundingCall>>
{
    protected override async Task<Id<FundingCall>> Handle(DraftCall command, CancellationToken ct)
    {
        var reference = await db.NextReference("PGL", clock.Today(), ct);
        var terms = await db.WithTranches(command.Terms, before: null, ct);
        var call = FundingCall.Draft(Id<FundingCall>.New(), reference, terms);
        db.FundingCalls.Add(call);
        return call.Id;
    }
}
