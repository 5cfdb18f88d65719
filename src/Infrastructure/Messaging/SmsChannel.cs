using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Notifications;

namespace PmiEmas.Infrastructure.Messaging;

/// <summary>Hands texts to the SMS gateway, one POST each. Neither number nor text nor the gateway's answer is kept or logged.</summary>
internal sealed class SmsChannel(HttpClient http, SmsSettings settings) : IMessageChannel
{
    public MessageChannel Channel => MessageChannel.Sms;

    public async Task Send(OutgoingLetter letter, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Endpoint) { Content = Compose(letter) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.Token);
        // A text sent again after a crash carries the same key, so that a gateway that knows keys sends it once.
        request.Headers.Add("Idempotency-Key", letter.Id.ToString("N"));
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            if (!answer.IsSuccessStatusCode)
                throw new ChannelRefusedException(Classify(answer.StatusCode));
        }
        catch (HttpRequestException e)
        {
            // Where not even a connection came about, nothing can have arrived; one that broke may have carried it.
            throw NoAnswer(
                mayHaveArrived: e.HttpRequestError
                    is not (
                        HttpRequestError.ConnectionError
                        or HttpRequestError.NameResolutionError
                        or HttpRequestError.SecureConnectionError
                    )
            );
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw NoAnswer(mayHaveArrived: true);
        }
    }

    private HttpContent Compose(OutgoingLetter letter)
    {
        var fields = new Dictionary<string, string>
        {
            [settings.Fields.To] = letter.To,
            [settings.Fields.Sender] = settings.Sender,
            [settings.Fields.Text] = letter.Body,
            [settings.Fields.Id] = letter.Id.ToString("N"),
        };
        return settings.Body == SmsBody.Form ? new FormUrlEncodedContent(fields) : JsonContent.Create(fields);
    }

    /// <summary>The number or the text is at fault: for good. All else, a wrong token and used-up credit too, is the gateway's or ours to mend.</summary>
    private static Refusal Classify(HttpStatusCode status) =>
        new(
            $"sms-{(int)status}",
            ForGood: status
                is HttpStatusCode.BadRequest
                    or HttpStatusCode.NotFound
                    or HttpStatusCode.Gone
                    or HttpStatusCode.RequestEntityTooLarge
                    or HttpStatusCode.UnprocessableEntity,
            MayHaveArrived: status
                is HttpStatusCode.InternalServerError
                    or HttpStatusCode.BadGateway
                    or HttpStatusCode.GatewayTimeout
        );

    private static ChannelRefusedException NoAnswer(bool mayHaveArrived) =>
        new(new Refusal("sms-no-answer", MayHaveArrived: mayHaveArrived));
}
