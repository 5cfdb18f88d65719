using System.ComponentModel.DataAnnotations;

namespace PmiEmas.Web.Shared.Forms;

/// <summary>A page that asks for a reason before something is refused, returned or cancelled.</summary>
public sealed class ReasonForm
{
    [StringLength(1000)]
    public string Reason { get; set; } = "";
}

/// <summary>The words around a <see cref="ReasonForm"/> and where it goes. Shown by the view <c>Forms/Reason</c>.</summary>
public sealed record ReasonPage(string Title, string Explanation, string ButtonKey, string Action, string Back);
