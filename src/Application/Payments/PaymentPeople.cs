using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>Who has a part in a payment: maker, checker, and those who decided the plan it pays.</summary>
internal sealed class PaymentPeople(IProgrammeDb db)
{
    public async Task<PaymentPerson> Person(Id<StaffMember> id, CancellationToken ct) =>
        PaymentPerson.Of(await db.Staff.AsNoTracking().SingleAsync(s => s.Id == id, ct));

    /// <summary>Whoever drafted the plan's decision, and whoever published it.</summary>
    public async Task<IReadOnlyList<PaymentPerson>> Deciders(Id<BusinessPlan> plan, CancellationToken ct)
    {
        var batches = await db
            .DecisionBatches.AsNoTracking()
            .Where(b => b.Entries.Any(e => e.PlanId == plan))
            .ToListAsync(ct);
        var deciders = batches
            .SelectMany(b => b.Entries.Where(e => e.PlanId == plan).Select(e => e.ById))
            .Concat(batches.Select(b => b.PublishedById).OfType<Id<StaffMember>>())
            .Distinct()
            .ToList();
        if (deciders.Count == 0)
            return [];
        var members = await db.Staff.AsNoTracking().Where(s => deciders.Contains(s.Id)).ToListAsync(ct);
        return [.. members.Select(PaymentPerson.Of)];
    }
}
