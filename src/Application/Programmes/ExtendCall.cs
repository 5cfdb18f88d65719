using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Programmes;

/// <summary>Moves the last day of an open or closed call to a later one.</summary>
[RequirePermission(Permission.ManageCalls)]
public sealed record ExtendCall(Id<FundingCall> CallId, DateOnly ClosesOn) : ICommand;

internal sealed class ExtendCallHandler(IProgrammeDb db, TimeProvider clock) : CommandHandler<ExtendCall>
{
    protected override async Task Handle(ExtendCall command, CancellationToken ct) =>
        (await db.CallToChange(command.CallId, ct)).Extend(command.ClosesOn, clock.Today());
}
