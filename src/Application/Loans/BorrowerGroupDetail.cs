using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.History;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>One group: members and how their loans stand, who paid for whom, the next meeting. A member sees the own group.</summary>
[RequirePermission(Permission.ViewLoans, Permission.UseOwnFile)]
public sealed record BorrowerGroupDetail(Id<BorrowerGroup> GroupId) : IQuery<GroupPage>;

public sealed record GroupPage(
    BorrowerGroup Group,
    DateOnly AsOf,
    IReadOnlyList<GroupMemberLine> Members,
    IReadOnlyList<GroupReceipt> Receipts,
    IReadOnlyList<HistoryRow> History
)
{
    public DateOnly NextMeetingOn => AsOf.AddDays(((int)Group.MeetingDay - (int)AsOf.DayOfWeek + 7) % 7);

    public Money Outstanding => Money.Sum(Members.Select(m => m.Outstanding));

    public Money Arrears => Money.Sum(Members.Select(m => m.Arrears));

    public string NameOf(Id<Loan> loan) => Members.First(m => m.LoanId == loan).Name;
}

/// <summary>A member and the own loan. Amounts in rupiah.</summary>
/// <param name="Dues">What is payable up to today and not paid.</param>
public sealed record GroupMemberLine(
    Id<Loan> LoanId,
    Id<Returnee> ReturneeId,
    string Name,
    string LoanReference,
    LoanStatus Status,
    Money Outstanding,
    Money Arrears,
    Money NextAmount,
    DateOnly? NextDueOn,
    DateOnly? OldestUnpaidOn,
    bool Leads,
    DateTimeOffset? SignedAt,
    Id<Agreement>? AgreementId
);

/// <summary>A receipt of a member's loan, of which another member may have brought the money.</summary>
public sealed record GroupReceipt(Id<Receipt> Id, string Reference, Id<Loan> LoanId, Money Amount, DateOnly On);

internal sealed class BorrowerGroupDetailHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : QueryHandler<BorrowerGroupDetail, GroupPage>
{
    private const int LatestReceipts = 50;

    protected override async Task<GroupPage> Handle(BorrowerGroupDetail query, CancellationToken ct)
    {
        var group =
            await db
                .BorrowerGroups.AsNoTracking()
                .AsSplitQuery()
                .VisibleTo(actor)
                .SingleOrDefaultAsync(g => g.Id == query.GroupId, ct)
            ?? throw new NotFoundException(nameof(BorrowerGroup));
        var today = clock.Today();
        return new GroupPage(
            group,
            today,
            await Members(group, today, ct),
            await Receipts(group, ct),
            actor.Kind == ActorKind.Returnee ? [] : await db.HistoryOf(group.Id.Value, ct)
        );
    }

    private async Task<IReadOnlyList<GroupMemberLine>> Members(
        BorrowerGroup group,
        DateOnly today,
        CancellationToken ct
    )
    {
        var ids = group.Members.Select(m => m.LoanId).ToList();
        var loans = await db.Loans.AsNoTracking().AsSplitQuery().Where(l => ids.Contains(l.Id)).ToListAsync(ct);
        var people = loans.Select(l => l.ReturneeId).ToList();
        var names = await db
            .Returnees.AsNoTracking()
            .Where(r => people.Contains(r.Id))
            .ToDictionaryAsync(r => r.Id, r => r.FullName, ct);
        return
        [
            .. group
                .Members.Select(m => Line(m, loans.Single(l => l.Id == m.LoanId), names[m.ReturneeId], today))
                .OrderByDescending(m => m.Leads)
                .ThenBy(m => m.Name, StringComparer.Ordinal),
        ];
    }

    private static GroupMemberLine Line(GroupMember member, Loan loan, string name, DateOnly today)
    {
        var open = loan.Instalments.Where(i => !i.IsSettled).OrderBy(i => i.No).ToList();
        var runs = loan.Status == LoanStatus.Disbursed;
        return new GroupMemberLine(
            loan.Id,
            loan.ReturneeId,
            name,
            loan.Reference,
            loan.Status,
            runs ? loan.OutstandingPrincipal : Money.Zero,
            runs ? Money.Sum(open.Where(i => i.PayableOn < today).Select(i => i.Unpaid)) : Money.Zero,
            runs && open.Count > 0 ? open[0].Unpaid : Money.Zero,
            runs && open.Count > 0 ? open[0].DueOn : null,
            runs ? loan.OldestUnpaidOn : null,
            member.Leads,
            member.SignedAt,
            member.AgreementId
        );
    }

    private async Task<IReadOnlyList<GroupReceipt>> Receipts(BorrowerGroup group, CancellationToken ct)
    {
        if (group.Status != GroupStatus.Bound)
            return [];
        var ids = group.Members.Select(m => m.LoanId.Value).ToList();
        return await db
            .Receipts.AsNoTracking()
            .Where(r =>
                r.Purpose == ReceiptPurpose.LoanRepayment
                && r.Status == ReceiptStatus.Posted
                && ids.Contains(r.SubjectId)
            )
            .OrderByDescending(r => r.ReceivedOn)
            .ThenByDescending(r => r.Id)
            .Take(LatestReceipts)
            .Select(r => new GroupReceipt(r.Id, r.Reference, new Id<Loan>(r.SubjectId), r.Amount, r.ReceivedOn))
            .ToListAsync(ct);
    }
}
