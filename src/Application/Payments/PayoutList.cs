using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>The payouts the actor may see. Filters: <c>status</c>, <c>purpose</c>, <c>fund</c> (its code), <c>rail</c>; search: numbers, name.</summary>
[RequirePermission(Permission.ViewPayouts)]
public sealed record PayoutList(ListQuery Query) : IQuery<Slice<PayoutRow>>;

public sealed record PayoutRow(
    Id<Payout> Id,
    string Reference,
    PayoutPurpose Purpose,
    string SubjectReference,
    string Name,
    string Fund,
    Money Amount,
    PayoutStatus Status,
    DateTimeOffset PreparedAt,
    DateOnly? PaidOn
);

internal sealed class PayoutListHandler(IProgrammeDb db, IActor actor) : QueryHandler<PayoutList, Slice<PayoutRow>>
{
    private static readonly Sorts<Payout, Id<Payout>> Sorts = new Sorts<Payout, Id<Payout>>(p => p.Id)
        .By("prepared", p => p.PreparedAt, descending: true)
        .By("reference", p => p.Reference)
        .By("amount", p => p.Amount);

    protected override Task<Slice<PayoutRow>> Handle(PayoutList query, CancellationToken ct)
    {
        var payouts = db.Payouts.VisibleTo(actor, db);
        if (query.Query.Choice<PayoutStatus>("status") is { } status)
            payouts = payouts.Where(p => p.Status == status);
        if (query.Query.Choice<PayoutPurpose>("purpose") is { } purpose)
            payouts = payouts.Where(p => p.Purpose == purpose);
        if (query.Query.Choice<PayoutRail>("rail") is { } rail)
            payouts = payouts.Where(p => p.Rail == rail);
        if (query.Query["fund"] is { } code)
            payouts = payouts.Where(p => db.FundSources.Any(f => f.Id == p.FundSourceId && f.Code == code));
        if (query.Query.Search is { } words)
        {
            var pattern = words.ToLowerInvariant().ToPattern();
            payouts = payouts.Where(p =>
                EF.Functions.Like(p.Reference.ToLower(), pattern)
                || EF.Functions.Like(p.SubjectReference.ToLower(), pattern)
                || EF.Functions.Like(p.Payee.Holder.ToLower(), pattern)
            );
        }

        return payouts.Slice(
            query.Query,
            Sorts,
            p => new PayoutRow(
                p.Id,
                p.Reference,
                p.Purpose,
                p.SubjectReference,
                p.Payee.Holder,
                db.FundSources.Where(f => f.Id == p.FundSourceId).Select(f => f.Code).First(),
                p.Amount,
                p.Status,
                p.PreparedAt,
                p.PaidOn
            ),
            ct
        );
    }
}
