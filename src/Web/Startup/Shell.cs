using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;
using PmiEmas.Application.Documents;
using PmiEmas.Infrastructure;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Assets;
using PmiEmas.Web.Shared.Binding;
using PmiEmas.Web.Shared.Language;
using PmiEmas.Web.Shared.Navigation;

namespace PmiEmas.Web.Startup;

/// <summary>Registers what every page stands in: views, texts, forms, limits.</summary>
public static class Shell
{
    private const long LargestBody = 1 << 20;
    private const long LargestUpload = 10 << 20;

    public static IServiceCollection AddSiteShell(
        this IServiceCollection services,
        ProgrammeSettings settings,
        IConfiguration configuration
    )
    {
        var site = (configuration.GetSection("Limits").Get<SiteOptions>() ?? new SiteOptions()) with
        {
            Http = settings.Http,
        };
        services.AddSingleton(site);
        services.AddSingleton<Texts>();
        services.AddSingleton<ILetterTexts, LetterTexts>();
        services.AddSingleton<SiteAssets>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<INavigation, ActorNavigation>();
        services.AddPages(site);
        services.AddLanguages();
        services.AddServerLimits(settings);
        services.AddRequestLimits(site);
        return services;
    }

    private static void AddPages(this IServiceCollection services, SiteOptions site)
    {
        services
            .AddControllersWithViews(o =>
            {
                o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
                o.ModelBinderProviders.Insert(0, new TextBinderProvider());
                o.ModelMetadataDetailsProviders.Add(new AttributeMessages());
            })
            .AddDataAnnotationsLocalization()
            .AddCookieTempDataProvider(o => SetCookie(o.Cookie, site, "td", SameSiteMode.Lax));
        services.AddOptions<MvcOptions>().Configure<Texts>((o, texts) => o.ModelBindingMessageProvider.Say(texts));
        services
            .AddOptions<MvcDataAnnotationsLocalizationOptions>()
            .Configure<Texts>((o, texts) => o.DataAnnotationLocalizerProvider = (_, _) => new TextsLocalizer(texts));
        services.Configure<RazorViewEngineOptions>(o =>
            o.ViewLocationExpanders.Add(new NamespaceViewLocationExpander())
        );
        // Latin letters, dashes and bullets stand in pages as they are.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAntiforgery(o =>
        {
            SetCookie(o.Cookie, site, "af", SameSiteMode.Strict);
            o.SuppressXFrameOptionsHeader = true;
        });
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.Providers.Add<BrotliCompressionProvider>();
            o.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
    }

    private static void AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(o =>
        {
            // Numbers are typed and written the Indonesian way in both languages; only the words change.
            o.DefaultRequestCulture = new RequestCulture(Show.Indonesian, Show.Indonesian);
            o.SupportedCultures = [Show.Indonesian];
            o.SupportedUICultures = [Show.Indonesian, Show.English];
            o.RequestCultureProviders =
            [
                new CustomRequestCultureProvider(http =>
                    Task.FromResult<ProviderCultureResult?>(
                        new ProviderCultureResult(
                            "id-ID",
                            http.Request.Cookies[LanguageController.Cookie] == "en" ? "en" : "id-ID"
                        )
                    )
                ),
            ];
        });
        CultureInfo.DefaultThreadCurrentCulture = Show.Indonesian;
        CultureInfo.DefaultThreadCurrentUICulture = Show.Indonesian;
    }

    private static void AddServerLimits(this IServiceCollection services, ProgrammeSettings settings)
    {
        services.Configure<KestrelServerOptions>(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = LargestBody;
            o.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
            o.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        services.Configure<FormOptions>(o =>
        {
            o.ValueCountLimit = 500;
            o.MultipartBodyLengthLimit = LargestUpload;
        });
        services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            o.KnownIPNetworks.Clear();
            o.KnownProxies.Clear();
            foreach (var proxy in settings.KnownProxies)
                o.KnownProxies.Add(proxy);
        });
    }

    private static void SetCookie(CookieBuilder cookie, SiteOptions site, string name, SameSiteMode sameSite)
    {
        cookie.Name = site.CookieName(name);
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = sameSite;
        cookie.IsEssential = true;
        cookie.SecurePolicy = site.Http ? CookieSecurePolicy.None : CookieSecurePolicy.Always;
    }
}
