using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Database.Loans;

/// <summary>The book as two functions of the database (<c>012_loans_book</c>), asked further by whoever reads it.</summary>
internal sealed class PortfolioBook(ProgrammeDb db) : IPortfolioBook
{
    public IQueryable<BookLoan> Today(DateOnly today) =>
        db.Set<BookLoan>().FromSql($"select * from loans.book_today({today})");

    public IQueryable<BookLoan> AsOf(DateOnly on, DateTimeOffset known) =>
        db.Set<BookLoan>().FromSql($"select * from loans.book_as_of({on}, {known})");

    public Task<int> Close(DateOnly on, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into loans.ageing as a (loan_id, "on", days_past_due, quality, was, since)
            select b.loan_id, {on}, b.days_past_due, b.quality, b.quality, {on} from loans.book_today({on}) b
            on conflict (loan_id) do update set "on" = excluded."on", days_past_due = excluded.days_past_due,
              quality = excluded.quality,
              was = case when a.quality <> excluded.quality then a.quality else a.was end,
              since = case when a.quality <> excluded.quality then excluded."on" else a.since end
            where a."on" < excluded."on"
            """,
            ct
        );
}

internal sealed class BookLoanConfiguration : IEntityTypeConfiguration<BookLoan>
{
    public void Configure(EntityTypeBuilder<BookLoan> builder)
    {
        builder.HasNoKey().ToView(null);
        foreach (var property in builder.Metadata.GetProperties())
            property.SetColumnName(SnakeCaseNames.Of(property.Name));
    }
}

internal sealed class LoanAgeingConfiguration : IEntityTypeConfiguration<LoanAgeing>
{
    public void Configure(EntityTypeBuilder<LoanAgeing> builder)
    {
        builder.ToTable("ageing", "loans");
        builder.HasKey(a => a.LoanId);
        builder.HasIndex(a => a.Since);
        builder.HasOne<Loan>().WithOne().HasForeignKey<LoanAgeing>(a => a.LoanId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProvisionRatesConfiguration : IEntityTypeConfiguration<ProvisionRates>
{
    public void Configure(EntityTypeBuilder<ProvisionRates> builder)
    {
        builder.ToTable("provision_rates", "loans");
        builder.Property(r => r.Basis).HasMaxLength(500);
        builder.Property(r => r.Scale).AsJson();
        builder.HasIndex(r => new { r.From, r.At });
    }
}

internal sealed class PortfolioMonthConfiguration : IEntityTypeConfiguration<PortfolioMonth>
{
    public void Configure(EntityTypeBuilder<PortfolioMonth> builder)
    {
        builder.ToTable("portfolio_month", "loans");
        builder.Ignore(m => m.On);
        builder.HasIndex(m => m.Month).Guards(PortfolioMonthRules.OncePerMonth);
    }
}
