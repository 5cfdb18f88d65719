using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Documents;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Navigation;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Documents;

/// <summary>Anybody may ask whether a letter, certificate or message is the programme's own.</summary>
[AllowAnonymous]
[Face(Face.Public)]
public sealed class CheckController(IMediator mediator) : SiteController(mediator)
{
    /// <summary>A form sends <c>?code=</c>; a QR leads to <c>/check/7K2M-9QXR-4TBA</c>.</summary>
    [HttpGet("/check/{code?}")]
    [EnableRateLimiting(Limits.Search)]
    public async Task<IActionResult> Check(string? code, CancellationToken ct)
    {
        var asked = code?.Trim() is { Length: > 0 and <= 60 } typed ? typed : null;
        return View(new CheckPage(asked, asked is null ? null : await Ask(new CheckCode(asked), ct)));
    }
}

/// <summary>What was asked and what was found.</summary>
public sealed record CheckPage(string? Code, CheckedItem? Found);
