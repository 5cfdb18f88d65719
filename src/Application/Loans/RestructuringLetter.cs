using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Documents;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Loans;

/// <summary>Words the addendum to the loan agreement: why, what was and what will be, every new instalment.</summary>
internal sealed class RestructuringLetter(IProgrammeDb db, IDocumentIssuer issuer)
{
    // A contract is in Indonesian (Law 24/2009 article 31).
    private const string Language = "id";

    public async Task Issue(LoanRestructuring proposal, Loan loan, CancellationToken ct)
    {
        var name = await db.Returnees.Where(r => r.Id == loan.ReturneeId).Select(r => r.FullName).SingleAsync(ct);
        var agreement = await db
            .Agreements.Where(a => a.Id == loan.AgreementId)
            .Select(a => a.Reference)
            .SingleOrDefaultAsync(ct);
        var order = new DocumentOrder(
            DocumentKind.ScheduleAddendum,
            proposal.Id.Value,
            loan.ReturneeId,
            name,
            Language
        );
        await issuer.Issue(order, letter => Word(letter, proposal, loan, name, agreement ?? loan.Reference), ct);
    }

    private static void Word(LetterDraft letter, LoanRestructuring proposal, Loan loan, string name, string agreement)
    {
        var (before, after) = (proposal.Before, proposal.After);
        var words = LoanWords.Of(loan.Product.Method);
        letter.Title("loans.addendum");
        letter.Paragraph("loans.addendum-opening", agreement, loan.Lender, name, loan.Reference, proposal.Reference);
        letter.Facts(
            ("loans.restructuring-way", letter.Written(proposal.Way)),
            ("loans.reason", proposal.Reason),
            ("loans.arrears", proposal.Arrears),
            ("loans.version-from", proposal.FromOn),
            ("loans.agreed-on", proposal.AgreedAt is { } at ? ProgrammeCalendar.DateOf(at) : null)
        );
        letter.Table(
            ["loans.figure", "loans.before", "loans.after"],
            [
                [
                    letter.Text("loans.instalments-left"),
                    letter.Written(before.Instalments),
                    letter.Written(after.Instalments),
                ],
                [letter.Text("loans.instalment"), letter.Written(before.Instalment), letter.Written(after.Instalment)],
                [letter.Text("loans.ends-on"), letter.Written(before.EndsOn), letter.Written(after.EndsOn)],
                [letter.Text(words.Charge), letter.Written(before.Charge), letter.Written(after.Charge)],
                [letter.Text("loans.total-left"), letter.Written(before.Total), letter.Written(after.Total)],
            ]
        );
        letter.Section("loans.schedule");
        letter.Table(
            ["loans.due-on", words.PrincipalPart, words.Charge, "loans.instalment"],
            proposal
                .Rows.Where(r => !r.Total.IsZero)
                .Select(r => (IReadOnlyList<object?>)[r.DueOn, r.Principal, r.Charge, r.Total]),
            ["", proposal.Plan.Principal, proposal.Plan.Charge, proposal.Plan.Total]
        );
        letter.Paragraph(
            loan.Product.Method switch
            {
                LoanMethod.InterestFree => "loans.addendum-interest-free",
                LoanMethod.Murabahah => "loans.addendum-murabahah",
                _ => "loans.addendum-charge",
            }
        );
        letter.Paragraph("loans.addendum-rest", agreement);
        letter.Strong(
            proposal.AgreedAt is null ? "loans.addendum-awaits"
                : proposal.SignedScanId is null ? "loans.addendum-agreed"
                : "loans.addendum-signed",
            proposal.AgreedAt is { } agreed ? ProgrammeCalendar.DateOf(agreed) : proposal.ValidUntil
        );
    }
}
