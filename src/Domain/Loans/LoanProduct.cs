using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Loans;

/// <summary>The terms a lender offers: method, rate, periods, grace, allocation order. Every change is a new version; a loan keeps its own.</summary>
public sealed class LoanProduct : AggregateRoot<LoanProduct>
{
    private readonly List<LoanProductVersion> _versions = [];

    private LoanProduct() { }

    /// <summary>Short and unique, named by loan calls: <c>QARDH12</c>.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The name of the version in force.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Calls may name it.</summary>
    public bool IsOffered { get; private set; } = true;

    /// <summary>The number of the version in force.</summary>
    public int VersionNo { get; private set; }

    public IReadOnlyList<LoanProductVersion> Versions => _versions;

    public ProductTerms Terms => _versions.Single(v => v.No == VersionNo).Terms;

    public static LoanProduct Open(
        Id<LoanProduct> id,
        string code,
        ProductTerms terms,
        Id<StaffMember>? by,
        DateTimeOffset at
    )
    {
        code = code.Trim().ToUpperInvariant();
        LoanTermsRules.Require(
            ProductRules.CodeIsShort,
            code.Length is >= 2 and <= 20 && code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)),
            nameof(Code)
        );
        var product = new LoanProduct { Id = id, Code = code };
        product.Add(terms, by, at);
        product.Raise(new LoanProductOpened(id));
        return product;
    }

    /// <summary>Saves the terms as the next version; loans that were made keep theirs.</summary>
    public void Revise(ProductTerms terms, Id<StaffMember>? by, DateTimeOffset at)
    {
        LoanTermsRules.Require(ProductRules.SomethingChanged, terms != Terms, nameof(Name));
        Add(terms, by, at);
        Raise(new LoanProductRevised(Id, VersionNo));
    }

    /// <summary>No call may name it any more; loans of it run on.</summary>
    public void Withdraw()
    {
        ProductRules.StillOffered.Require(IsOffered);
        IsOffered = false;
        Raise(new LoanProductWithdrawn(Id));
    }

    public void OfferAgain()
    {
        ProductRules.NotOffered.Require(!IsOffered);
        IsOffered = true;
        Raise(new LoanProductOfferedAgain(Id));
    }

    private void Add(ProductTerms terms, Id<StaffMember>? by, DateTimeOffset at)
    {
        ProductRules.Check(terms);
        (VersionNo, Name) = (VersionNo + 1, terms.Name);
        _versions.Add(LoanProductVersion.Of(VersionNo, terms, by, at));
    }
}

/// <summary>The terms of a product as they were from a day on.</summary>
public sealed class LoanProductVersion
{
    private LoanProductVersion() { }

    public int No { get; private set; }

    public ProductTerms Terms { get; private set; } = null!;

    public Id<StaffMember>? SavedById { get; private set; }

    public DateTimeOffset SavedAt { get; private set; }

    internal static LoanProductVersion Of(int no, ProductTerms terms, Id<StaffMember>? by, DateTimeOffset at) =>
        new()
        {
            No = no,
            Terms = terms,
            SavedById = by,
            SavedAt = at,
        };
}

public sealed record LoanProductOpened(Id<LoanProduct> ProductId) : IDomainEvent;

public sealed record LoanProductWithdrawn(Id<LoanProduct> ProductId) : IDomainEvent;

public sealed record LoanProductOfferedAgain(Id<LoanProduct> ProductId) : IDomainEvent;

public sealed record LoanProductRevised(Id<LoanProduct> ProductId, int VersionNo) : IDomainEvent;
