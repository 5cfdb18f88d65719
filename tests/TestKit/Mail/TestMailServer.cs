using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PmiEmas.TestKit.Mail;

/// <summary>What the mail server does with the next messages.</summary>
public enum MailMood
{
    Accepts,

    /// <summary>Answers 451 to the message: try again later.</summary>
    FailsForNow,

    /// <summary>Answers 550 to the recipient: there is no such mailbox.</summary>
    RefusesRecipient,

    /// <summary>Takes the message and never answers.</summary>
    TakesAndHangs,

    /// <summary>Never answers once a message begins, and has taken nothing.</summary>
    HangsBeforeTaking,

    /// <summary>Closes the connection when a message begins.</summary>
    HangsUp,
}

/// <summary>A real SMTP server on loopback that keeps what it receives.</summary>
public sealed class TestMailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<ReceivedMail> _received = new();
    private readonly ConcurrentDictionary<string, MailMood> _moods = new(StringComparer.OrdinalIgnoreCase);
    private Task _accepting = Task.CompletedTask;

    private TestMailServer() { }

    public MailMood Mood { get; set; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Everything taken, the oldest first.</summary>
    public IReadOnlyList<ReceivedMail> Received => [.. _received];

    public static TestMailServer Start()
    {
        var server = new TestMailServer();
        server._listener.Start();
        server._accepting = server.AcceptAll();
        return server;
    }

    public IReadOnlyList<ReceivedMail> To(string address) =>
        [.. _received.Where(m => m.To.Contains(address, StringComparer.OrdinalIgnoreCase))];

    /// <summary>What it does with mail to this one address.</summary>
    public void Treat(string address, MailMood mood) => _moods[address] = mood;

    public void Reset()
    {
        _received.Clear();
        Mend();
    }

    /// <summary>From now on it takes everything.</summary>
    public void Mend()
    {
        _moods.Clear();
        Mood = MailMood.Accepts;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private MailMood MoodFor(params string[] to) =>
        to.Where(_moods.ContainsKey).Select(a => _moods[a]).FirstOrDefault(Mood);

    private async Task AcceptAll()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = Converse(client);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Converse(TcpClient client)
    {
        try
        {
            using (client)
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
                await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1)
                {
                    NewLine = "\r\n",
                    AutoFlush = true,
                };
                await writer.WriteLineAsync("220 emas.test");
                await Answer(reader, writer);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The other side went away: nothing was promised.
        }
    }

    private async Task Answer(StreamReader reader, StreamWriter writer)
    {
        var (from, to) = ("", new List<string>());
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            switch (verb)
            {
                case "MAIL":
                    (from, to) = (AddressIn(line), []);
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "RCPT" when MoodFor(AddressIn(line)) == MailMood.RefusesRecipient:
                    await writer.WriteLineAsync("550 5.1.1 no such mailbox");
                    break;
                case "RCPT":
                    to.Add(AddressIn(line));
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "DATA" when MoodFor([.. to]) == MailMood.HangsUp:
                    return;
                case "DATA" when MoodFor([.. to]) == MailMood.HangsBeforeTaking:
                    await Task.Delay(Timeout.Infinite, _stop.Token);
                    return;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    await Take(from, to, await ReadData(reader), writer);
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }

    private async Task Take(string from, List<string> to, string data, StreamWriter writer)
    {
        var mood = MoodFor([.. to]);
        if (mood == MailMood.FailsForNow)
        {
            await writer.WriteLineAsync("451 4.3.0 try again later");
            return;
        }
        _received.Enqueue(ReceivedMail.Parse(from, to, data));
        if (mood == MailMood.TakesAndHangs)
            await Task.Delay(Timeout.Infinite, _stop.Token);
        await writer.WriteLineAsync("250 taken");
    }

    private async Task<string> ReadData(StreamReader reader)
    {
        var data = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
            data.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        return data.ToString();
    }

    private static string AddressIn(string line) => line[(line.IndexOf('<') + 1)..line.IndexOf('>')];
}
