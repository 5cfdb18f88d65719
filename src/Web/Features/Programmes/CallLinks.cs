using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Programmes;

/// <summary>The addresses of calls' pages, and their colours.</summary>
public static class CallLinks
{
    public const string Public = "/calls";
    public const string List = "/workspace/calls";
    public const string FundSources = "/workspace/fund-sources";
    public const string TranchePlans = "/workspace/tranche-plans";

    public static string PublicDetail(Id<FundingCall> id) => $"/calls/{id}";

    public static string Detail(Id<FundingCall> id) => $"/workspace/calls/{id}";

    public static string Quotations(Id<FundSource> id) => $"{FundSources}/{id}/quotations";

    public static string FundCeilings(Id<FundSource> id) => $"{FundSources}/{id}/ceilings";

    public static string TranchePlan(Id<TranchePlan> id) => $"{TranchePlans}/{id}/edit";

    public static string OfferTranchePlan(Id<TranchePlan> id, bool offered) =>
        $"{TranchePlans}/{id}/{(offered ? "offer" : "retire")}";

    public static Chip ChipOf(CallStatus status) =>
        Chip.Of(
            status,
            status switch
            {
                CallStatus.Open => Tone.Ok,
                CallStatus.Scheduled => Tone.Gold,
                CallStatus.UnderReview or CallStatus.Closed => Tone.Info,
                _ => Tone.Plain,
            }
        );
}
