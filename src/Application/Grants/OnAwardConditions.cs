using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Training;

namespace PmiEmas.Application.Grants;

/// <summary>Conditions of tranches that happen elsewhere: the agreement came into force, the course was completed.</summary>
internal sealed class OnAwardConditions(IProgrammeDb db, TimeProvider clock)
    : IDomainEventHandler<AgreementInForce>,
        IDomainEventHandler<CourseCompleted>
{
    public async Task Handle(AgreementInForce happened, CancellationToken ct)
    {
        if (happened.Kind != AgreementKind.Grant)
            return;
        var id = new Id<Grant>(happened.SubjectId);
        await db.Lock(id, ct);
        (await db.Grants.SingleAsync(g => g.Id == id, ct)).AgreementCameIntoForce(clock.Today());
    }

    public async Task Handle(CourseCompleted happened, CancellationToken ct)
    {
        var code = (await db.Courses.FindAsync([happened.CourseId], ct))!.Code;
        var grants = await db
            .Grants.Where(g =>
                g.ReturneeId == happened.ReturneeId
                && g.Status == GrantStatus.Active
                && db.FundingCalls.Any(c => c.Id == g.CallId && (c.CourseCode == null || c.CourseCode == code))
            )
            .ToListAsync(ct);
        foreach (var grant in grants)
            grant.CourseWasCompleted(clock.Today());
    }
}
