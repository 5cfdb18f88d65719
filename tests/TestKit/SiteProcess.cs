using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PmiEmas.TestKit.Mail;

namespace PmiEmas.TestKit;

/// <summary>The real program as a process of its own, for what only a real death can show.</summary>
public sealed class SiteProcess : IAsyncDisposable
{
    private const int RememberedLines = 10;

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();

    private SiteProcess(Process process, Uri address)
    {
        _process = process;
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };
    }

    public HttpClient Client { get; }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Starts it on the database and waits until it is ready.</summary>
    public static Task<SiteProcess> Start(
        string connection,
        TestMailServer? mail = null,
        IReadOnlyDictionary<string, string>? settings = null
    )
    {
        Dictionary<string, string> all = new(settings ?? new Dictionary<string, string>())
        {
            ["ConnectionStrings__Programme"] = connection,
        };
        if (mail is not null)
        {
            all["Mail__Host"] = "127.0.0.1";
            all["Mail__Port"] = mail.Port.ToString(CultureInfo.InvariantCulture);
            all["Mail__From"] = "emas@emas.test";
        }
        return Serve(all);
    }

    /// <summary>Starts it without a database to use, so that it runs its own in the data folder of the settings.</summary>
    public static Task<SiteProcess> StartWithOwnDatabase(IReadOnlyDictionary<string, string> settings) =>
        Serve(settings);

    /// <summary>Runs one verb to its end.</summary>
    public static async Task<(int Code, string Output, string Errors)> Run(
        string[] words,
        IReadOnlyDictionary<string, string>? settings = null
    )
    {
        using var process = Process.Start(Command(words, settings))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Death without warning: nothing of the program runs any more.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits until it has died by itself.</summary>
    public async Task Exit(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        await _process.WaitForExitAsync(limit.Token);
    }

    /// <summary>Stands still with all its connections open, as on a machine that is starved.</summary>
    public Task Freeze() => Signal("STOP");

    public Task Thaw() => Signal("CONT");

    /// <summary>Asks politely, as a service (TERM) or Ctrl-C in a terminal (INT) does; the exit code.</summary>
    public async Task<int> AskToStop(string signal = "TERM")
    {
        await Signal(signal);
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    private async Task Signal(string name)
    {
        using var sent = Process.Start("kill", ["-" + name, Id.ToString(CultureInfo.InvariantCulture)]);
        await sent.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
            await Kill();
        _process.Dispose();
    }

    private static async Task<SiteProcess> Serve(IReadOnlyDictionary<string, string> settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var start = Command(["serve", "--empty"], settings);
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["Site__BaseAddress"] = address.ToString();
        var site = new SiteProcess(Process.Start(start)!, address);
        var errors = site._process.StandardError.ReadToEndAsync();
        site._process.OutputDataReceived += (_, line) => site.Remember(line.Data);
        site._process.BeginOutputReadLine();
        await site.WaitUntilReady(errors);
        return site;
    }

    private static ProcessStartInfo Command(string[] words, IReadOnlyDictionary<string, string>? settings)
    {
        var program = Path.Combine(Checkout.WebFolder, "bin", Checkout.Configuration, "net10.0", "PmiEmas.Web.dll");
        // A test run in the background ignores Ctrl-C, and so would its children.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", program, .. words])
        {
            UseShellExecute = false,
            WorkingDirectory = Checkout.WebFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Test";
        start.Environment["Keys__Field"] = "test:" + Convert.ToBase64String(TestPostgres.Keys.Encryption[0].Key);
        start.Environment["Keys__Index"] = Convert.ToBase64String(TestPostgres.Keys.Index);
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return start;
    }

    private void Remember(string? line)
    {
        if (line is not null)
            _said.Enqueue(line);
        if (_said.Count > RememberedLines)
            _said.TryDequeue(out var _);
    }

    private async Task WaitUntilReady(Task<string> errors)
    {
        var waited = Stopwatch.StartNew();
        while (!await IsReady())
        {
            if (_process.HasExited)
                throw new InvalidOperationException(
                    $"The program did not start, it ended with {_process.ExitCode}: {await errors} {string.Join('\n', _said)}"
                );
            if (waited.Elapsed > TimeSpan.FromSeconds(60))
                throw new TimeoutException("The program did not become ready within a minute.");
            await Task.Delay(100);
        }
    }

    private async Task<bool> IsReady()
    {
        try
        {
            using var answer = await Client.GetAsync(new Uri("health/ready", UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
