using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Shared;

/// <summary>The text of a broken rule in the reader's language.</summary>
public static class RuleTexts
{
    public static string Of(HttpContext http, RuleBrokenException broken) => broken.Rule.Code;
}
