using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;

namespace PmiEmas.Infrastructure.Database.Loans;

internal sealed class LoanConfiguration : IEntityTypeConfiguration<Loan>
{
    private const string Unpaid = "paid_principal < principal or paid_charge < charge";
    private const string Running = "status = 'Disbursed'";

    public void Configure(EntityTypeBuilder<Loan> builder)
    {
        builder.ToTable("loan", "loans");
        builder.Property(l => l.Reference).HasMaxLength(20);
        builder.Property(l => l.ProductCode).HasMaxLength(20);
        builder.Property(l => l.Product).AsJson();
        builder.Property(l => l.Lender).HasMaxLength(120);
        builder.Ignore(l => l.IsPayable);
        builder.Ignore(l => l.Terms);
        builder.Ignore(l => l.SignedTerms);
        builder.Ignore(l => l.Schedule);

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
            .IncludeProperties(l => new { l.OutstandingPrincipal, l.OldestUnpaidPrincipalOn });
        builder.HasIndex(l => new { l.OutstandingPrincipal, l.Id });
        builder.HasIndex(l => new { l.Principal, l.Id });

        builder.HasOne<BusinessPlan>().WithMany().HasForeignKey(l => l.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Returnee>().WithMany().HasForeignKey(l => l.ReturneeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FundingCall>().WithMany().HasForeignKey(l => l.CallId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FundSource>().WithMany().HasForeignKey(l => l.FundSourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<LoanProduct>().WithMany().HasForeignKey(l => l.ProductId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(l => l.AgreementId).OnDelete(DeleteBehavior.Restrict);

        builder.OwnsMany(l => l.Instalments, Instalments);
        builder.OwnsMany(l => l.Repayments, Repayments);
        builder.OwnsMany(l => l.Allocations, Allocations);
        builder.OwnsMany(l => l.Runs, Runs);
        builder.OwnsMany(l => l.Versions, Versions);
        foreach (
            var part in (string[])
                [
                    nameof(Loan.Instalments),
                    nameof(Loan.Repayments),
                    nameof(Loan.Allocations),
                    nameof(Loan.Runs),
                    nameof(Loan.Versions),
                ]
        )
            builder.Navigation(part).UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    private static void Instalments(OwnedNavigationBuilder<Loan, LoanInstalment> rows)
    {
        rows.ToTable("instalments", "loans");
        rows.WithOwner().HasForeignKey("LoanId");
        rows.HasKey("LoanId", nameof(LoanInstalment.No));
        rows.Property(i => i.No).ValueGeneratedNever();
        rows.Ignore(i => i.Total);
        rows.Ignore(i => i.Paid);
        rows.Ignore(i => i.Unpaid);
        rows.Ignore(i => i.IsSettled);
        rows.HasIndex(i => i.PayableOn).HasFilter(Unpaid);
        rows.HasIndex("LoanId", nameof(LoanInstalment.PayableOn)).HasFilter(Unpaid);
    }

    private static void Repayments(OwnedNavigationBuilder<Loan, Repayment> rows)
    {
        rows.ToTable("repayment", "loans");
        rows.WithOwner().HasForeignKey("LoanId");
        rows.HasKey("LoanId", nameof(Repayment.No));
        rows.Property(r => r.No).ValueGeneratedNever();
        rows.Property(r => r.Reference).HasMaxLength(20);
        rows.Property(r => r.ReversalReason).HasMaxLength(1000);
        rows.HasIndex(r => r.ReceiptId).IsUnique();
        rows.HasOne<Receipt>().WithMany().HasForeignKey(r => r.ReceiptId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Allocations(OwnedNavigationBuilder<Loan, LoanAllocation> rows)
    {
        rows.ToTable("allocation", "loans");
        rows.WithOwner().HasForeignKey("LoanId");
        rows.HasKey("LoanId", nameof(LoanAllocation.Seq));
        rows.Property(a => a.Seq).ValueGeneratedNever();
    }

    private static void Runs(OwnedNavigationBuilder<Loan, AllocationRun> rows)
    {
        rows.ToTable("allocation_run", "loans");
        rows.WithOwner().HasForeignKey("LoanId");
        rows.HasKey("LoanId", nameof(AllocationRun.No));
        rows.Property(r => r.No).ValueGeneratedNever();
    }

    private static void Versions(OwnedNavigationBuilder<Loan, ScheduleVersion> rows)
    {
        rows.ToTable("schedule_version", "loans");
        rows.WithOwner().HasForeignKey("LoanId");
        rows.HasKey("LoanId", nameof(ScheduleVersion.No));
        rows.Property(v => v.No).ValueGeneratedNever();
        rows.Property(v => v.Reason).HasMaxLength(1000);
        rows.Property(v => v.Terms).AsJson();
        rows.Property(v => v.Rows).AsJson();
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
