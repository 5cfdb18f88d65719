using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.History;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Domain.Training;

namespace PmiEmas.Application.Abstractions;

/// <summary>The programme's records: one set per aggregate root. Only the command pipeline saves.</summary>
public interface IProgrammeDb
{
    DbSet<StaffMember> Staff { get; }
    DbSet<Region> Regions { get; }
    DbSet<StoredFile> Files { get; }
    DbSet<IssuedDocument> IssuedDocuments { get; }
    DbSet<Returnee> Returnees { get; }
    DbSet<FundSource> FundSources { get; }
    DbSet<FundingCall> FundingCalls { get; }
    DbSet<Course> Courses { get; }
    DbSet<Cohort> Cohorts { get; }
    DbSet<Certificate> Certificates { get; }
    DbSet<BusinessPlan> BusinessPlans { get; }
    DbSet<Review> Reviews { get; }
    DbSet<FieldVisit> FieldVisits { get; }
    DbSet<DecisionBatch> DecisionBatches { get; }
    DbSet<Agreement> Agreements { get; }
    DbSet<Payout> Payouts { get; }
    DbSet<Receipt> Receipts { get; }
    DbSet<Grant> Grants { get; }
    DbSet<LoanProduct> LoanProducts { get; }
    DbSet<Loan> Loans { get; }
    DbSet<LoanProposal> LoanProposals { get; }
    DbSet<BorrowerGroup> BorrowerGroups { get; }
    DbSet<LoanRestructuring> LoanRestructurings { get; }
    DbSet<LoanContact> LoanContacts { get; }
    DbSet<WarningLetter> WarningLetters { get; }
    DbSet<ProvisionRates> ProvisionRates { get; }
    DbSet<PortfolioMonth> PortfolioMonths { get; }
    DbSet<LedgerEvent> LedgerEvents { get; }
    DbSet<ProcessRow> Processes { get; }
    DbSet<ProcessSubject> ProcessSubjects { get; }

    /// <summary>Any other entity (children, notifications, read models).</summary>
    DbSet<TEntity> Set<TEntity>()
        where TEntity : class;

    /// <summary>The next reference number of a series, gaps allowed: <c>PU-2026-000123</c>.</summary>
    Task<string> NextReference(string series, DateOnly on, CancellationToken ct);

    /// <summary>Locks the root's row until the transaction ends, so that a second writer waits. Throws <see cref="NotFoundException"/>.</summary>
    Task Lock<TRoot>(Id<TRoot> id, CancellationToken ct)
        where TRoot : AggregateRoot<TRoot>;
}
