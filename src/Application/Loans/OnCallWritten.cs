using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Loans;

/// <summary>A call may only name loan products that exist and are offered.</summary>
internal sealed class OnCallWritten(IProgrammeDb db) : IDomainEventHandler<CallWritten>
{
    public async Task Handle(CallWritten happened, CancellationToken ct)
    {
        var call = (await db.FundingCalls.FindAsync([happened.CallId], ct))!;
        if (call.LoanProductCodes.Count == 0)
            return;
        var codes = call.LoanProductCodes.ToArray();
        var offered = await db
            .LoanProducts.Where(p => p.IsOffered && codes.Contains(p.Code))
            .Select(p => p.Code)
            .ToListAsync(ct);
        var unknown = codes.Except(offered).ToArray();
        if (unknown.Length > 0)
            throw new RuleBrokenException(LoanRules.CallNamesOfferedProducts, string.Join(", ", unknown))
            {
                Field = nameof(CallTerms.LoanProductCodes),
            };
    }
}
