using System.Text;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Documents;
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
        return reference =>
        {
            var terms = new StringBuilder();
            terms.AppendLine(Text("loans.contract-parties", reference, loan.Lender, name, fund.Name, call.LegalBasis));
            terms.AppendLine(
                Text("loans.contract-amount", loan.Principal, Words(loan.Principal), plan.BusinessName, plan.Reference)
            );
            terms.AppendLine(Method(loan));
            terms.AppendLine(Text("loans.contract-dates", loan.PlannedOn, loan.Periods, Shift(loan)));
            terms.AppendLine(Text("loans.contract-schedule"));
            foreach (var row in loan.Instalments.OrderBy(i => i.No))
                terms.AppendLine(Row(row));
            var schedule = loan.Schedule;
            terms.AppendLine(
                Text("loans.contract-sum", schedule.Principal, schedule.Charge, schedule.Total, Words(schedule.Total))
            );
            terms.AppendLine(Text(KeyOf(loan.Product.Allocation)));
            terms.AppendLine(Text("loans.contract-duties"));
            return terms.ToString();
        };
    }

    private string Method(Loan loan) =>
        Text(
            loan.Product.Method switch
            {
                LoanMethod.InterestFree => "loans.contract-interest-free",
                LoanMethod.Murabahah => "loans.contract-murabahah",
                _ => "loans.contract-charge",
            },
            texts.Of(Language, loan.Product.Method),
            new Rate(loan.Product.RateBasisPoints).ToString(),
            loan.Terms.Margin
        );

    private string Shift(Loan loan) => texts.Of(Language, loan.Product.PayDateShift);

    private string Row(LoanInstalment row) =>
        Text("loans.contract-row", row.No, row.DueOn, row.Principal, row.Charge, row.Total, row.Balance);

    private static string KeyOf(AllocationOrder order) =>
        order == AllocationOrder.PrincipalFirst ? "loans.contract-principal-first" : "loans.contract-charge-first";

    private string Words(Money amount) => texts.InWords(Language, amount);

    private string Text(string key, params object?[] arguments) => texts.Of(Language, key, arguments);
}
