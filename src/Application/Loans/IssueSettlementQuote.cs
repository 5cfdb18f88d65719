using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Documents;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Makes the quote for a day as a letter that anybody can check. An earlier quote no longer holds.</summary>
[RequirePermission(Permission.ViewLoans, Permission.UseOwnFile)]
public sealed record IssueSettlementQuote(Id<Loan> LoanId, DateOnly On) : ICommand<Id<StoredFile>>;

internal sealed class IssueSettlementQuoteHandler(
    IProgrammeDb db,
    IActor actor,
    IDocumentIssuer issuer,
    TimeProvider clock
) : CommandHandler<IssueSettlementQuote, Id<StoredFile>>
{
    protected override async Task<Id<StoredFile>> Handle(IssueSettlementQuote command, CancellationToken ct)
    {
        var loan = await db.LoanToChange(command.LoanId, actor, ct);
        var quote = loan.QuoteFor(command.On, clock.Today());
        var borrower = await db
            .Returnees.Where(r => r.Id == loan.ReturneeId)
            .Select(r => new { r.FullName, r.Language })
            .SingleAsync(ct);
        await issuer.Revoke(DocumentKind.SettlementQuote, loan.Id.Value, ct);
        var order = new DocumentOrder(
            DocumentKind.SettlementQuote,
            loan.Id.Value,
            loan.ReturneeId,
            borrower.FullName,
            borrower.Language
        );
        var issued = await issuer.Issue(order, letter => Word(letter, loan, quote, borrower.FullName), ct);
        return issued.FileId!.Value;
    }

    private static void Word(LetterDraft letter, Loan loan, Settlement quote, string name)
    {
        var words = LoanWords.Of(loan.Product.Method);
        letter.Title("loans.quote");
        letter.Paragraph("loans.quote-opening", loan.Lender, name, loan.Reference, quote.On);
        letter.Facts(
            (words.PrincipalPart, quote.Principal),
            (words.Charge, quote.Charge),
            ("loans.quote-fee", quote.Fee.IsZero ? null : quote.Fee),
            (words.LateCharge, quote.LateCharge.IsZero ? null : quote.LateCharge),
            ("loans.quote-waived", quote.Waived.IsZero ? null : quote.Waived),
            ("loans.quote-total", quote.Total)
        );
        letter.Said(letter.InWords(quote.Total), strong: true);
        if (!(quote.Charge + quote.Waived).IsZero)
            letter.Paragraph("loans.quote-rule." + Kebab(EarlySettlement.RuleOf(loan.Product.Method)));
        letter.Strong("loans.quote-holds", quote.On);
    }

    private static string Kebab(SettlementRule rule) =>
        rule switch
        {
            SettlementRule.ChargeToDate => "charge-to-date",
            SettlementRule.ChargeOfBegunPeriods => "charge-of-begun-periods",
            _ => "whole-charge",
        };
}
