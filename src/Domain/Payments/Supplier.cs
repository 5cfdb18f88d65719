using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Payments;

/// <summary>Somebody goods are bought from, paid only to an account in the supplier's own name that a second person has confirmed.</summary>
public sealed class Supplier : AggregateRoot<Supplier>
{
    private const int TaxNumberDigits = 15;
    private const int LongTaxNumberDigits = 16;
    private const int BusinessNumberDigits = 13;

    private Supplier() { }

    public string Name { get; private set; } = "";

    public string Address { get; private set; } = "";

    public PhoneNumber? Phone { get; private set; }

    /// <summary>NPWP, 15 or 16 digits (PMK 112/2022); null where the supplier has none.</summary>
    public string? TaxNumber { get; private set; }

    /// <summary>NIB, 13 digits (PP 5/2021); null where the supplier has none.</summary>
    public string? BusinessNumber { get; private set; }

    public BankAccount Account { get; private set; } = null!;

    public static Supplier Register(
        Id<Supplier> id,
        SupplierDetails details,
        AccountDetails account,
        Id<StaffMember> by,
        DateTimeOffset at
    )
    {
        var supplier = new Supplier { Id = id };
        supplier.Describe(details);
        supplier.Account = BankAccount.Of(account, supplier.Name, replacesAnother: false, by, at);
        return supplier;
    }

    public void Describe(SupplierDetails details)
    {
        var (tax, business) = (Digits(details.TaxNumber), Digits(details.BusinessNumber));
        SupplierRules.Named.RequireFor(nameof(details.Name), details.Name.Trim().Length > 1);
        SupplierRules.TaxNumberHasDigits.RequireFor(
            nameof(details.TaxNumber),
            tax is null || tax.Length is TaxNumberDigits or LongTaxNumberDigits
        );
        SupplierRules.BusinessNumberHasDigits.RequireFor(
            nameof(details.BusinessNumber),
            business is null || business.Length == BusinessNumberDigits
        );
        (Name, Address, Phone) = (details.Name.Trim(), details.Address.Trim(), details.Phone);
        (TaxNumber, BusinessNumber) = (tax, business);
    }

    /// <summary>Another account: it rests, and is confirmed anew by somebody else.</summary>
    public void ChangeAccount(AccountDetails account, Id<StaffMember> by, DateTimeOffset at)
    {
        Account = BankAccount.Of(account, Name, replacesAnother: true, by, at);
        Raise(new SupplierAccountChanged(Id));
    }

    public void ConfirmAccount(Id<StaffMember> by, DateTimeOffset at)
    {
        SupplierRules.ConfirmedOnce.Require(Account.ConfirmedAt is null);
        Account.Confirm(by, at);
    }

    private static string? Digits(string? number)
    {
        var digits = new string([.. (number ?? "").Where(char.IsAsciiDigit)]);
        return digits.Length == 0 ? null : digits;
    }
}

/// <summary>A supplier as typed.</summary>
public sealed record SupplierDetails(
    string Name,
    string Address,
    PhoneNumber? Phone,
    string? TaxNumber,
    string? BusinessNumber
);

public sealed record SupplierAccountChanged(Id<Supplier> SupplierId) : IDomainEvent;

/// <summary>What suppliers must keep to.</summary>
public static class SupplierRules
{
    public static readonly Rule Named = new("payments.supplier-named");
    public static readonly Rule TaxNumberHasDigits = new("payments.tax-number-has-digits");
    public static readonly Rule BusinessNumberHasDigits = new("payments.business-number-has-digits");
    public static readonly Rule ConfirmedOnce = new("payments.supplier-account-confirmed-once");
    public static readonly Rule OneOfThatName = new("payments.supplier-one-of-that-name");
}
