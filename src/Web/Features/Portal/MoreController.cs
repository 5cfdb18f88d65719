using Microsoft.AspNetCore.Mvc;
using PmiEmas.Web.Shared.Navigation;

namespace PmiEmas.Web.Features.Portal;

/// <summary>Everything of the portal that has no place in the bottom bar.</summary>
[Face(Face.Portal)]
public sealed class MoreController : Controller
{
    [HttpGet("/portal/more")]
    public IActionResult More() => View();
}
