using System.Diagnostics;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application;
using PmiEmas.Infrastructure;
using PmiEmas.Web.Features.Accounts;
using PmiEmas.Web.Features.Ledger;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Access;

namespace PmiEmas.Web.Startup;

/// <summary>Everything the site is made of.</summary>
public static class Services
{
    public static void AddSite(this WebApplicationBuilder builder, ProgrammeSettings settings)
    {
        builder.AddJsonLogs();
        builder.Services.AddApplication();
        builder.Services.AddInfrastructure(settings);
        builder.Services.AddSiteShell(settings, builder.Configuration);
        builder.Services.AddSingleton<Steps>();
        builder.Services.AddScoped<IVerb, CreateAdmin>();
        builder.Services.AddScoped<IVerb, VerifyLedgerVerb>();
        builder.Services.Configure<MvcOptions>(options =>
        {
            options.Filters.Add<FaceGuard>();
            options.Filters.Add<OnceKeyFilter>();
        });
        if (!settings.Demonstration)
            builder.Services.Configure<MvcOptions>(options =>
                options.Conventions.Add(new Without<DemonstrationOnlyAttribute>())
            );
        if (settings.Stripe is null)
            builder.Services.Configure<MvcOptions>(options =>
                options.Conventions.Add(new Without<GatewayOnlyAttribute>())
            );
        builder.Services.ConfigureHttpJsonOptions(o =>
            o.SerializerOptions.Converters.Add(new JsonStringEnumConverter())
        );
    }

    // Without a listener the framework gives a request no trace id once its own log is off.
    private static readonly ActivityListener EveryRequest = new()
    {
        ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
    };

    private static void AddJsonLogs(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(options =>
        {
            options.IncludeScopes = true;
            options.UseUtcTimestamp = true;
            // Quoted: the site's culture writes times with dots.
            options.TimestampFormat = "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fff'Z'";
        });
        builder.Services.UseLogLines();
        builder.Logging.Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId);
        // The framework's own messages hold paths and queries, which may hold personal data.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("System", LogLevel.Warning);
        builder.Logging.AddFilter("Quartz", LogLevel.Warning);
        // Its scope puts every path into every line, its commands every statement; failures reach the log by their exceptions.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database", LogLevel.None);
        // A start that fails is told in one sentence; a worker that fails still comes through as critical.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        ActivitySource.AddActivityListener(EveryRequest);
    }
}
