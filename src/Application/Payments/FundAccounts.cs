using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>Every fund source with its bank account, where it has one: few, so without pages.</summary>
[RequirePermission(Permission.ManageFundSources, Permission.PreparePayouts, Permission.ViewLedger)]
public sealed record FundAccounts : IQuery<FundAccountsPage>;

public sealed record FundAccountsPage(IReadOnlyList<FundAccountRow> Rows, IReadOnlyList<string> Layouts);

/// <summary>One fund; the last six are null where its account is not named. The number shows masked.</summary>
public sealed record FundAccountRow(
    Id<FundSource> FundId,
    string FundCode,
    string FundName,
    Id<FundAccount>? AccountId,
    string? BankCode,
    AccountNumber? Number,
    string? Holder,
    string? Layout
);

internal sealed class FundAccountsHandler(IProgrammeDb db, IBankFileWriter writer)
    : QueryHandler<FundAccounts, FundAccountsPage>
{
    protected override async Task<FundAccountsPage> Handle(FundAccounts query, CancellationToken ct)
    {
        var rows = await (
            from f in db.FundSources.AsNoTracking()
            join a in db.Set<FundAccount>() on f.Id equals a.FundSourceId into named
            from a in named.DefaultIfEmpty()
            orderby f.Name
            select new
            {
                f.Id,
                f.Code,
                f.Name,
                Account = a,
            }
        ).ToListAsync(ct);
        return new FundAccountsPage(
            [
                .. rows.Select(r => new FundAccountRow(
                    r.Id,
                    r.Code,
                    r.Name,
                    r.Account?.Id,
                    r.Account?.BankCode,
                    r.Account?.Number,
                    r.Account?.Holder,
                    r.Account?.Layout
                )),
            ],
            writer.Layouts
        );
    }
}
