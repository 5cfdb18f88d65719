using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Notifications.Events;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Notifications.Reminders;

/// <summary>
/// Tells the next verified returnees of the call's regions that it is open, by their ids after the one given, and leaves those after
/// them to the outbox; how many were told.
/// </summary>
[SystemRequest]
public sealed record QueueCallNews(Id<FundingCall> CallId, DateTimeOffset OpenedAt, Id<Returnee>? After) : ICommand<int>
{
    internal const string OutboxKind = "announce-call";

    internal void LeaveTo(IOutbox outbox) =>
        outbox.Add(
            OutboxKind,
            new CallNewsPart(CallId.Value, OpenedAt, After?.Value),
            $"{OutboxKind}:{CallId}:{OpenedAt.UtcTicks}:{After}"
        );
}

/// <summary>What the outbox carries of it.</summary>
internal sealed record CallNewsPart(Guid CallId, DateTimeOffset OpenedAt, Guid? After)
{
    public QueueCallNews Request() =>
        new(new Id<FundingCall>(CallId), OpenedAt, After is { } id ? new Id<Returnee>(id) : null);
}

internal sealed class QueueCallNewsHandler(IProgrammeDb db, Postman postman, IOutbox outbox)
    : CommandHandler<QueueCallNews, int>
{
    private const int Batch = 200;

    protected override async Task<int> Handle(QueueCallNews command, CancellationToken ct)
    {
        var call = await db.FundingCalls.AsNoTracking().SingleAsync(c => c.Id == command.CallId, ct);
        if (call.Status != CallStatus.Open)
            return 0;
        var people = await Residents(call, command.After)
            .OrderBy(r => r.Id)
            .Select(r => r.Id)
            .Take(Batch)
            .ToListAsync(ct);
        foreach (var returnee in people)
            await postman.ToReturnee(
                returnee,
                "call-opened",
                $"call-opened:{call.Id}:{returnee}",
                language => Values(call, language),
                ct
            );
        if (people.Count == Batch)
            (command with { After = people[^1] }).LeaveTo(outbox);
        return people.Count;
    }

    private static Dictionary<string, string> Values(FundingCall call, string language) =>
        new()
        {
            ["title"] = call.Title,
            ["closesOn"] = MessageValues.Date(call.ClosesOn, language),
            ["link"] = SitePages.Call(call.Id),
        };

    private IQueryable<Returnee> Residents(FundingCall call, Id<Returnee>? after)
    {
        var people = db.Returnees.Where(r => r.Status == ReturneeStatus.Verified);
        if (after is { } last)
            people = people.Where(r => r.Id.CompareTo(last) > 0);
        var regions = call.Regions.Select(r => r.Value + "%").ToList();
        return regions.Count == 0
            ? people
            : people.Where(r =>
                r.Village != null && regions.Any(region => EF.Functions.Like((string)(object)r.Village, region))
            );
    }
}
