using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Notifications.Events;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Notifications.Reminders;

/// <summary>Tells the next verified returnees of the call's regions that it is open; how many were told.</summary>
[SystemRequest]
public sealed record QueueCallNews(Id<FundingCall> CallId) : ICommand<int>;

internal sealed class QueueCallNewsHandler(IProgrammeDb db, Postman postman) : CommandHandler<QueueCallNews, int>
{
    private const int Batch = 200;

    protected override async Task<int> Handle(QueueCallNews command, CancellationToken ct)
    {
        var call = await db.FundingCalls.AsNoTracking().SingleAsync(c => c.Id == command.CallId, ct);
        if (call.Status != CallStatus.Open)
            return 0;
        var prefix = $"call-opened:{call.Id}:";
        var untold = await Residents(call)
            .Where(r => !db.Set<Message>().Any(m => m.ReturneeId == r.Id && m.DedupeKey.StartsWith(prefix)))
            .OrderBy(r => r.Id)
            .Select(r => r.Id)
            .Take(Batch)
            .ToListAsync(ct);
        foreach (var returnee in untold)
            await postman.ToReturnee(
                returnee,
                "call-opened",
                prefix + returnee,
                language => Values(call, language),
                ct
            );
        return untold.Count;
    }

    private static Dictionary<string, string> Values(FundingCall call, string language) =>
        new()
        {
            ["title"] = call.Title,
            ["closesOn"] = MessageValues.Date(call.ClosesOn, language),
            ["link"] = SitePages.Calls,
        };

    private IQueryable<Returnee> Residents(FundingCall call)
    {
        var verified = db.Returnees.Where(r => r.Status == ReturneeStatus.Verified);
        var regions = call.Regions.Select(r => r.Value + "%").ToList();
        return regions.Count == 0
            ? verified
            : verified.Where(r =>
                r.Village != null && regions.Any(region => EF.Functions.Like((string)(object)r.Village, region))
            );
    }
}
