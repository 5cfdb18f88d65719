using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>Adds a supplier with its own account; a second person confirms the account before anything is paid there.</summary>
[RequirePermission(Permission.ManagePurchases)]
public sealed record RegisterSupplier(SupplierDetails Details, AccountDetails Account) : ICommand<Id<Supplier>>;

internal sealed class RegisterSupplierValidator : AbstractValidator<RegisterSupplier>
{
    public RegisterSupplierValidator()
    {
        RuleFor(c => c.Details.Name).NotEmpty().MaximumLength(160).OverridePropertyName("Name");
        RuleFor(c => c.Details.Address).MaximumLength(300).OverridePropertyName("Address");
    }
}

internal sealed class RegisterSupplierHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<RegisterSupplier, Id<Supplier>>
{
    protected override Task<Id<Supplier>> Handle(RegisterSupplier command, CancellationToken ct)
    {
        var supplier = Supplier.Register(
            Id<Supplier>.New(),
            command.Details,
            command.Account,
            actor.StaffId,
            clock.GetUtcNow()
        );
        db.Set<Supplier>().Add(supplier);
        return Task.FromResult(supplier.Id);
    }
}
