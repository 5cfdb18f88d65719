using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Documents;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Sends the next of three letters to a borrower who is late; its number follows from those before.</summary>
[RequirePermission(Permission.CollectLoans)]
public sealed record IssueWarningLetter(Id<Loan> LoanId) : ICommand<Id<StoredFile>>;

internal sealed class IssueWarningLetterHandler(
    IProgrammeDb db,
    IActor actor,
    IDocumentIssuer issuer,
    TimeProvider clock
) : CommandHandler<IssueWarningLetter, Id<StoredFile>>
{
    protected override async Task<Id<StoredFile>> Handle(IssueWarningLetter command, CancellationToken ct)
    {
        var loan = await db.LoanToChange(command.LoanId, actor, ct);
        var today = clock.Today();
        var earlier = await db.WarningLetters.AsNoTracking().Where(l => l.LoanId == loan.Id).ToListAsync(ct);
        var promise = await db.PromisesFor(loan.Id).AsNoTracking().FirstOrDefaultAsync(ct);
        var promised = promise?.StateOn(loan, today) == PromiseState.Open;
        var no = WarningLetter.NextNo(loan, earlier, promised, today);
        var borrower = await db
            .Returnees.Where(r => r.Id == loan.ReturneeId)
            .Select(r => new { r.FullName, r.Language })
            .SingleAsync(ct);
        var order = new DocumentOrder(
            DocumentKind.WarningLetter,
            loan.Id.Value,
            loan.ReturneeId,
            borrower.FullName,
            borrower.Language
        );
        var issued = await issuer.Issue(order, letter => Word(letter, loan, no, borrower.FullName, today), ct);
        db.WarningLetters.Add(
            WarningLetter.Issue(
                Id<WarningLetter>.New(),
                loan,
                no,
                issued.Reference,
                issued.FileId!.Value,
                actor.StaffId,
                today
            )
        );
        return issued.FileId!.Value;
    }

    private static void Word(LetterDraft letter, Loan loan, int no, string name, DateOnly today)
    {
        letter.Title("loans.warning-title", no);
        letter.Paragraph("loans.warning-opening", name, loan.Reference, loan.Lender);
        letter.Table(
            ["loans.no", "loans.due-on", "loans.instalment", "loans.paid", "loans.arrears"],
            loan.Instalments.Where(i => i.PayableOn < today && !i.IsSettled)
                .OrderBy(i => i.DueOn)
                .Select(i => (IReadOnlyList<object?>)[i.No, i.DueOn, i.Total, i.Paid, i.Unpaid]),
            ["", "", "", "", loan.LateOn(today)]
        );
        letter.Said(letter.InWords(loan.LateOn(today)));
        letter.Strong("loans.warning-pay-by", today.AddDays(loan.Product.Warnings.DaysToPay(no)));
        letter.Paragraph($"loans.warning-text-{no}");
        letter.Paragraph("loans.warning-help");
    }
}
