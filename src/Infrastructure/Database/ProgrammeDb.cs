using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using PmiEmas.Application.Abstractions;
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
using PmiEmas.Infrastructure.Identity;
using PmiEmas.Infrastructure.Outbox;
using PmiEmas.Infrastructure.Protection;
using Account = PmiEmas.Infrastructure.Identity.Account;

namespace PmiEmas.Infrastructure.Database;

/// <summary>
/// The database: one schema per capability, configurations beside their capability's name. Contexts are pooled: a request takes one that is
/// there already, so a context holds nothing of its own and finds the process's one cipher through its options.
/// </summary>
public sealed class ProgrammeDb(DbContextOptions<ProgrammeDb> options)
    : IdentityUserContext<Account, Guid>(options),
        IProgrammeDb
{
    private FieldCipher Cipher => this.GetService<FieldCipher>();

    public DbSet<StaffMember> Staff => Set<StaffMember>();
    public DbSet<Region> Regions => Set<Region>();
    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<IssuedDocument> IssuedDocuments => Set<IssuedDocument>();
    public DbSet<Returnee> Returnees => Set<Returnee>();
    public DbSet<FundSource> FundSources => Set<FundSource>();
    public DbSet<FundingCall> FundingCalls => Set<FundingCall>();
    public DbSet<Course> Courses => Set<Course>();
    public DbSet<Cohort> Cohorts => Set<Cohort>();
    public DbSet<Certificate> Certificates => Set<Certificate>();
    public DbSet<BusinessPlan> BusinessPlans => Set<BusinessPlan>();
    public DbSet<Review> Reviews => Set<Review>();
    public DbSet<FieldVisit> FieldVisits => Set<FieldVisit>();
    public DbSet<DecisionBatch> DecisionBatches => Set<DecisionBatch>();
    public DbSet<Agreement> Agreements => Set<Agreement>();
    public DbSet<Payout> Payouts => Set<Payout>();
    public DbSet<Receipt> Receipts => Set<Receipt>();
    public DbSet<Grant> Grants => Set<Grant>();
    public DbSet<LoanProduct> LoanProducts => Set<LoanProduct>();
    public DbSet<Loan> Loans => Set<Loan>();
    public DbSet<LoanProposal> LoanProposals => Set<LoanProposal>();
    public DbSet<BorrowerGroup> BorrowerGroups => Set<BorrowerGroup>();
    public DbSet<LoanRestructuring> LoanRestructurings => Set<LoanRestructuring>();
    public DbSet<LoanContact> LoanContacts => Set<LoanContact>();
    public DbSet<WarningLetter> WarningLetters => Set<WarningLetter>();
    public DbSet<ProvisionRates> ProvisionRates => Set<ProvisionRates>();
    public DbSet<PortfolioMonth> PortfolioMonths => Set<PortfolioMonth>();
    public DbSet<LedgerEvent> LedgerEvents => Set<LedgerEvent>();
    public DbSet<ProcessRow> Processes => Set<ProcessRow>();
    public DbSet<ProcessSubject> ProcessSubjects => Set<ProcessSubject>();
    internal DbSet<OutboxItem> Outbox => Set<OutboxItem>();

    public async Task<string> NextReference(string series, DateOnly on, CancellationToken ct)
    {
        var sequence = $"shared.reference_{series.ToLowerInvariant()}";
        var next = await Database.SqlQuery<long>($"select nextval({sequence}::regclass) as \"Value\"").SingleAsync(ct);
        return ReferenceOf(series, on, next);
    }

    internal static string ReferenceOf(string series, DateOnly on, long number) =>
        $"{series}-{on.Year}-{number:000000}";

    /// <summary>What is still owed of a loan, read after its row was locked.</summary>
    internal IQueryable<LoanInstalment> OpenInstalments(Guid loan) => FromExpression(() => OpenInstalments(loan));

    public async Task Lock<TRoot>(Id<TRoot> id, CancellationToken ct)
        where TRoot : AggregateRoot<TRoot>
    {
        var entity = Model.FindEntityType(typeof(TRoot))!;
        var sql =
            $"select 1 as \"Value\" from {entity.GetSchema()}.{entity.GetTableName()} where id = {{0}} for update";
        var found = await Database.SqlQueryRaw<int>(sql, id.Value).ToListAsync(ct);
        if (found.Count == 0)
            throw new NotFoundException(typeof(TRoot).Name);
    }

    public override Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        BlindIndexes.Refresh(this, Cipher);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override Version SchemaVersion => IdentitySchemaVersions.Version2;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Converters.Apply(configurationBuilder, Cipher);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ProgrammeDb).Assembly);
        builder.HasDbFunction(() => OpenInstalments(default)).HasSchema("loans").HasName("open_instalments");

        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (typeof(IAggregateRoot).IsAssignableFrom(entity.ClrType))
            {
                builder.Entity(entity.ClrType).Ignore(nameof(IAggregateRoot.Events));
                builder.Entity(entity.ClrType).Property<uint>("Version").IsRowVersion();
            }

            // Ids are made by the domain; a generated key would make EF take a new child for an old one.
            foreach (var key in entity.FindPrimaryKey()?.Properties ?? [])
                if (key.ClrType.IsGenericType && key.ClrType.GetGenericTypeDefinition() == typeof(Id<>))
                    key.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
        }

        SnakeCaseNames.Apply(builder);
    }
}
