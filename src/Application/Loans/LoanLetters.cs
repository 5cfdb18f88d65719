using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Documents;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Loans;

/// <summary>Words a loan's letters: statement of account, instalment card, settlement letter.</summary>
internal sealed class LoanLetters(IProgrammeDb db, IDocumentIssuer issuer, TimeProvider clock)
{
    public async Task<IssuedDocument> Issue(Loan loan, DocumentKind kind, CancellationToken ct)
    {
        var borrower = await db
            .Returnees.AsNoTracking()
            .Where(r => r.Id == loan.ReturneeId)
            .Select(r => new { r.FullName, r.Language })
            .SingleAsync(ct);
        var order = new DocumentOrder(kind, loan.Id.Value, loan.ReturneeId, borrower.FullName, borrower.Language);
        return await issuer.Issue(order, letter => Word(letter, kind, loan, borrower.FullName), ct);
    }

    private void Word(LetterDraft letter, DocumentKind kind, Loan loan, string name)
    {
        switch (kind)
        {
            case DocumentKind.InstalmentCard:
                Card(letter, loan, name);
                break;
            case DocumentKind.LoanStatement:
                Statement(letter, loan, name);
                break;
            default:
                Settlement(letter, loan, name);
                break;
        }
    }

    private static void Card(LetterDraft letter, Loan loan, string name)
    {
        var words = LoanWords.Of(loan.Product.Method);
        letter.Title("loans.letter-card");
        Head(letter, loan, name);
        letter.Table(
            [
                "loans.no",
                "loans.due-on",
                words.PrincipalPart,
                words.Charge,
                "loans.instalment",
                "loans.paid",
                "loans.letter-initials",
            ],
            loan.Instalments.Where(i => !i.Total.IsZero)
                .OrderBy(i => i.No)
                .Select(i =>
                    (IReadOnlyList<object?>)
                        [
                            i.No,
                            i.DueOn,
                            i.Principal,
                            i.Charge,
                            i.Total,
                            i.Paid.IsZero ? "" : letter.Written(i.Paid),
                            i.SettledOn is { } on ? letter.Written(on) : "",
                        ]
                ),
            [
                "",
                "",
                Money.Sum(loan.Instalments.Select(i => i.Principal)),
                Money.Sum(loan.Instalments.Select(i => i.Charge)),
                Money.Sum(loan.Instalments.Select(i => i.Total)),
                "",
                "",
            ]
        );
        letter.Paragraph("loans.letter-card-note");
    }

    private void Statement(LetterDraft letter, Loan loan, string name)
    {
        var (today, words) = (clock.Today(), LoanWords.Of(loan.Product.Method));
        letter.Title("loans.letter-statement");
        Head(letter, loan, name);
        if (loan.Tranches.Count > 0)
        {
            letter.Section("loans.tranches");
            letter.Table(
                ["loans.no", "loans.disbursed-on", "loans.amount"],
                loan.Tranches.Where(t => t.DisbursedOn is not null)
                    .OrderBy(t => t.No)
                    .Select(t => (IReadOnlyList<object?>)[t.No, t.DisbursedOn, t.Amount]),
                ["", "", loan.Disbursed]
            );
        }
        letter.Section("loans.letter-receipts");
        letter.Table(
            [
                "loans.received-on",
                "loans.receipt",
                "loans.amount",
                words.PrincipalPart,
                words.Charge,
                "loans.levies",
                "loans.credit",
            ],
            loan.Repayments.Where(r => r.ReversedAt is null && r.Kind != RepaymentKind.Waiver)
                .OrderBy(r => r.On)
                .ThenBy(r => r.No)
                .Select(r => Line(r, SplitTotals.Of(loan.PartsOf(r))))
        );
        letter.Facts(
            ("loans.letter-as-of", today),
            (words.OutstandingPrincipal, loan.OutstandingPrincipal),
            (words.OutstandingCharge, loan.OutstandingCharge),
            ("loans.levies", loan.OutstandingLevies.IsZero ? null : loan.OutstandingLevies),
            ("loans.credit", loan.Credit.IsZero ? null : loan.Credit),
            ("loans.recovered", loan.WrittenOffOn is null ? null : loan.Recovered),
            ("loans.arrears", Late(loan, today)),
            ("loans.settlement-today", loan.Status == LoanStatus.Disbursed ? loan.SettlementOn(today).Total : null)
        );
    }

    private static IReadOnlyList<object?> Line(Repayment repayment, SplitTotals split) =>
        [
            repayment.On,
            repayment.Reference,
            repayment.Amount,
            new Money(split.Principal),
            new Money(split.Charge),
            new Money(split.Fee + split.LateCharge),
            new Money(split.Credit),
        ];

    private static void Settlement(LetterDraft letter, Loan loan, string name)
    {
        var paid = Money.Sum(
            loan.Repayments.Where(r => r.ReversedAt is null && r.Kind != RepaymentKind.Waiver).Select(r => r.Amount)
        );
        letter.Title("loans.letter-settlement");
        letter.Paragraph("loans.letter-settlement-opening", loan.Lender, name, loan.Reference);
        Head(letter, loan, name);
        letter.Facts(("loans.repaid-on", loan.RepaidOn), ("loans.paid", paid));
        letter.Said(letter.InWords(paid));
        letter.Strong("loans.letter-settlement-done");
    }

    private static void Head(LetterDraft letter, Loan loan, string name) =>
        letter.Facts(
            ("loans.borrower", name),
            ("loans.reference", loan.Reference),
            ("loans.lender", loan.Lender),
            (LoanWords.Of(loan.Product.Method).Principal, loan.Principal),
            ("loans.method", letter.Written(loan.Product.Method)),
            ("loans.disbursed-on", loan.DisbursedOn)
        );

    private static Money Late(Loan loan, DateOnly today) =>
        Money.Sum(loan.Owed.Where(i => i.PayableOn < today).Select(i => i.Total));
}
