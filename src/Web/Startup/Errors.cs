using Microsoft.AspNetCore.Diagnostics;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Errors;

namespace PmiEmas.Web.Startup;

/// <summary>Errors as pages of the site, with the number by which the log finds them.</summary>
public static class Errors
{
    public const string Path = "/error";

    internal static void UseErrorPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(
            new ExceptionHandlerOptions { ExceptionHandlingPath = Path, StatusCodeSelector = StatusOf }
        );
        app.UseStatusCodePagesWithReExecute(Path);
    }

    public static int StatusOf(Exception exception) =>
        exception switch
        {
            NotFoundException => StatusCodes.Status404NotFound,
            ForbiddenException => StatusCodes.Status403Forbidden,
            ConflictException or RuleBrokenException => StatusCodes.Status409Conflict,
            BadHttpRequestException bad => bad.StatusCode,
            _ => StatusCodes.Status500InternalServerError,
        };

    internal static ErrorPage PageOf(HttpContext http, Shared.Language.Texts texts)
    {
        var status = http.Response.StatusCode;
        var known =
            status is 400 or 403 or 404 or 405 or 409 or 413 or 429 or 500 ? status
            : status < 500 ? 400
            : 500;
        var broken = http.Features.Get<IExceptionHandlerFeature>()?.Error as RuleBrokenException;
        return new ErrorPage(
            status,
            texts[$"shared.error-{known}-title"],
            broken is not null ? texts.Of(broken) : texts[$"shared.error-{known}-text"],
            RequestNumber.Of(http)
        );
    }
}
