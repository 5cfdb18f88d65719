using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Loans;

/// <summary>What a group means for the loans of its members, and what happens to members means for their group.</summary>
internal sealed class OnGroupEvents(IProgrammeDb db, TimeProvider clock)
    : IDomainEventHandler<GroupMemberAdmitted>,
        IDomainEventHandler<GroupMemberReleased>,
        IDomainEventHandler<GroupBound>,
        IDomainEventHandler<GroupDissolved>,
        IDomainEventHandler<AgreementSigned>,
        IDomainEventHandler<ReceiptReversed>
{
    public async Task Handle(GroupMemberAdmitted happened, CancellationToken ct) =>
        (await db.LoanOfEvent(happened.LoanId.Value, ct)).JoinGroup(happened.GroupId);

    public async Task Handle(GroupMemberReleased happened, CancellationToken ct) =>
        (await db.LoanOfEvent(happened.LoanId.Value, ct)).LeaveGroup();

    public async Task Handle(GroupBound happened, CancellationToken ct)
    {
        foreach (var loan in happened.Loans.OrderBy(l => l.Value))
            (await db.LoanOfEvent(loan.Value, ct)).GroupCameToBind();
    }

    public async Task Handle(GroupDissolved happened, CancellationToken ct)
    {
        foreach (var loan in happened.Loans.OrderBy(l => l.Value))
            (await db.LoanOfEvent(loan.Value, ct)).LeaveGroup();
    }

    public async Task Handle(AgreementSigned happened, CancellationToken ct)
    {
        if (happened.Kind != AgreementKind.JointLiability)
            return;
        // Two members may sign at once: the second waits, and then sees the first one's signature.
        var id = new Id<BorrowerGroup>(happened.SubjectId);
        await db.Lock(id, ct);
        var group = await db.BorrowerGroups.AsSplitQuery().SingleAsync(g => g.Id == id, ct);
        group.Signed(happened.ReturneeId, happened.AgreementId, clock.GetUtcNow());
    }

    public async Task Handle(ReceiptReversed happened, CancellationToken ct)
    {
        var group = await db
            .BorrowerGroups.AsSplitQuery()
            .SingleOrDefaultAsync(
                g => g.Covers.Any(c => c.ReceiptId == happened.ReceiptId && c.FellAwayAt == null),
                ct
            );
        group?.ReceiptFellAway(happened.ReceiptId, clock.GetUtcNow());
    }
}
