using Microsoft.AspNetCore.Mvc.ViewFeatures;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;

namespace PmiEmas.Web.Features.Loans;

/// <summary>The words a page about one loan speaks in; its parts speak the same.</summary>
public static class SpokenWords
{
    private const string Key = "Words";

    public static LoanWords Speak(this ViewDataDictionary view, LoanMethod method)
    {
        var words = LoanWords.Of(method);
        view[Key] = words;
        return words;
    }

    public static LoanWords Words(this ViewDataDictionary view) =>
        view[Key] as LoanWords ?? LoanWords.Of(LoanMethod.Annuity);
}
