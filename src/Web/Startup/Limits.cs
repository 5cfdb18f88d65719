using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Threading.RateLimiting;
using PmiEmas.Infrastructure.Identity;

namespace PmiEmas.Web.Startup;

/// <summary>How often one person or address may ask. Counters here are of this process; those of signing in stand in the database.</summary>
public static class Limits
{
    /// <summary>30 searches a minute.</summary>
    public const string Search = "search";

    /// <summary>5 files an hour.</summary>
    public const string Export = "export";

    /// <summary>20 uploads an hour.</summary>
    public const string Upload = "upload";

    internal static void AddRequestLimits(this IServiceCollection services, SiteOptions site)
    {
        // A demonstration or test that lifts the general limits lifts the particular ones in proportion.
        var times = Math.Max(1, site.RequestsPerMinute / 300);
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.OnRejected = (context, _) =>
            {
                var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
                    ? after
                    : TimeSpan.FromSeconds(60);
                context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(Math.Max(1, wait.TotalSeconds))
                    .ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            o.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(http =>
                    Sliding("person:" + Person(http), site.RequestsPerMinute, TimeSpan.FromMinutes(1))
                ),
                PartitionedRateLimiter.Create<HttpContext, string>(http =>
                    Sliding("address:" + Address(http), site.RequestsPerAddress, TimeSpan.FromSeconds(10))
                )
            );
            o.AddPolicy(Search, http => Sliding(Person(http), 30 * times, TimeSpan.FromMinutes(1)));
            o.AddPolicy(Export, http => Sliding(Person(http), 5 * times, TimeSpan.FromHours(1)));
            o.AddPolicy(Upload, http => Sliding(Person(http), 20 * times, TimeSpan.FromHours(1)));
        });
    }

    private static RateLimitPartition<string> Sliding(string who, int permits, TimeSpan window) =>
        RateLimitPartition.GetSlidingWindowLimiter(
            who,
            _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = permits,
                Window = window,
                SegmentsPerWindow = 5,
                QueueLimit = 0,
            }
        );

    private static string Person(HttpContext http) => http.User.FindFirstValue(SessionClaims.Account) ?? Address(http);

    /// <summary>The caller's address; of version 6 the network of 64 bits that one household is given.</summary>
    private static string Address(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.GetAddressBytes() is { Length: 16 } bytes
            ? Convert.ToHexString(bytes, 0, 8)
            : address.ToString();
    }
}
