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

    /// <summary>Read from the audit trail: whoever carried out a process that decided on the plan.</summary>
    public async Task<IReadOnlyList<PaymentPerson>> Deciders(Id<BusinessPlan> plan, CancellationToken ct)
    {
        var processes = await (
            from part in db.ProcessSubjects.AsNoTracking()
            where part.SubjectId == plan.Value
            join process in db.Processes.AsNoTracking() on part.ProcessId equals process.Id
            where process.ActorKind == ActorKind.Staff
            select new { process.ActorId, process.Events }
        ).ToListAsync(ct);
        var deciders = processes
            .Where(p => p.Events.Contains($"\"{nameof(PlanApproved)}\"", StringComparison.Ordinal))
            .Select(p => new Id<StaffMember>(p.ActorId!.Value))
            .Distinct()
            .ToList();
        var members = await db.Staff.AsNoTracking().Where(s => deciders.Contains(s.Id)).ToListAsync(ct);
        return [.. members.Select(PaymentPerson.Of)];
    }
}
