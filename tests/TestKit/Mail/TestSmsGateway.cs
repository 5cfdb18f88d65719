using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace PmiEmas.TestKit.Mail;

/// <summary>What the gateway was asked to send: its body as it came, and the headers that matter.</summary>
public sealed record ReceivedText(string ContentType, string Body, string? Authorization, string? Key);

/// <summary>A real HTTP server on loopback that takes texts to phones and keeps them.</summary>
public sealed class TestSmsGateway : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<ReceivedText> _received = new();
    private readonly Task _accepting;

    private TestSmsGateway(int port)
    {
        Endpoint = new Uri($"http://127.0.0.1:{port}/send/");
        _listener.Prefixes.Add(Endpoint.ToString());
        _listener.Start();
        _accepting = AcceptAll();
    }

    public Uri Endpoint { get; }

    /// <summary>What it answers; 0 closes the connection without an answer, after the text was taken.</summary>
    public int Answers { get; set; } = 200;

    public IReadOnlyList<ReceivedText> Received => [.. _received];

    public static TestSmsGateway Start()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        return new TestSmsGateway(port);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        _listener.Close();
    }

    private async Task AcceptAll()
    {
        while (_listener.IsListening)
            try
            {
                var call = await _listener.GetContextAsync();
                await Take(call);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
    }

    private async Task Take(HttpListenerContext call)
    {
        using var reader = new StreamReader(call.Request.InputStream, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        _received.Enqueue(
            new ReceivedText(
                call.Request.ContentType ?? "",
                body,
                call.Request.Headers["Authorization"],
                call.Request.Headers["Idempotency-Key"]
            )
        );
        if (Answers == 0)
        {
            call.Response.Abort();
            return;
        }

        call.Response.StatusCode = Answers;
        call.Response.Close();
    }
}
