using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>One receipt of a loan, as those see it who match, refuse or reverse it.</summary>
[RequirePermission(Permission.RecordRepayments, Permission.ReverseRepayments)]
public sealed record AnnouncedRepayment(Id<Receipt> ReceiptId) : IQuery<AnnouncedReceipt>;

public sealed record AnnouncedReceipt(
    Id<Receipt> Id,
    string Reference,
    ReceiptStatus Status,
    Id<Loan> LoanId,
    string LoanReference,
    string Name,
    Money Amount,
    DateOnly On,
    ReceiptMethod Method,
    string? BankReference,
    Id<StoredFile>? ProofId,
    string? Instruction
)
{
    /// <summary>What the payer wants of the instalments with what is beyond the due.</summary>
    public PrepaymentPlan? Prepay => PrepaymentPlans.Of(Instruction);
}

internal sealed class AnnouncedRepaymentHandler(IProgrammeDb db, IActor actor)
    : QueryHandler<AnnouncedRepayment, AnnouncedReceipt>
{
    protected override async Task<AnnouncedReceipt> Handle(AnnouncedRepayment query, CancellationToken ct) =>
        await (
            from r in db.Receipts.AsNoTracking()
            where r.Id == query.ReceiptId && r.Purpose == ReceiptPurpose.LoanRepayment
            from l in db.Loans.VisibleTo(actor).Where(l => (Guid)(object)l.Id == r.SubjectId)
            select new AnnouncedReceipt(
                r.Id,
                r.Reference,
                r.Status,
                l.Id,
                l.Reference,
                db.Returnees.Where(p => p.Id == l.ReturneeId).Select(p => p.FullName).First(),
                r.Amount,
                r.ReceivedOn,
                r.Method,
                r.BankReference,
                r.ProofId,
                r.Instruction
            )
        ).SingleOrDefaultAsync(ct) ?? throw new NotFoundException(nameof(Receipt));
}
