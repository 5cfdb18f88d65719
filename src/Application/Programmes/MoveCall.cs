using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Programmes;

/// <summary>A step of a call that needs nothing but the call.</summary>
public interface ICallMove : ICommand
{
    Id<FundingCall> CallId { get; }
}

/// <summary>Lets the call open by itself on its first day.</summary>
[RequirePermission(Permission.ManageCalls)]
public sealed record ScheduleCall(Id<FundingCall> CallId) : ICallMove;

/// <summary>Takes a scheduled call back for editing.</summary>
[RequirePermission(Permission.ManageCalls)]
public sealed record UnscheduleCall(Id<FundingCall> CallId) : ICallMove;

/// <summary>Opens the call at once.</summary>
[RequirePermission(Permission.ManageCalls)]
public sealed record OpenCall(Id<FundingCall> CallId) : ICallMove;

/// <summary>Closes the call before its last day.</summary>
[RequirePermission(Permission.ManageCalls)]
public sealed record CloseCall(Id<FundingCall> CallId) : ICallMove;

/// <summary>Begins judging the plans of a closed call.</summary>
[RequirePermission(Permission.ManageCalls, Permission.AssignReviewers)]
public sealed record BeginCallReview(Id<FundingCall> CallId) : ICallMove;

/// <summary>Puts a decided call aside.</summary>
[RequirePermission(Permission.ManageCalls)]
public sealed record ArchiveCall(Id<FundingCall> CallId) : ICallMove;

internal abstract class CallMoveHandler<TMove>(IProgrammeDb db) : CommandHandler<TMove>
    where TMove : ICallMove
{
    protected override async Task Handle(TMove command, CancellationToken ct) =>
        Move(await db.CallToChange(command.CallId, ct));

    protected abstract void Move(FundingCall call);
}

internal sealed class ScheduleCallHandler(IProgrammeDb db, TimeProvider clock) : CallMoveHandler<ScheduleCall>(db)
{
    protected override void Move(FundingCall call) => call.Schedule(clock.Today());
}

internal sealed class UnscheduleCallHandler(IProgrammeDb db) : CallMoveHandler<UnscheduleCall>(db)
{
    protected override void Move(FundingCall call) => call.Unschedule();
}

internal sealed class OpenCallHandler(IProgrammeDb db, TimeProvider clock) : CallMoveHandler<OpenCall>(db)
{
    protected override void Move(FundingCall call) => call.Open(clock.Today());
}

internal sealed class CloseCallHandler(IProgrammeDb db) : CallMoveHandler<CloseCall>(db)
{
    protected override void Move(FundingCall call) => call.Close();
}

internal sealed class BeginCallReviewHandler(IProgrammeDb db) : CallMoveHandler<BeginCallReview>(db)
{
    protected override void Move(FundingCall call) => call.BeginReview();
}

internal sealed class ArchiveCallHandler(IProgrammeDb db) : CallMoveHandler<ArchiveCall>(db)
{
    protected override void Move(FundingCall call) => call.Archive();
}
