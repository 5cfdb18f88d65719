using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Shared.Language;

[AllowAnonymous]
public sealed class LanguageController(SiteOptions site) : Controller
{
    public const string Cookie = "lang";

    /// <summary>Changes the language and returns to the page the person was on.</summary>
    [HttpPost("/language")]
    public IActionResult Change(string? language, string? back)
    {
        var options = new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = !site.Http,
        };
        Response.Cookies.Append(Cookie, language == "en" ? "en" : "id", options);
        return LocalRedirect(Url.IsLocalUrl(back) ? back! : "/");
    }
}
