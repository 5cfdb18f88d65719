using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Loans;

/// <summary>The addresses of the groups' pages.</summary>
public static class GroupLinks
{
    public const string List = "/workspace/loan-groups";
    public const string Mine = "/portal/loan-groups";

    public static string Detail(Id<BorrowerGroup> id) => $"{List}/{id}";

    public static string Act(Id<BorrowerGroup> id, string what) => $"{List}/{id}/{what}";

    public static string Own(Id<BorrowerGroup> id) => $"{Mine}/{id}";

    public static string Settle(Id<BorrowerGroup> id, int cover) => $"{List}/{id}/covers/{cover}/settle";
}

/// <summary>How groups and their members stand, as coloured words.</summary>
public static class GroupChips
{
    public static Chip Of(GroupStatus status) =>
        Chip.Of(
            status,
            status switch
            {
                GroupStatus.Bound => Tone.Ok,
                GroupStatus.Dissolved => Tone.Plain,
                _ => Tone.Gold,
            }
        );
}
