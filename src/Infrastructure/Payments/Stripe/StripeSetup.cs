using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;

namespace PmiEmas.Infrastructure.Payments.Stripe;

internal static class StripeSetup
{
    /// <summary>Registers the rails only where a key is configured: without one the programme knows of no gateway.</summary>
    public static IServiceCollection AddStripe(this IServiceCollection services, StripeSettings? settings)
    {
        if (settings is null)
            return services;
        services.AddSingleton(settings);
        services.AddSingleton<StripeThrottle>();
        services
            .AddHttpClient<StripeClient>(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                }
            );
        services.AddScoped<IGateway, StripeGateway>();
        services.AddScoped<ICollectionRail, StripeCollections>();
        services.AddScoped<IPayoutRail, StripePayouts>();
        return services;
    }
}
