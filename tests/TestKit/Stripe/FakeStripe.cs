using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PmiEmas.TestKit.Stripe;

/// <summary>
/// A payment gateway with state, over real HTTP on loopback, in the test's process: it outlives every death of the site. Keys are remembered
/// as Stripe remembers them; faults are told beforehand; the money in it is the truth the site is compared with.
/// </summary>
public sealed class FakeStripe : IAsyncDisposable
{
    public const string Key = "sk_test_fake";
    public const string Secret = "whsec_fake";
    public const string Version = "2026-07-29.dahlia";

    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly ConcurrentQueue<StripeRequest> _requests = new();
    private readonly List<(string Path, StripeFault Fault)> _faults = [];
    private readonly List<HeldRequest> _held = [];
    private readonly Dictionary<string, (string Hash, int Status, string? Body)> _keys = [];

    private FakeStripe(WebApplication app) => (_app, Books) = (app, new StripeBooks(this));

    /// <summary>What it holds.</summary>
    public StripeBooks Books { get; }

    /// <summary>Its time; signatures and objects carry it.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    public Uri Address => new(_app.Urls.First() + "/");

    public IReadOnlyList<StripeRequest> Requests => [.. _requests];

    /// <summary>The requests that were to change something, at this address.</summary>
    public IReadOnlyList<StripeRequest> Posts(string path) =>
        [.. _requests.Where(r => r.Method == "POST" && r.Path == path)];

    public static async Task<FakeStripe> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var fake = new FakeStripe(app);
        app.Run(fake.Answer);
        await app.StartAsync();
        return fake;
    }

    /// <summary>The next requests to the address go wrong, one after the other.</summary>
    public void Fail(string path, params StripeFault[] faults)
    {
        lock (_gate)
            _faults.AddRange(faults.Select(f => (path, f)));
    }

    /// <summary>Keeps the next such request waiting until it is released.</summary>
    public HeldRequest Hold(Func<StripeRequest, bool> which, bool carriedOut)
    {
        var held = new HeldRequest(which, carriedOut);
        lock (_gate)
            _held.Add(held);
        return held;
    }

    /// <summary>A day later: keys are forgotten.</summary>
    public void ForgetKeys()
    {
        lock (_gate)
            _keys.Clear();
    }

    public void Reset()
    {
        lock (_gate)
        {
            _faults.Clear();
            _held.Clear();
            _keys.Clear();
            Books.Clear();
        }
        _requests.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _app.DisposeAsync();
        _stop.Dispose();
    }

    internal TResult Locked<TResult>(Func<TResult> work)
    {
        lock (_gate)
            return work();
    }

    private async Task Answer(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var request = new StripeRequest(
            http.Request.Method,
            http.Request.Path.Value!.TrimStart('/'),
            await reader.ReadToEndAsync(),
            http.Request.Headers["Idempotency-Key"].FirstOrDefault(),
            http.Request.Headers["Stripe-Account"].FirstOrDefault(),
            http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase)
        );
        _requests.Enqueue(request);
        http.Response.Headers["Request-Id"] = "req_" + _requests.Count;
        var fault = TakeFault(request.Path);
        if (await GoesWrongBefore(http, fault))
            return;
        var held = Locked(() => _held.Find(h => h.Takes(request)));
        if (held is { CarriedOut: false } && !await held.Wait(http.RequestAborted))
            return;
        var (status, body, replayed) = Locked(() => Execute(request, http.Request.Query));
        if (held is { CarriedOut: true } && !await held.Wait(http.RequestAborted))
            return;
        if (replayed)
            http.Response.Headers["Idempotent-Replayed"] = "true";
        await Finish(http, fault, status, body);
    }

    private async Task<bool> GoesWrongBefore(HttpContext http, StripeFault? fault)
    {
        switch (fault)
        {
            case StripeFault.ErrorBefore:
                await Write(http, 500, Error("api_error", null));
                return true;
            case StripeFault.Stall:
                await Hang(http);
                return true;
            case StripeFault.TooMany:
                await Write(http, 429, Error("rate_limit_error", "rate_limit"));
                return true;
            case StripeFault.TooManyForGood:
                http.Response.Headers["Stripe-Should-Retry"] = "false";
                await Write(http, 429, Error("rate_limit_error", "rate_limit"));
                return true;
            case StripeFault.Conflict:
                await Write(http, 409, Error("invalid_request_error", "idempotency_key_in_use"));
                return true;
            case StripeFault.Html:
                http.Response.ContentType = "text/html";
                await http.Response.WriteAsync("<html><body>Bad gateway</body></html>");
                return true;
            case StripeFault.Refusal:
                await Write(http, 402, Error("card_error", "card_declined"));
                return true;
            case StripeFault.WrongKey:
                await Write(http, 401, Error("invalid_request_error", null));
                return true;
            default:
                return false;
        }
    }

    private async Task Finish(HttpContext http, StripeFault? fault, int status, string body)
    {
        switch (fault)
        {
            case StripeFault.ErrorAfter:
                await Write(http, 500, Error("api_error", null));
                break;
            case StripeFault.DropAfter:
                http.Abort();
                break;
            case StripeFault.StallAfter:
                await Hang(http);
                break;
            case StripeFault.HalfJson:
                await Write(http, status, body[..(body.Length / 2)]);
                break;
            default:
                await Write(http, status, body);
                break;
        }
    }

    private (int Status, string Body, bool Replayed) Execute(StripeRequest request, IQueryCollection query)
    {
        if (request.Headers.GetValueOrDefault("Authorization") != "Bearer " + Key)
            return (401, Error("invalid_request_error", null), false);
        if (request.Headers.GetValueOrDefault("Stripe-Version") != Version)
            return (400, Error("invalid_request_error", "version"), false);
        if (request.Method == "GET")
            return Read(Books.Get(request.Path, query, request.Account));
        if (request.Key is not { Length: > 0 and <= 255 } key)
            return (400, Error("invalid_request_error", "key_missing"), false);
        if (request.Headers.GetValueOrDefault("Content-Type") != "application/x-www-form-urlencoded")
            return (400, Error("invalid_request_error", "content_type"), false);
        var hash = Convert.ToHexString(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Path}\n{request.Account}\n{request.Body}"))
        );
        if (_keys.TryGetValue(key, out var first))
            return first.Hash != hash
                ? (400, Error("idempotency_error", null), false)
                : (first.Status, first.Body!, true);
        var (status, body) = Books.Post(request);
        var text = body.ToJsonString();
        // What failed validation is not remembered.
        if (status == 200 || body["error"]?["code"]?.ToString() == "balance_insufficient")
            _keys[key] = (hash, status, text);
        return (status, text, false);
    }

    private static (int, string, bool) Read(JsonNode? found) =>
        found is null
            ? (404, Error("invalid_request_error", "resource_missing"), false)
            : (200, found.ToJsonString(), false);

    private StripeFault? TakeFault(string path)
    {
        lock (_gate)
        {
            var at = _faults.FindIndex(f => path.StartsWith(f.Path, StringComparison.Ordinal));
            if (at < 0)
                return null;
            var fault = _faults[at].Fault;
            _faults.RemoveAt(at);
            return fault;
        }
    }

    private async Task Hang(HttpContext http)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _stop.Token);
        try
        {
            await Task.Delay(Timeout.Infinite, either.Token);
        }
        catch (OperationCanceledException)
        {
            http.Abort();
        }
    }

    private static Task Write(HttpContext http, int status, string body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(body);
    }

    internal static JsonObject Refused(string code) =>
        new()
        {
            ["error"] = new JsonObject { ["type"] = "invalid_request_error", ["code"] = code },
        };

    private static string Error(string type, string? code) =>
        new JsonObject
        {
            ["error"] = new JsonObject { ["type"] = type, ["code"] = code },
        }.ToJsonString();
}
