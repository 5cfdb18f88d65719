using Microsoft.Extensions.DependencyInjection;

namespace PmiEmas.Application.Reviews;

internal static class ReviewsSetup
{
    public static IServiceCollection AddReviews(this IServiceCollection services) =>
        services.AddScoped<Candidates>().AddScoped<VisitLetters>().AddScoped<DecisionLetters>();
}
