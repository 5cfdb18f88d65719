using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>The goods of a murabahah and the down payment, agreed before the contract is offered; its text is written anew.</summary>
[RequirePermission(Permission.OfferAgreements)]
public sealed record DescribeSale(Id<Loan> LoanId, string Goods, Money DownPayment) : ICommand;

internal sealed class DescribeSaleHandler(IProgrammeDb db, IActor actor, LoanContract contract)
    : CommandHandler<DescribeSale>
{
    protected override async Task Handle(DescribeSale command, CancellationToken ct)
    {
        var loan = await db.LoanToChange(command.LoanId, actor, ct);
        loan.DescribeSale(command.Goods, command.DownPayment);
        var agreement = (await db.Agreements.FindAsync([loan.AgreementId!.Value], ct))!;
        agreement.Rewrite((await contract.Of(loan, ct))(agreement.Reference));
    }
}
