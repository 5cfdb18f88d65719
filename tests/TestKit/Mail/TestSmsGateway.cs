using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PmiEmas.TestKit.Mail;

/// <summary>What the gateway was asked to send: its body as it came, and the headers that matter.</summary>
public sealed record ReceivedText(string ContentType, string Body, string? Authorization, string? Key);

/// <summary>A real HTTP server on loopback that takes texts to phones and keeps them.</summary>
public sealed class TestSmsGateway : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedText> _received = new();

    private TestSmsGateway()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/send", Take);
    }

    public Uri Endpoint { get; private set; } = null!;

    /// <summary>What it answers; 0 closes the connection without an answer, after the text was taken.</summary>
    public int Answers { get; set; } = 200;

    public IReadOnlyList<ReceivedText> Received => [.. _received];

    public static async Task<TestSmsGateway> Start()
    {
        var gateway = new TestSmsGateway();
        await gateway._app.StartAsync();
        gateway.Endpoint = new Uri(gateway._app.Urls.Single() + "/send");
        return gateway;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Take(HttpContext call)
    {
        using var reader = new StreamReader(call.Request.Body);
        var headers = call.Request.Headers;
        _received.Enqueue(
            new ReceivedText(
                call.Request.ContentType ?? "",
                await reader.ReadToEndAsync(),
                headers.Authorization,
                headers["Idempotency-Key"]
            )
        );
        if (Answers == 0)
            call.Abort();
        else
            call.Response.StatusCode = Answers;
    }
}
