using System.Text;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Documents;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Loans;

/// <summary>The text of a loan agreement: parties, amount, method, and every instalment of the schedule.</summary>
internal sealed class LoanContract(IProgrammeDb db, ILetterTexts texts)
{
    // A contract is in Indonesian (Law 24/2009 article 31).
    private const string Language = "id";

    /// <summary>The text as a function of the agreement's number.</summary>
    public async Task<Func<string, string>> Of(Loan loan, CancellationToken ct)
    {
        var plan = (await db.BusinessPlans.FindAsync([loan.PlanId], ct))!;
        var call = (await db.FundingCalls.FindAsync([loan.CallId], ct))!;
        var fund = (await db.FundSources.FindAsync([loan.FundSourceId], ct))!;
        var name = (await db.Returnees.FindAsync([loan.ReturneeId], ct))!.FullName;
        var goods = loan.Goods ?? string.Join(", ", plan.BudgetLines.Where(IsRequested).Select(l => l.Description));
        return reference =>
        {
            var (terms, schedule) = (new StringBuilder(), loan.Schedule);
            terms.AppendLine(Say(loan, "parties", reference, loan.Lender, name, fund.Name, call.LegalBasis));
            terms.AppendLine(
                Say(loan, "amount", loan.Principal, Words(loan.Principal), plan.BusinessName, plan.Reference, goods)
            );
            terms.AppendLine(
                Say(loan, "price", Rate(loan), loan.Price, loan.DownPayment, loan.Margin, loan.SellingPrice)
            );
            terms.AppendLine(Text("loans.contract-dates", loan.PlannedOn, loan.Periods, Shift(loan)));
            terms.AppendLine(Text("loans.contract-schedule"));
            foreach (var tranche in loan.Tranches.OrderBy(t => t.No))
                terms.AppendLine(
                    Text(
                        $"loans.contract-tranche{(tranche.Need == TrancheNeed.FieldVisit ? "-visit" : "")}",
                        tranche.No,
                        tranche.Amount,
                        tranche.PlannedOn
                    )
                );
            foreach (var row in loan.Instalments.OrderBy(i => i.No))
                terms.AppendLine(
                    Say(loan, "row", row.No, row.DueOn, row.Principal, row.Charge, row.Total, row.Balance)
                );
            terms.AppendLine(
                Say(loan, "sum", schedule.Principal, schedule.Charge, schedule.Total, Words(schedule.Total))
            );
            terms.AppendLine(Say(loan, KeyOf(loan.Product.Allocation)));
            terms.AppendLine(Say(loan, "duties"));
            terms.AppendLine(Say(loan, loan.Product.LateCharge is null ? "never-late-charge" : "late-charge"));
            return terms.ToString();
        };
    }

    private static bool IsRequested(BudgetLine line) => line.Source == BudgetSource.Requested;

    private string Rate(Loan loan) =>
        $"{texts.Of(Language, loan.Product.Method)}, {new Rate(loan.Product.RateBasisPoints)}";

    private string Shift(Loan loan) => texts.Of(Language, loan.Product.PayDateShift);

    private static string KeyOf(AllocationOrder order) =>
        order switch
        {
            AllocationOrder.PrincipalFirst => "principal-first",
            AllocationOrder.ChargeFirst => "charge-first",
            _ => "own-order",
        };

    private string Words(Money amount) => texts.InWords(Language, amount);

    /// <summary>A clause in the words of the loan's contract.</summary>
    private string Say(Loan loan, string clause, params object?[] arguments) =>
        Text($"loans.{Prefix(loan.Product.Method.Contract())}-{clause}", arguments);

    private static string Prefix(ContractKind kind) =>
        kind switch
        {
            ContractKind.Qardh => "qardh",
            ContractKind.Murabahah => "murabahah",
            _ => "contract",
        };

    private string Text(string key, params object?[] arguments) => texts.Of(Language, key, arguments);

    /// <summary>What the agreement behind a product is called.</summary>
    public static AgreementKind KindOf(ProductTerms product) =>
        product.Method.Contract() switch
        {
            ContractKind.Qardh => AgreementKind.Qardh,
            ContractKind.Murabahah => AgreementKind.Murabahah,
            _ => AgreementKind.Loan,
        };
}
