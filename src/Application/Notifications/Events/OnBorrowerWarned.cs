using System.Globalization;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;

namespace PmiEmas.Application.Notifications.Events;

/// <summary>Tells the borrower that a warning letter can be read, and where to say that times are hard.</summary>
internal sealed class OnBorrowerWarned(IProgrammeDb db, Postman postman) : IDomainEventHandler<BorrowerWarned>
{
    public async Task Handle(BorrowerWarned happened, CancellationToken ct)
    {
        var letter = (await db.WarningLetters.FindAsync([happened.LetterId], ct))!;
        var loan = (await db.Loans.FindAsync([happened.LoanId], ct))!;
        await postman.ToReturnee(
            happened.ReturneeId,
            "warning-letter",
            Postman.Once("warning-letter", happened.LetterId.Value),
            language =>
                new()
                {
                    ["reference"] = loan.Reference,
                    ["number"] = letter.No.ToString(CultureInfo.InvariantCulture),
                    ["amount"] = letter.Arrears.ToString(),
                    ["date"] = MessageValues.Date(letter.PayBy, language),
                    ["link"] = SitePages.Difficulty(happened.LoanId),
                },
            ct
        );
    }
}
