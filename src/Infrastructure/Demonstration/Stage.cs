using System.Security.Claims;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Infrastructure.Database;
using PmiEmas.Infrastructure.Identity;
using PmiEmas.Infrastructure.Jobs;
using PmiEmas.Infrastructure.Outbox;

namespace PmiEmas.Infrastructure.Demonstration;

/// <summary>Somebody of the story who acts through the use cases.</summary>
internal sealed record Player(string Name, ClaimsPrincipal Principal)
{
    public Id<StaffMember> StaffId => new(Guid.Parse(Principal.FindFirstValue(SessionClaims.Staff)!));

    public Id<Returnee> ReturneeId => new(Guid.Parse(Principal.FindFirstValue(SessionClaims.Returnee)!));
}

/// <summary>Where the story plays: requests in the name of a player, and looks into the records.</summary>
internal sealed class Stage(IServiceScopeFactory scopes, OutboxDrain outbox)
{
    public async Task<TResult> Send<TResult>(IRequest<TResult> request, Player? by = null)
    {
        await using var scope = Scope(by);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public async Task<TResult> Look<TResult>(Func<ProgrammeDb, Task<TResult>> look)
    {
        await using var scope = Scope(null);
        return await look(scope.ServiceProvider.GetRequiredService<ProgrammeDb>());
    }

    public async Task RunJob(string name, DateOnly on)
    {
        await using var scope = Scope(null);
        var job = JobSchedule.All.Single(j => j.Name == name);
        await job.Send(scope.ServiceProvider.GetRequiredService<IMediator>(), on, CancellationToken.None);
    }

    public async Task Deliver()
    {
        while (await outbox.Drain(CancellationToken.None) > 0) { }
    }

    private AsyncServiceScope Scope(Player? by)
    {
        var scope = scopes.CreateAsyncScope();
        var actor = scope.ServiceProvider.GetRequiredService<CurrentActor>();
        if (by is null)
            actor.BecomeSystem();
        else
            actor.Become(by.Principal);
        return scope;
    }
}
