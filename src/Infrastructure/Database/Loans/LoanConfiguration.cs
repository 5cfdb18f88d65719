using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Infrastructure.Database.Loans;

internal sealed class LoanConfiguration : IEntityTypeConfiguration<Loan>
{
    private const string Running = "status = 'Disbursed'";

    public void Configure(EntityTypeBuilder<Loan> builder)
    {
        builder.ToTable("loan", "loans");
        builder.Property(l => l.Reference).HasMaxLength(20);
        builder.Property(l => l.ProductCode).HasMaxLength(20);
        builder.Property(l => l.Product).AsJson();
        builder.Property(l => l.Hardships).AsJson().HasDefaultValueSql("'[]'");
        builder.Property(l => l.Lender).HasMaxLength(120);
        builder.Property(l => l.Goods).HasMaxLength(500);
        builder.Ignore(l => l.IsPayable);
        builder.Ignore(l => l.Price);
        builder.Ignore(l => l.SellingPrice);
        builder.Ignore(l => l.Margin);
        builder.Ignore(l => l.Terms);
        builder.Ignore(l => l.SignedTerms);
        builder.Ignore(l => l.StateMark);
        builder.Ignore(l => l.Schedule);
        builder.Ignore(l => l.Owed);
        builder.Ignore(l => l.RefundableCredit);
        builder.Ignore(l => l.FirstPayout);
        builder.Ignore(l => l.Disbursed);
        builder.Property(l => l.ToCome).HasDefaultValueSql("0");
        builder.Property(l => l.CancelledPrincipal).HasDefaultValueSql("0");

        builder.HasIndex(l => l.Reference).IsUnique();
        builder.HasIndex(l => l.PlanId).Guards(LoanRules.OneLoanPerPlan);
        builder.HasIndex(l => l.ReturneeId);
        // The lists: by state, product and region, newest first; the latest payers and the largest balances first.
        builder.HasIndex(l => new { l.Status, l.Id });
        builder.HasIndex(l => new { l.ProductCode, l.Id });
        builder.HasIndex(l => l.Region).HasOperators("text_pattern_ops");
        builder
            .HasIndex(l => new { l.OldestUnpaidOn, l.Id })
            .HasFilter(Running)
            .IncludeProperties(l => new
            {
                l.OutstandingPrincipal,
                l.OldestUnpaidPrincipalOn,
                l.RestructuredOn,
                l.KeptQuality,
            });
        builder.HasIndex(l => l.KeptQuality).HasFilter("kept_quality is not null");
        builder.HasIndex(l => new { l.OutstandingPrincipal, l.Id });
        builder.HasIndex(l => new { l.Principal, l.Id });

        builder.HasIndex(l => l.CollectorId).HasFilter("collector_id is not null");

        builder.HasOne<StaffMember>().WithMany().HasForeignKey(l => l.CollectorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<BusinessPlan>().WithMany().HasForeignKey(l => l.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Returnee>().WithMany().HasForeignKey(l => l.ReturneeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FundingCall>().WithMany().HasForeignKey(l => l.CallId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FundSource>().WithMany().HasForeignKey(l => l.FundSourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<LoanProduct>().WithMany().HasForeignKey(l => l.ProductId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<BorrowerGroup>().WithMany().HasForeignKey(l => l.GroupId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(l => l.AgreementId).OnDelete(DeleteBehavior.Restrict);

        // Parts of the aggregate that come along unless a query says otherwise: an ordinary repayment needs only what is open.
        builder.HasMany(l => l.Instalments).WithOne().HasForeignKey("LoanId").IsRequired();
        builder.HasMany(l => l.Repayments).WithOne().HasForeignKey("LoanId").IsRequired();
        builder.HasMany(l => l.Allocations).WithOne().HasForeignKey("LoanId").IsRequired();
        builder.HasMany(l => l.Runs).WithOne().HasForeignKey("LoanId").IsRequired();
        builder.HasMany(l => l.Versions).WithOne().HasForeignKey("LoanId").IsRequired();
        builder.HasMany(l => l.Tranches).WithOne().HasForeignKey("LoanId").IsRequired();
        builder.HasMany(l => l.Levies).WithOne().HasForeignKey("LoanId").IsRequired();
        builder.HasMany(l => l.Standings).WithOne().HasForeignKey("LoanId").IsRequired();
        builder.Navigation(l => l.Standings).UsePropertyAccessMode(PropertyAccessMode.Field);
        foreach (
            var part in (string[])
                [
                    nameof(Loan.Instalments),
                    nameof(Loan.Repayments),
                    nameof(Loan.Allocations),
                    nameof(Loan.Runs),
                    nameof(Loan.Versions),
                    nameof(Loan.Levies),
                    nameof(Loan.Tranches),
                ]
        )
            builder.Navigation(part).AutoInclude().UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class LoanInstalmentConfiguration : IEntityTypeConfiguration<LoanInstalment>
{
    private const string Unpaid = "paid_principal < principal or paid_charge < charge";

    public void Configure(EntityTypeBuilder<LoanInstalment> builder)
    {
        builder.ToTable("instalments", "loans");
        builder.Property<Id<Loan>>("LoanId");
        builder.HasKey("LoanId", nameof(LoanInstalment.No));
        builder.Property(i => i.No).ValueGeneratedNever();
        builder.Ignore(i => i.Total);
        builder.Ignore(i => i.Paid);
        builder.Ignore(i => i.Unpaid);
        builder.Ignore(i => i.IsSettled);
        // What is overdue of the whole book is read from the index alone.
        builder
            .HasIndex(i => i.PayableOn)
            .HasFilter(Unpaid)
            .IncludeProperties(
                "LoanId",
                nameof(LoanInstalment.Principal),
                nameof(LoanInstalment.Charge),
                nameof(LoanInstalment.PaidPrincipal),
                nameof(LoanInstalment.PaidCharge)
            );
        builder.HasIndex("LoanId", nameof(LoanInstalment.PayableOn)).HasFilter(Unpaid);
    }
}

internal sealed class RepaymentConfiguration : IEntityTypeConfiguration<Repayment>
{
    public void Configure(EntityTypeBuilder<Repayment> builder)
    {
        builder.ToTable("repayment", "loans");
        builder.Property<Id<Loan>>("LoanId");
        builder.HasKey("LoanId", nameof(Repayment.No));
        builder.Property(r => r.No).ValueGeneratedNever();
        builder.Property(r => r.Reference).HasMaxLength(20);
        builder.Property(r => r.ReversalReason).HasMaxLength(1000);
        builder.HasIndex(r => r.ReceiptId).Guards(LoanRules.ReceiptCountsOnce);
        builder.HasOne<Receipt>().WithMany().HasForeignKey(r => r.ReceiptId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LoanTrancheConfiguration : IEntityTypeConfiguration<LoanTranche>
{
    public void Configure(EntityTypeBuilder<LoanTranche> builder)
    {
        builder.ToTable("tranche", "loans");
        builder.Property<Id<Loan>>("LoanId");
        builder.HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.VisitNote).HasMaxLength(1000);
        builder.Ignore(t => t.IsPending);
        builder.Ignore(t => t.IsReady);
        builder.HasIndex("LoanId", nameof(LoanTranche.No)).IsUnique();
    }
}

internal sealed class LoanAllocationConfiguration : IEntityTypeConfiguration<LoanAllocation>
{
    public void Configure(EntityTypeBuilder<LoanAllocation> builder)
    {
        builder.ToTable("allocation", "loans");
        builder.Property<Id<Loan>>("LoanId");
        builder.HasKey("LoanId", nameof(LoanAllocation.Seq));
        builder.Property(a => a.Seq).ValueGeneratedNever();
        builder.Ignore(a => a.Component);
    }
}

internal sealed class LoanStandingConfiguration : IEntityTypeConfiguration<LoanStanding>
{
    public void Configure(EntityTypeBuilder<LoanStanding> builder)
    {
        builder.ToTable("standing", "loans");
        builder.Property<Id<Loan>>("LoanId");
        builder.HasKey("LoanId", nameof(LoanStanding.No));
        builder.Property(s => s.No).ValueGeneratedNever();
    }
}

internal sealed class LevyConfiguration : IEntityTypeConfiguration<Levy>
{
    public void Configure(EntityTypeBuilder<Levy> builder)
    {
        builder.ToTable("levy", "loans");
        builder.Property<Id<Loan>>("LoanId");
        builder.HasKey("LoanId", nameof(Levy.No));
        builder.Property(l => l.No).ValueGeneratedNever();
        builder.Property(l => l.Reason).HasMaxLength(500);
        builder.Ignore(l => l.Open);
        builder.Ignore(l => l.Component);
        // An instalment has one late charge a day, whoever counts, however often.
        builder
            .HasIndex("LoanId", nameof(Levy.InstalmentNo), nameof(Levy.On))
            .IsUnique()
            .HasFilter("kind = 'LateCharge' and cancelled_by_run is null");
    }
}

internal sealed class AllocationRunConfiguration : IEntityTypeConfiguration<AllocationRun>
{
    public void Configure(EntityTypeBuilder<AllocationRun> builder)
    {
        builder.ToTable("allocation_run", "loans");
        builder.Property<Id<Loan>>("LoanId");
        builder.HasKey("LoanId", nameof(AllocationRun.No));
        builder.Property(r => r.No).ValueGeneratedNever();
    }
}

internal sealed class ScheduleVersionConfiguration : IEntityTypeConfiguration<ScheduleVersion>
{
    public void Configure(EntityTypeBuilder<ScheduleVersion> builder)
    {
        builder.ToTable("schedule_version", "loans");
        builder.Property<Id<Loan>>("LoanId");
        builder.HasKey("LoanId", nameof(ScheduleVersion.No));
        builder.Property(v => v.No).ValueGeneratedNever();
        builder.Property(v => v.Reason).HasMaxLength(1000);
        builder.Property(v => v.Terms).AsJson();
        builder.Property(v => v.Rows).AsJson();
        builder.Property(v => v.Stays).AsJson().HasDefaultValueSql("'[]'");
    }
}

internal sealed class LoanProductConfiguration : IEntityTypeConfiguration<LoanProduct>
{
    public void Configure(EntityTypeBuilder<LoanProduct> builder)
    {
        builder.ToTable("product", "loans");
        builder.Property(p => p.Code).HasMaxLength(20);
        builder.Property(p => p.Name).HasMaxLength(120);
        builder.Ignore(p => p.Terms);
        builder.HasIndex(p => p.Code).Guards(ProductRules.CodeIsUnique, nameof(LoanProduct.Code));
        builder.OwnsMany(
            p => p.Versions,
            versions =>
            {
                versions.ToTable("product_version", "loans");
                versions.WithOwner().HasForeignKey("ProductId");
                versions.HasKey("ProductId", nameof(LoanProductVersion.No));
                versions.Property(v => v.No).ValueGeneratedNever();
                versions.Property(v => v.Terms).AsJson();
            }
        );
        builder.Navigation(p => p.Versions).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class LoanProposalConfiguration : IEntityTypeConfiguration<LoanProposal>
{
    public void Configure(EntityTypeBuilder<LoanProposal> builder)
    {
        builder.ToTable("proposal", "loans");
        builder.Property(p => p.Reference).HasMaxLength(20);
        builder.Property(p => p.Reason).HasMaxLength(1000);
        builder.Property(p => p.DecisionReason).HasMaxLength(1000);
        builder.Ignore(p => p.ProposedOn);
        builder.HasIndex(p => p.Reference).IsUnique();
        builder
            .HasIndex(p => new { p.LoanId, p.Kind })
            .Guards(LoanRules.OneOpenProposal)
            .HasFilter("status = 'Proposed'");
        builder.HasIndex(p => p.LoanId);
        builder.HasOne<Loan>().WithMany().HasForeignKey(p => p.LoanId).OnDelete(DeleteBehavior.Restrict);
    }
}
