using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace PmiEmas.TestKit.Stripe;

/// <summary>A notice of the fake's, signed as Stripe signs it, and the many ways it may arrive.</summary>
public sealed class StripeEvent(FakeStripe fake, JsonObject told)
{
    public string Id => (string)told["id"]!;

    public string Type => (string)told["type"]!;

    /// <summary>The same notice with something of it changed.</summary>
    public StripeEvent With(Action<JsonObject> change)
    {
        var copy = told.DeepClone().AsObject();
        change(copy);
        return new StripeEvent(fake, copy);
    }

    /// <summary>Brings it to the site; what the site answered.</summary>
    public Task<HttpStatusCode> Deliver(
        HttpClient site,
        string secret = FakeStripe.Secret,
        TimeSpan late = default,
        string? signature = null
    )
    {
        var body = Encoding.UTF8.GetBytes(told.ToJsonString());
        var time = (fake.Clock.GetUtcNow() - late).ToUnixTimeSeconds();
        return Post(site, body, signature ?? $"t={time},v1={Sign(body, time, secret)}");
    }

    public static async Task<HttpStatusCode> Post(HttpClient site, byte[] body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "webhooks/stripe");
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new("application/json");
        if (signature is not null)
            request.Headers.Add("Stripe-Signature", signature);
        using var answer = await site.SendAsync(request);
        return answer.StatusCode;
    }

    public static string Sign(byte[] body, long time, string secret)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(time.ToString(CultureInfo.InvariantCulture) + "."), .. body];
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }
}
