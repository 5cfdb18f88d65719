using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PmiEmas.Web.Shared.Language;
using PmiEmas.Web.Shared.Navigation;

namespace PmiEmas.Web.Shared.Errors;

public sealed record ErrorPage(int Status, string Title, string Text, string RequestId);

[AllowAnonymous]
[IgnoreAntiforgeryToken]
[DisableRateLimiting]
[Face(Face.Public)]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class ErrorController(Texts texts) : Controller
{
    /// <summary>Reached by re-execution only; asked for by itself it is as good as no page.</summary>
    [Route(Startup.Errors.Path)]
    public IActionResult Show()
    {
        var failed = HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        if (!failed && HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null)
            return NotFound();

        var page = Startup.Errors.PageOf(HttpContext, texts);
        return Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.Ordinal)
            ? Json(new { text = page.Text, requestId = page.RequestId })
            : View("~/Shared/Errors/Error.cshtml", page);
    }
}
