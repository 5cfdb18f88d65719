using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using PmiEmas.Application.Abstractions;

namespace PmiEmas.Infrastructure.Payments.Stripe;

/// <summary>
/// Speaks HTTP with Stripe: headers, attempts under one key, and a judgement of every answer. Retries what may succeed (no connection, 409,
/// 429, 5xx, or what Stripe asks to retry), at most twice; what stays unanswered is "unknown", never "refused".
/// </summary>
internal sealed partial class StripeClient(
    HttpClient http,
    StripeSettings settings,
    StripeThrottle throttle,
    ILogger<StripeClient> log
)
{
    private const int MostRepeats = 2;
    private const int MostPages = 200;

    /// <summary>Sends an order, the same bytes at each attempt.</summary>
    public Task<StripeAnswer> Post(GatewayRequest order, string key, CancellationToken ct) =>
        Attempts(
            () =>
            {
                var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.ApiBase, order.Path));
                request.Content = new StringContent(order.Body, Encoding.UTF8);
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
                request.Headers.Add("Idempotency-Key", key);
                return (request, order.Account);
            },
            ct
        );

    /// <summary>Asks for an object; null where there is none. Throws where Stripe does not say.</summary>
    public async Task<JsonElement?> Get(string path, StripeForm query, string? account, CancellationToken ct)
    {
        var address = new Uri(settings.ApiBase, query.ToString() is { Length: > 0 } q ? $"{path}?{q}" : path);
        var answer = await Attempts(() => (new HttpRequestMessage(HttpMethod.Get, address), account), ct);
        return answer switch
        {
            StripeAnswer.Succeeded found => found.Object,
            StripeAnswer.Rejected { Status: 404 } => null,
            StripeAnswer.Rejected refused => throw new GatewayUnreachableException(refused.Code),
            StripeAnswer.Unknown unknown => throw new GatewayUnreachableException(unknown.Why),
            _ => throw new GatewayUnreachableException("no answer"),
        };
    }

    /// <summary>A whole list, page by page.</summary>
    public async Task<IReadOnlyList<JsonElement>> List(
        string path,
        Func<StripeForm> query,
        string? account,
        CancellationToken ct
    )
    {
        List<JsonElement> all = [];
        string? after = null;
        for (var page = 0; page < MostPages; page++)
        {
            var form = query().Add("limit", 100).Add("starting_after", after);
            var answer = await Get(path, form, account, ct);
            if (answer.Field("data") is not { ValueKind: JsonValueKind.Array } data)
                throw new GatewayUnreachableException("not a list");
            all.AddRange(data.EnumerateArray());
            if (!answer!.Value.Flag("has_more") || all.Count == 0)
                return all;
            after = all[^1].Text("id");
        }
        throw new GatewayUnreachableException("the list does not end");
    }

    private async Task<StripeAnswer> Attempts(
        Func<(HttpRequestMessage Request, string? Account)> make,
        CancellationToken ct
    )
    {
        if (throttle.Rests)
            return new StripeAnswer.Unknown("resting", null);
        for (var repeat = 0; ; repeat++)
        {
            var raw = await Once(make, ct);
            if (repeat < MostRepeats && (raw?.WorthRepeating ?? true) && !ct.IsCancellationRequested)
            {
                await Pause(repeat, raw, ct);
                continue;
            }
            var answer = raw?.Judged() ?? new StripeAnswer.Unknown("no-answer", null);
            if (answer is StripeAnswer.Unknown)
                throttle.Failed();
            else
                throttle.Answered();
            return answer;
        }
    }

    /// <summary>One attempt; null where nothing came back.</summary>
    private async Task<RawAnswer?> Once(Func<(HttpRequestMessage Request, string? Account)> make, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(settings.Timeout);
        try
        {
            await throttle.Enter(limit.Token);
            var (request, account) = make();
            using (request)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.ApiKey);
                request.Headers.Add("Stripe-Version", settings.ApiVersion);
                request.Headers.UserAgent.Add(new ProductInfoHeaderValue("PmiEmas", "1.0"));
                if (account is not null)
                    request.Headers.Add("Stripe-Account", account);
                using var answer = await http.SendAsync(request, limit.Token);
                var body = await answer.Content.ReadAsStringAsync(limit.Token);
                var raw = new RawAnswer(
                    (int)answer.StatusCode,
                    Header(answer, "Request-Id"),
                    bool.TryParse(Header(answer, "Stripe-Should-Retry"), out var should) ? should : null,
                    answer.Headers.RetryAfter?.Delta,
                    body
                );
                Answered(request.Method.Method, raw.Status, raw.RequestId);
                return raw;
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            Unanswered(e.GetType().Name);
            return null;
        }
    }

    private async Task Pause(int repeat, RawAnswer? raw, CancellationToken ct)
    {
        var first = settings.FirstPause;
        var grown = first * Math.Pow(2, raw?.Status == 429 ? repeat + 1 : repeat);
        var most = first * 10;
        var pause = (grown < most ? grown : most) * (0.75 + Random.Shared.NextDouble() / 4);
        pause = pause < first ? first : pause;
        if (raw?.RetryAfter is { } asked && asked > pause)
            pause = asked < most ? asked : most;
        try
        {
            await Task.Delay(pause, ct);
        }
        catch (OperationCanceledException)
        {
            Unanswered(nameof(OperationCanceledException));
        }
    }

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    [LoggerMessage(Level = LogLevel.Information, Message = "Stripe answered {Method} with {Status}, {RequestId}")]
    private partial void Answered(string method, int status, string? requestId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stripe did not answer: {Fault}")]
    private partial void Unanswered(string fault);
}
