using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Net.Sockets;
using System.Text;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Notifications;

namespace PmiEmas.Infrastructure.Messaging;

/// <summary>Hands letters to the SMTP server, as plain text with the same words as HTML beside it.</summary>
internal sealed class SmtpChannel(MailSettings settings, ISiteAddress site) : IMessageChannel
{
    public MessageChannel Channel => MessageChannel.Email;

    public async Task Send(OutgoingLetter letter, CancellationToken ct)
    {
        // The framework refuses line breaks in most headers; here none gets that far.
        if (letter.To.Any(char.IsControl) || letter.Subject.Any(char.IsControl))
            throw new ChannelRefusedException(new Refusal("header", ForGood: true));

        using var mail = Compose(letter);
        using var client = new SmtpClient(settings.Host, settings.Port)
        {
            EnableSsl = settings.Security == MailSecurity.StartTls,
            DeliveryMethod = SmtpDeliveryMethod.Network,
            Credentials = settings.User is null ? null : new NetworkCredential(settings.User, settings.Password),
        };
        try
        {
            await client.SendMailAsync(mail, ct);
        }
        catch (SmtpException e)
        {
            throw new ChannelRefusedException(Classify(e));
        }
    }

    private MailMessage Compose(OutgoingLetter letter)
    {
        var from = new MailAddress(settings.From, settings.FromName, Encoding.UTF8);
        var mail = new MailMessage(from, new MailAddress(letter.To))
        {
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = letter.Body,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        // The message's own id: a letter sent again after a crash carries the same one.
        mail.Headers.Add("Message-ID", $"<{letter.Id:N}@{from.Host}>");
        mail.Headers.Add("Content-Language", letter.Language);
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        var html = AlternateView.CreateAlternateViewFromString(
            HtmlLetter.Of(letter, site.Root),
            Encoding.UTF8,
            MediaTypeNames.Text.Html
        );
        html.TransferEncoding = TransferEncoding.QuotedPrintable;
        mail.AlternateViews.Add(html);
        return mail;
    }

    private static Refusal Classify(SmtpException e) =>
        e.StatusCode switch
        {
            SmtpStatusCode.MailboxUnavailable
            or SmtpStatusCode.MailboxNameNotAllowed
            or SmtpStatusCode.UserNotLocalTryAlternatePath
            or SmtpStatusCode.TransactionFailed => new Refusal($"smtp-{(int)e.StatusCode}", ForGood: true),
            // No answer at all: where not even a connection came about, nothing can have arrived.
            SmtpStatusCode.GeneralFailure => new Refusal(
                "smtp-no-answer",
                MayHaveArrived: e.GetBaseException() is not SocketException
            ),
            _ => new Refusal($"smtp-{(int)e.StatusCode}"),
        };
}
