using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Programmes;

namespace PmiEmas.Application.Programmes;

/// <summary>Opens scheduled calls whose first day has come and closes open ones whose last day has passed; the number moved.</summary>
[SystemRequest]
public sealed record OpenAndCloseCalls(DateOnly Today) : ICommand<int>;

internal sealed class OpenAndCloseCallsHandler(IProgrammeDb db) : CommandHandler<OpenAndCloseCalls, int>
{
    protected override async Task<int> Handle(OpenAndCloseCalls command, CancellationToken ct)
    {
        var due = await db
            .FundingCalls.Where(c =>
                (c.Status == CallStatus.Scheduled && c.OpensOn <= command.Today)
                || (c.Status == CallStatus.Open && c.ClosesOn < command.Today)
            )
            .OrderBy(c => c.OpensOn)
            .ToListAsync(ct);
        foreach (var call in due)
        {
            if (call.Status == CallStatus.Scheduled && call.ClosesOn >= command.Today)
                call.Open(command.Today);
            else if (call.Status == CallStatus.Open)
                call.Close();
        }

        return due.Count;
    }
}
