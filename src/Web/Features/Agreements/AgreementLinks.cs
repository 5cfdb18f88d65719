using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Agreements;

/// <summary>The addresses of the agreements' pages.</summary>
public static class AgreementLinks
{
    public const string List = "/workspace/agreements";
    public const string Mine = "/portal/agreements";

    public static string Detail(Id<Agreement> id) => $"{List}/{id}";

    public static string Act(Id<Agreement> id, string what) => $"{List}/{id}/{what}";

    public static string Own(Id<Agreement> id) => $"{Mine}/{id}";

    public static string Sign(Id<Agreement> id) => $"{Mine}/{id}/sign";
}

/// <summary>The colours of an agreement's states.</summary>
public static class AgreementChips
{
    public static Chip Of(AgreementStatus status) =>
        Chip.Of(
            status,
            status switch
            {
                AgreementStatus.OfferedToSign => Tone.Gold,
                AgreementStatus.Signed => Tone.Info,
                AgreementStatus.InForce => Tone.Ok,
                AgreementStatus.Terminated => Tone.Bad,
                _ => Tone.Plain,
            }
        );
}
