using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Grants;

/// <summary>Tranches whose conditions are met.</summary>
internal sealed class GrantPayables(IProgrammeDb db) : IPayable
{
    private const int Most = 500;

    public PayoutPurpose Purpose => PayoutPurpose.GrantTranche;

    public async Task<IReadOnlyList<Payable>> Ready(IActor actor, CancellationToken ct) =>
        [.. (await Rows(actor).OrderBy(r => r.Reference).Take(Most).ToListAsync(ct)).Select(r => r.ToPayable())];

    public async Task<Payable?> Find(Guid subjectId, IActor actor, CancellationToken ct)
    {
        var id = new Id<Tranche>(subjectId);
        var row = await Rows(actor).SingleOrDefaultAsync(r => r.TrancheId == id, ct);
        return row?.ToPayable();
    }

    private IQueryable<Row> Rows(IActor actor) =>
        from grant in db.Grants.AsNoTracking().VisibleTo(actor, db)
        where grant.Status == GrantStatus.Active
        from tranche in grant.Tranches
        where tranche.Status == TrancheStatus.ConditionsMet && tranche.Cash > Money.Zero
        select new Row
        {
            TrancheId = tranche.Id,
            No = tranche.No,
            Amount = tranche.Cash,
            PlanId = grant.PlanId,
            ReturneeId = grant.ReturneeId,
            FundSourceId = grant.FundSourceId,
            Reference = grant.Reference,
            Recipient = db.Returnees.Where(r => r.Id == grant.ReturneeId).Select(r => r.FullName).First(),
        };

    private sealed class Row
    {
        public required Id<Tranche> TrancheId { get; init; }
        public required int No { get; init; }
        public required Money Amount { get; init; }
        public required Id<BusinessPlan> PlanId { get; init; }
        public required Id<Returnee> ReturneeId { get; init; }
        public required Id<FundSource> FundSourceId { get; init; }
        public required string Reference { get; init; }
        public required string Recipient { get; init; }

        public Payable ToPayable() =>
            new(
                new PayoutSubject(
                    PayoutPurpose.GrantTranche,
                    TrancheId.Value,
                    Reference,
                    PlanId,
                    ReturneeId,
                    FundSourceId
                ),
                Amount,
                No,
                Recipient
            );
    }
}
