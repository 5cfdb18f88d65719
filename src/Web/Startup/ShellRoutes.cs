using Microsoft.AspNetCore.Mvc;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Language;

namespace PmiEmas.Web.Startup;

/// <summary>How often one may ask, and the few addresses the shell itself answers: after signing in.</summary>
public static partial class ShellRoutes
{
    private const int LongestReport = 16 * 1024;

    public static WebApplication UseSiteShell(this WebApplication app)
    {
        app.UseRateLimiter();
        app.MapPost("/csp-report", ReadReport).AllowAnonymous().DisableAntiforgery();
        app.MapGet("/words", WriteWords).AllowAnonymous();
        return app;
    }

    /// <summary>An amount in words, for the line below an amount that is being typed.</summary>
    private static IResult WriteWords(long rupiah) =>
        rupiah < 0 ? Results.BadRequest() : Results.Text(Show.Words(new Money(rupiah)), "text/plain; charset=utf-8");

    private static async Task<IResult> ReadReport(
        HttpRequest request,
        [FromServices] ILogger<SiteOptions> log,
        CancellationToken ct
    )
    {
        var buffer = new char[LongestReport];
        using var reader = new StreamReader(request.Body);
        var length = await reader.ReadBlockAsync(buffer, ct);
        var text = new string([.. buffer.Take(length).Where(c => !char.IsControl(c))]);
        LogReport(log, text);
        return Results.NoContent();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A page tried what its policy forbids: {Report}")]
    private static partial void LogReport(ILogger logger, string report);
}
