using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>A new product with its first version.</summary>
[RequirePermission(Permission.ManageLoanProducts)]
public sealed record OpenLoanProduct(string Code, ProductTerms Terms) : ICommand<Id<LoanProduct>>;

internal sealed class OpenLoanProductHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<OpenLoanProduct, Id<LoanProduct>>
{
    protected override Task<Id<LoanProduct>> Handle(OpenLoanProduct command, CancellationToken ct)
    {
        var product = LoanProduct.Open(
            Id<LoanProduct>.New(),
            command.Code,
            command.Terms,
            actor.Kind == ActorKind.Staff ? actor.StaffId : null,
            clock.GetUtcNow()
        );
        db.LoanProducts.Add(product);
        return Task.FromResult(product.Id);
    }
}
