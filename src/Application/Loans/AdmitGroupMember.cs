using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>A borrower joins; the money of the loan waits until all members have signed.</summary>
[RequirePermission(Permission.OfferAgreements)]
public sealed record AdmitGroupMember(Id<BorrowerGroup> GroupId, Id<Loan> LoanId) : ICommand;

internal sealed class AdmitGroupMemberHandler(IProgrammeDb db, IActor actor) : CommandHandler<AdmitGroupMember>
{
    protected override async Task Handle(AdmitGroupMember command, CancellationToken ct)
    {
        var group = await db.GroupToChange(command.GroupId, actor, ct);
        group.Admit(await db.LoanToChange(command.LoanId, actor, ct));
    }
}
