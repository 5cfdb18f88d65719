using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Features.Reviews;

/// <summary>The addresses of the pages where plans are judged.</summary>
public static class ReviewLinks
{
    public const string Queue = "/workspace/reviews";
    public const string Plans = "/workspace/reviews/plans";
    public const string Visits = "/workspace/reviews/visits";
    public const string Decisions = "/workspace/reviews/decisions";

    public static string Desk(Id<Review> id) => $"{Queue}/{id}";

    public static string Act(Id<Review> id, string what) => $"{Queue}/{id}/{what}";

    public static string Plan(Id<BusinessPlan> id) => $"{Plans}/{id}";

    public static string Act(Id<BusinessPlan> id, string what) => $"{Plans}/{id}/{what}";

    public static string Visit(Id<FieldVisit> id) => $"{Visits}/{id}";

    public static string Act(Id<FieldVisit> id, string what) => $"{Visits}/{id}/{what}";

    public static string RemovePhoto(Id<FieldVisit> id, Id<StoredFile> photo) => $"{Visits}/{id}/photos/{photo}/remove";

    public static string Board(Id<FundingCall> id) => $"{Decisions}/{id}";

    public static string Publish(Id<FundingCall> id) => $"{Decisions}/{id}/publish";

    public static string Decide(Id<BusinessPlan> id) => $"{Decisions}/plans/{id}";

    public static string Clear(Id<BusinessPlan> id) => $"{Decisions}/plans/{id}/clear";

    public static string Published(Id<DecisionBatch> id) => $"{Decisions}/published/{id}";

    public static string Own(Id<BusinessPlan> id) => $"/portal/plan/{id}/decision";

    public static string File(Id<StoredFile> id) => $"/files/{id}";
}
