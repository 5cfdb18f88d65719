using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Lists;
using PmiEmas.Application.Reviews;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Navigation;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Reviews;

/// <summary>Penilaian: the reviewer's queue; everybody else is led to the plans being judged.</summary>
public sealed class ReviewQueueController(IMediator mediator, INavigation navigation, TimeProvider clock)
    : SiteController(mediator)
{
    [HttpGet(ReviewLinks.Queue)]
    public async Task<IActionResult> Queue(ListQuery query, CancellationToken ct)
    {
        if (!navigation.Allows(Permission.ReviewPlans))
            return LocalRedirect(navigation.Allows(Permission.DecidePlans) ? ReviewLinks.Decisions : ReviewLinks.Plans);
        var queue = await Ask(new MyReviews(query), ct);
        ViewData["Queue"] = queue;
        return View(
            "Queue",
            new ListPage<MyReviewRow>(queue.Rows, query, Columns())
            {
                CaptionKey = "reviews.queue",
                EmptyKey = "reviews.queue-empty",
                SearchKey = "reviews.search-plan",
                Filters = [new ListFilter("status", "reviews.status", T.Choices<ReviewStatus>())],
            }
        );
    }

    private ListColumns<MyReviewRow> Columns()
    {
        var today = clock.Today();
        return new ListColumns<MyReviewRow>()
            .Link("reviews.plan", r => r.Plan, r => ReviewLinks.Desk(r.Id), note: r => r.District)
            .Add("reviews.call", r => r.Call)
            .Add("reviews.requested", r => r.Requested)
            .Chip("reviews.status", r => ReviewWords.ChipOf(r.Status))
            .Add("reviews.progress", r => T["reviews.answered-of", r.Answered, r.Criteria])
            .Chip(
                "reviews.due-on",
                r => r.Status == ReviewStatus.Submitted ? null : Due.Chip(r.DueOn, today),
                sort: "due"
            );
    }
}
