using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Saves the product's terms as its next version. Loans that were made keep theirs.</summary>
[RequirePermission(Permission.ManageLoanProducts)]
public sealed record ReviseLoanProduct(Id<LoanProduct> ProductId, ProductTerms Terms) : ICommand;

internal sealed class ReviseLoanProductHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<ReviseLoanProduct>
{
    protected override async Task Handle(ReviseLoanProduct command, CancellationToken ct)
    {
        var product = await db.ProductToChange(command.ProductId, ct);
        product.Revise(command.Terms, actor.Kind == ActorKind.Staff ? actor.StaffId : null, clock.GetUtcNow());
    }
}
