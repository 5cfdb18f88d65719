using PmiEmas.Web.Features.Gateway;

namespace PmiEmas.Web.Startup;

/// <summary>The way of a request through the site.</summary>
public static class Pipeline
{
    public static WebApplication UseSite(this WebApplication app)
    {
        app.UseMiddleware<RequestLog>();
        app.UseSiteSecurity();
        app.UseAuthentication();
        app.UseMiddleware<ActorScope>();
        app.UseAuthorization();
        app.UseSiteShell();
        app.MapHealth();
        app.MapGatewayWebhook();
        app.MapControllers();
        return app;
    }
}
