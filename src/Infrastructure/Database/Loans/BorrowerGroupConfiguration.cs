using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Returnees;

namespace PmiEmas.Infrastructure.Database.Loans;

internal sealed class BorrowerGroupConfiguration : IEntityTypeConfiguration<BorrowerGroup>
{
    private const string Group = "GroupId";

    public void Configure(EntityTypeBuilder<BorrowerGroup> builder)
    {
        builder.ToTable("borrower_group", "loans");
        builder.Property(g => g.Reference).HasMaxLength(20);
        builder.Property(g => g.Name).HasMaxLength(80);
        builder.Property(g => g.MeetingPlace).HasMaxLength(200);
        builder.HasIndex(g => g.Reference).IsUnique();
        builder.HasIndex(g => g.Region).HasOperators("text_pattern_ops");
        builder.OwnsMany(g => g.Members, Members);
        builder.OwnsMany(g => g.Covers, Covers);
        builder.OwnsMany(g => g.Settlements, Settlements);
        foreach (
            var part in (string[])
                [nameof(BorrowerGroup.Members), nameof(BorrowerGroup.Covers), nameof(BorrowerGroup.Settlements)]
        )
            builder.Navigation(part).UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    private static void Members(OwnedNavigationBuilder<BorrowerGroup, GroupMember> rows)
    {
        rows.ToTable("group_member", "loans");
        rows.WithOwner().HasForeignKey(Group);
        rows.HasKey(Group, nameof(GroupMember.LoanId));
        rows.HasIndex(m => m.ReturneeId);
        rows.HasOne<Loan>().WithMany().HasForeignKey(m => m.LoanId).OnDelete(DeleteBehavior.Restrict);
        rows.HasOne<Returnee>().WithMany().HasForeignKey(m => m.ReturneeId).OnDelete(DeleteBehavior.Restrict);
        rows.HasOne<Agreement>().WithMany().HasForeignKey(m => m.AgreementId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Covers(OwnedNavigationBuilder<BorrowerGroup, Cover> rows)
    {
        rows.ToTable("cover", "loans");
        rows.WithOwner().HasForeignKey(Group);
        rows.HasKey(Group, nameof(Cover.No));
        rows.Property(c => c.No).ValueGeneratedNever();
        rows.Property(c => c.ReceiptReference).HasMaxLength(20);
        rows.Ignore(c => c.Counts);
        rows.HasIndex(c => c.ReceiptId);
        rows.HasOne<Receipt>().WithMany().HasForeignKey(c => c.ReceiptId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Settlements(OwnedNavigationBuilder<BorrowerGroup, CoverSettlement> rows)
    {
        rows.ToTable("cover_settlement", "loans");
        rows.WithOwner().HasForeignKey(Group);
        rows.HasKey(Group, nameof(CoverSettlement.No));
        rows.Property(s => s.No).ValueGeneratedNever();
    }
}
