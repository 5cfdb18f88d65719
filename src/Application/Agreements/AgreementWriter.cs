using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Agreements;

/// <summary>Numbers and adds a prepared agreement in the running command. Grants and loans word it and call this.</summary>
internal sealed class AgreementWriter(IProgrammeDb db, TimeProvider clock)
{
    public async Task<Agreement> Prepare(
        AgreementKind kind,
        Guid subjectId,
        Id<BusinessPlan> planId,
        Id<Returnee> returneeId,
        Money amount,
        Func<string, string> termsOfReference,
        CancellationToken ct
    )
    {
        var reference = await db.NextReference("PK", clock.Today(), ct);
        var agreement = Agreement.Prepare(
            Id<Agreement>.New(),
            reference,
            kind,
            subjectId,
            planId,
            returneeId,
            amount,
            termsOfReference(reference),
            clock.GetUtcNow()
        );
        db.Agreements.Add(agreement);
        return agreement;
    }
}
