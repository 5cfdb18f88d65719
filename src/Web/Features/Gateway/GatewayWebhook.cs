using MediatR;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments.Gateway;
using PmiEmas.Infrastructure.Identity;
using PmiEmas.Infrastructure.Payments.Stripe;

namespace PmiEmas.Web.Features.Gateway;

/// <summary>
/// Where the gateway tells what happened. The raw body is checked before anything reads it; what passes is stored and answered with 200, and
/// all the work is done afterwards. Every refusal is a bare 400.
/// </summary>
public static class GatewayWebhook
{
    public const string Path = "/webhooks/stripe";

    public static void MapGatewayWebhook(this WebApplication app)
    {
        if (app.Services.GetService<StripeSettings>() is not null)
            app.MapPost(Path, Take).AllowAnonymous().DisableAntiforgery().DisableRateLimiting();
    }

    private static async Task<IResult> Take(HttpRequest request, CancellationToken ct)
    {
        var services = request.HttpContext.RequestServices;
        if (await Body(request, ct) is not { } body)
            return Results.BadRequest();
        var notice = services.GetRequiredService<IGateway>().Read(body, request.Headers["Stripe-Signature"].ToString());
        if (notice is null)
            return Results.BadRequest();
        services.GetRequiredService<CurrentActor>().BecomeSystem();
        await services.GetRequiredService<IMediator>().Send(new StoreGatewayEvents([notice]), ct);
        return Results.Ok();
    }

    /// <summary>The body as it came, or null where it is larger than any notice.</summary>
    private static async Task<byte[]?> Body(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > StripeSettings.LargestNotice)
            return null;
        using var body = new MemoryStream();
        var buffer = new byte[16 << 10];
        for (int read; (read = await request.Body.ReadAsync(buffer, ct)) > 0; )
        {
            if (body.Length + read > StripeSettings.LargestNotice)
                return null;
            body.Write(buffer, 0, read);
        }
        return body.ToArray();
    }
}
