using System.Net.Mail;
using PmiEmas.TestKit.Mail;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Host;

public sealed class TestMailServerTests : IAsyncDisposable
{
    private readonly TestMailServer _server = TestMailServer.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_message_arrives_decoded()
    {
        await Send(
            "Angsuran Anda – Rp1.500.000",
            "Halo Ibu Siti,\r\n.titik\r\nangsuran ke-3 sudah kami terima. Terima kasih – PMI EMAS"
        );
        var mail = _server.Received.ShouldHaveSingleItem();
        mail.To.ShouldBe(["siti@emas.test"]);
        mail.Subject.ShouldBe("Angsuran Anda – Rp1.500.000");
        mail.Text.ShouldContain("angsuran ke-3 sudah kami terima. Terima kasih – PMI EMAS");
        mail.Text.ShouldContain("\r\n.titik");
    }

    [Theory]
    [InlineData(MailMood.FailsForNow)]
    [InlineData(MailMood.RefusesRecipient)]
    [InlineData(MailMood.HangsUp)]
    public async Task A_failing_server_is_felt_by_the_sender_and_keeps_nothing(MailMood mood)
    {
        _server.Mood = mood;
        await Should.ThrowAsync<SmtpException>(() => Send("x", "y"));
        _server.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_hangs_has_taken_the_message()
    {
        _server.Mood = MailMood.TakesAndHangs;
        var sending = Send("x", "y");
        await Task.WhenAny(sending, Task.Delay(500));
        sending.IsCompleted.ShouldBeFalse();
        _server.Received.Count.ShouldBe(1);
    }

    private async Task Send(string subject, string body)
    {
        using var client = new SmtpClient("127.0.0.1", _server.Port);
        using var message = new MailMessage("emas@emas.test", "siti@emas.test", subject, body);
        await client.SendMailAsync(message);
    }
}
