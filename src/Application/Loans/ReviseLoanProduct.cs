using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Saves the product's terms as its next version. Loans that were made keep theirs.</summary>
[RequirePermission(Permission.ManageLoanProducts)]
public sealed record ReviseLoanProduct(Id<LoanProduct> ProductId, ProductTerms Terms, bool IsOffered = true) : ICommand;

internal sealed class ReviseLoanProductHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<ReviseLoanProduct>
{
    protected override async Task Handle(ReviseLoanProduct command, CancellationToken ct)
    {
        var product =
            await db.LoanProducts.SingleOrDefaultAsync(p => p.Id == command.ProductId, ct)
            ?? throw new NotFoundException(nameof(LoanProduct));
        if (command.Terms != product.Terms || command.IsOffered == product.IsOffered)
            product.Revise(command.Terms, actor.Kind == ActorKind.Staff ? actor.StaffId : null, clock.GetUtcNow());
        if (command.IsOffered)
            product.OfferAgain();
        else
            product.Withdraw();
    }
}
