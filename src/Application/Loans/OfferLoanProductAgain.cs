using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Calls may name the withdrawn product again.</summary>
[RequirePermission(Permission.ManageLoanProducts)]
public sealed record OfferLoanProductAgain(Id<LoanProduct> ProductId) : ICommand;

internal sealed class OfferLoanProductAgainHandler(IProgrammeDb db) : CommandHandler<OfferLoanProductAgain>
{
    protected override async Task Handle(OfferLoanProductAgain command, CancellationToken ct) =>
        (await db.ProductToChange(command.ProductId, ct)).OfferAgain();
}
