using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>A transfer proof may be read by whoever sees the payout, the recipient included.</summary>
internal sealed class TransferProofs(IProgrammeDb db) : IFilePermission
{
    public FilePurpose Purpose => FilePurpose.TransferProof;

    public async Task<bool> MayRead(StoredFile file, IActor actor, CancellationToken ct)
    {
        var id = new Id<Payout>(file.OwnerId);
        return (actor.May(Permission.ViewPayouts) || actor.Kind == ActorKind.Returnee)
            && await db.Payouts.AsNoTracking().VisibleTo(actor, db).AnyAsync(p => p.Id == id, ct);
    }
}

/// <summary>Bank files hold account numbers: for those who make and those who check payments.</summary>
internal sealed class BankFiles : IFilePermission
{
    public FilePurpose Purpose => FilePurpose.BankFile;

    public Task<bool> MayRead(StoredFile file, IActor actor, CancellationToken ct) =>
        Task.FromResult(actor.May(Permission.PreparePayouts) || actor.May(Permission.ApprovePayouts));
}

/// <summary>The proof of money that came in: for the treasury, and for the returnee it came from.</summary>
internal sealed class ReceiptProofs : IFilePermission
{
    public FilePurpose Purpose => FilePurpose.RepaymentProof;

    public Task<bool> MayRead(StoredFile file, IActor actor, CancellationToken ct) =>
        Task.FromResult(
            actor.May(Permission.RecordRepayments)
                || actor.May(Permission.ReverseRepayments)
                || actor.May(Permission.ViewLedger)
                || (actor.Kind == ActorKind.Returnee && file.ReturneeId == actor.ReturneeId.Value)
        );
}

/// <summary>What stands behind a fee, a waiver, a hardship or a write-off: for whoever views loans, and for the borrower.</summary>
internal sealed class LoanEvidence : IFilePermission
{
    public FilePurpose Purpose => FilePurpose.LoanEvidence;

    public Task<bool> MayRead(StoredFile file, IActor actor, CancellationToken ct) =>
        Task.FromResult(
            actor.May(Permission.ProposeForLoans)
                || actor.May(Permission.DecideForLoans)
                || actor.May(Permission.ViewLedger)
                || (actor.Kind == ActorKind.Returnee && file.ReturneeId == actor.ReturneeId.Value)
        );
}

/// <summary>A bank's statement holds everybody's transfers: for the treasury and whoever reads the books, of the whole programme.</summary>
internal sealed class StatementFiles : IFilePermission
{
    public FilePurpose Purpose => FilePurpose.BankStatement;

    public Task<bool> MayRead(StoredFile file, IActor actor, CancellationToken ct) =>
        Task.FromResult(
            actor.SeesStatements() && (actor.May(Permission.MatchStatements) || actor.May(Permission.ViewLedger))
        );
}
