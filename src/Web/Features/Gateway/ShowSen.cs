using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Language;

namespace PmiEmas.Web.Features.Gateway;

/// <summary>Writes sen as rupiah, with its sign, and with what is below one rupiah where there is something.</summary>
public static class ShowSen
{
    public static string Of(long sen)
    {
        var text = Show.Money(Sen.Whole(Math.Abs(sen)));
        var rest = Math.Abs(sen) % Sen.PerRupiah;
        return (sen < 0 ? "−" : "") + (rest == 0 ? text : $"{text},{rest:00}");
    }
}
