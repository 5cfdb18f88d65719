using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Programmes;

/// <summary>Changes a call that has not opened. The version is the row's as the editor saw it.</summary>
[RequirePermission(Permission.ManageCalls)]
public sealed record EditCall(Id<FundingCall> CallId, CallTerms Terms, uint Version) : ICommand;

internal sealed class EditCallHandler(IProgrammeDb db) : CommandHandler<EditCall>
{
    protected override async Task Handle(EditCall command, CancellationToken ct)
    {
        var call = await db.CallToChange(command.CallId, ct);
        if (call.Version != command.Version)
            throw new ConflictException(nameof(EditCall));
        call.Edit(await db.WithTranches(command.Terms, call, ct));
    }
}
