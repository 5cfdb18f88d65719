using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Documents;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Makes the statement of account or the instalment card as of today. An earlier card no longer holds.</summary>
[RequirePermission(Permission.ViewLoans, Permission.UseOwnFile)]
public sealed record IssueLoanDocument(Id<Loan> LoanId, DocumentKind Kind) : ICommand<Id<StoredFile>>;

internal sealed class IssueLoanDocumentHandler(
    IProgrammeDb db,
    IActor actor,
    LoanLetters letters,
    IDocumentIssuer issuer
) : CommandHandler<IssueLoanDocument, Id<StoredFile>>
{
    protected override async Task<Id<StoredFile>> Handle(IssueLoanDocument command, CancellationToken ct)
    {
        var loan = await db.LoanToChange(command.LoanId, actor, ct);
        LoanRules.LetterOfRunningLoan.Require(
            command.Kind is DocumentKind.InstalmentCard or DocumentKind.LoanStatement
                && loan.Status is LoanStatus.Disbursed or LoanStatus.Repaid
        );
        if (command.Kind == DocumentKind.InstalmentCard)
            await issuer.Revoke(command.Kind, loan.Id.Value, ct);
        return (await letters.Issue(loan, command.Kind, ct)).FileId!.Value;
    }
}
