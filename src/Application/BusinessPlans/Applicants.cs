using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.BusinessPlans;

/// <summary>What plans need to know of the person behind them.</summary>
internal static class Applicants
{
    private static readonly Rule AddressKnown = new("business-plans.address-known");

    /// <summary>What a call's conditions look at. An approved plan counts as a running award until it is settled.</summary>
    public static async Task<Applicant> ApplicantOf(this IProgrammeDb db, Id<Returnee> id, CancellationToken ct)
    {
        var found = await db
            .Returnees.AsNoTracking()
            .Where(r => r.Id == id)
            .Select(r => new
            {
                r.Village,
                r.Status,
                ReturnedOn = r.Stints.Max(s => (DateOnly?)s.ReturnedOn),
                Running = db.BusinessPlans.Any(p =>
                    p.ReturneeId == id && p.Status == PlanStatus.Approved && p.AwardEndedOn == null
                ),
            })
            .SingleOrDefaultAsync(ct);
        return found is null
            ? throw new NotFoundException(nameof(Returnee))
            : new Applicant(found.Village, found.Status == ReturneeStatus.Verified, found.ReturnedOn, found.Running);
    }

    /// <summary>The village a plan is filed under. Throws where the person has told none.</summary>
    public static RegionCode Home(this Applicant applicant)
    {
        AddressKnown.Require(applicant.Village is not null);
        return applicant.Village!;
    }
}
