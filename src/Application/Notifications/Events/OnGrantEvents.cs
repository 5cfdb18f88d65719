using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Notifications.Events;

/// <summary>Tells people what became of their report on a grant.</summary>
internal sealed class OnGrantEvents(IProgrammeDb db, Postman postman)
    : IDomainEventHandler<ReportAccepted>,
        IDomainEventHandler<ReportReturned>,
        IDomainEventHandler<ReallocationDecided>,
        IDomainEventHandler<GoodsHandedOver>,
        IDomainEventHandler<PurchaseComplaintAnswered>
{
    public Task Handle(GoodsHandedOver happened, CancellationToken ct) =>
        TellOfPurchase("goods-handed-over", happened.PurchaseId, happened.ReturneeId, happened.DeliveryId.Value, ct);

    public Task Handle(PurchaseComplaintAnswered happened, CancellationToken ct) =>
        TellOfPurchase("purchase-answered", happened.PurchaseId, happened.ReturneeId, happened.ComplaintId.Value, ct);

    public Task Handle(ReportAccepted happened, CancellationToken ct) =>
        Tell("report-accepted", happened.GrantId, happened.ReturneeId, happened.ReportId, ct);

    public Task Handle(ReportReturned happened, CancellationToken ct) =>
        Tell("report-returned", happened.GrantId, happened.ReturneeId, happened.ReportId, ct);

    public async Task Handle(ReallocationDecided happened, CancellationToken ct)
    {
        var grant = (await db.Grants.FindAsync([happened.GrantId], ct))!;
        await postman.ToReturnee(
            happened.ReturneeId,
            "reallocation-decided",
            Postman.Once("reallocation-decided", happened.ReallocationId.Value),
            language =>
                new()
                {
                    ["reference"] = grant.Reference,
                    ["answer"] = (happened.Approved, language) switch
                    {
                        (true, "en") => "approved",
                        (false, "en") => "not approved",
                        (true, _) => "disetujui",
                        _ => "tidak disetujui",
                    },
                    ["link"] = SitePages.Grant(happened.GrantId),
                },
            ct
        );
    }

    private async Task TellOfPurchase(
        string template,
        Id<Purchase> id,
        Id<Returnee> returnee,
        Guid once,
        CancellationToken ct
    )
    {
        var purchase = (await db.Set<Purchase>().FindAsync([id], ct))!;
        await postman.ToReturnee(
            returnee,
            template,
            Postman.Once(template, once),
            _ => new() { ["reference"] = purchase.Reference, ["link"] = SitePages.Purchase(id) },
            ct
        );
    }

    private async Task Tell(
        string template,
        Id<Grant> id,
        Id<Returnee> returnee,
        Id<AccountabilityReport> report,
        CancellationToken ct
    )
    {
        var grant = (await db.Grants.FindAsync([id], ct))!;
        await postman.ToReturnee(
            returnee,
            template,
            Postman.EachTime(template, report.Value),
            _ => new() { ["reference"] = grant.Reference, ["link"] = SitePages.Grant(id) },
            ct
        );
    }
}
