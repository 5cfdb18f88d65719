using System.Net;
using System.Net.Mail;
using Npgsql;
using PmiEmas.Infrastructure;
using PmiEmas.Infrastructure.Database;
using PmiEmas.Infrastructure.Payments.Stripe;
using PmiEmas.Infrastructure.Protection;

namespace PmiEmas.Web.Startup;

/// <summary>Reads <see cref="ProgrammeSettings"/>. Each wrong or missing setting is one sentence that names it.</summary>
internal sealed class Settings(IConfiguration configuration, IHostEnvironment environment)
{
    private bool Production => environment.IsProduction();

    /// <summary>The connection string set, or null where the program is to start a server of its own.</summary>
    public string? ConnectionOrOwn =>
        configuration.GetConnectionString("Programme") is { Length: > 0 } set ? set
        : Production
            ? throw Missing(
                "ConnectionStrings:Programme",
                "the connection string of the programme's PostgreSQL database"
            )
        : null;

    /// <summary>Where the program keeps its own database, keys and files outside production.</summary>
    public string DataFolder =>
        configuration["DataFolder"] is { Length: > 0 } set
            ? Path.GetFullPath(set)
            : Path.Combine(RepositoryOr(environment.ContentRootPath), ".data");

    public ProgrammeSettings Read(string connection) =>
        new()
        {
            Connection = Checked(connection),
            Keys = Keys(),
            Mail = Mail(),
            Sms = Sms(),
            FilesRoot = FilesRoot(),
            BaseAddress = BaseAddress(),
            Http = Flag("Site:Http", !Production),
            Demonstration = Demonstration(),
            Jobs = Flag("Jobs:Enabled", true),
            KnownProxies = Proxies(),
            Stripe = Stripe(),
            Letterhead = Letterhead(),
        };

    private static string Checked(string connection)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connection) { ApplicationName = "pmi-emas" }.ConnectionString;
        }
        catch (ArgumentException)
        {
            throw Wrong(
                "ConnectionStrings:Programme",
                "is not a connection string such as Host=…;Database=…;Username=…;Password=…"
            );
        }
    }

    private FieldKeys Keys()
    {
        var field = List("Keys:Field").Select(FieldKey).ToList();
        if (field.Count == 0)
            throw Missing("Keys:Field", "the keys of encrypted fields, each as id:base64 of 32 bytes");
        if (field.DistinctBy(k => k.Id).Count() < field.Count)
            throw Wrong("Keys:Field", "holds one id twice");
        var index =
            configuration["Keys:Index"]
            ?? throw Missing("Keys:Index", "the key of the look-up index, base64 of 32 bytes");
        return new FieldKeys(field, Bytes("Keys:Index", index));
    }

    private static (string Id, byte[] Key) FieldKey(string entry) =>
        entry.Split(':', 2) is [{ Length: > 0 and <= 16 } id, var bytes]
            ? (id, Bytes("Keys:Field", bytes))
            : throw Wrong("Keys:Field", "must be a list of id:base64, with ids of at most 16 letters");

    private MailSettings? Mail()
    {
        var host = configuration["Mail:Host"];
        if (string.IsNullOrEmpty(host))
            return Production ? throw Missing("Mail:Host", "the SMTP server that takes the programme's mail") : null;
        var from = configuration["Mail:From"] ?? throw Missing("Mail:From", "the address mail is sent from");
        if (!MailAddress.TryCreate(from, out _))
            throw Wrong("Mail:From", "is not an e-mail address");
        return new MailSettings(
            host,
            Number("Mail:Port", 587, 1, 65535),
            from,
            configuration["Mail:FromName"] ?? "PMI EMAS",
            Choice("Mail:Security", Production ? MailSecurity.StartTls : MailSecurity.None),
            configuration["Mail:User"],
            configuration["Mail:Password"]
        );
    }

    private SmsSettings? Sms()
    {
        if (configuration["Sms:Endpoint"] is not { Length: > 0 } set)
            return null;
        if (
            !Uri.TryCreate(set, UriKind.Absolute, out var endpoint)
            || endpoint.Scheme is not ("http" or "https")
            || (Production && endpoint.Scheme != "https" && !endpoint.IsLoopback)
        )
            throw Wrong("Sms:Endpoint", "is not an address such as https://sms.example.com/send");
        return new SmsSettings(
            endpoint,
            configuration["Sms:Token"] ?? throw Missing("Sms:Token", "the key of the SMS gateway"),
            configuration["Sms:Sender"] ?? throw Missing("Sms:Sender", "the name or number texts come from"),
            Choice("Sms:Body", SmsBody.Json),
            new SmsFields(
                configuration["Sms:Fields:To"] ?? "to",
                configuration["Sms:Fields:Text"] ?? "text",
                configuration["Sms:Fields:Sender"] ?? "from",
                configuration["Sms:Fields:Id"] ?? "reference"
            )
        );
    }

    private StripeSettings? Stripe()
    {
        if (configuration["Stripe:ApiKey"] is not { Length: > 0 } key)
            return null;
        var set = configuration["Stripe:ApiBase"] is { Length: > 0 } address ? address : "https://api.stripe.com";
        if (!Uri.TryCreate(set.TrimEnd('/') + "/", UriKind.Absolute, out var api))
            throw Wrong("Stripe:ApiBase", "is not an address such as https://api.stripe.com");
        if (api.Scheme != Uri.UriSchemeHttps && !(api.IsLoopback && !Production))
            throw Wrong("Stripe:ApiBase", "must start with https");
        // Test money is worth nothing, and real money is not for trying things out.
        var live = key.Contains("_live_", StringComparison.Ordinal);
        if (Production && !live)
            throw Wrong("Stripe:ApiKey", "is a key of test mode, which production refuses");
        if (environment.IsEnvironment("Test") && (live || !api.IsLoopback))
            throw Wrong("Stripe:ApiKey", "reaches outside this machine, which a test never may");
        var secrets = List("Stripe:WebhookSecret");
        if (secrets.Count == 0)
            throw Missing(
                "Stripe:WebhookSecret",
                "the secret of the webhook endpoint, or two while one replaces the other"
            );
        return new StripeSettings
        {
            ApiKey = key,
            ApiBase = api,
            ApiVersion = configuration["Stripe:ApiVersion"] is { Length: > 0 } version
                ? version
                : StripeSettings.WrittenAgainst,
            WebhookSecrets = secrets,
        };
    }

    private string FilesRoot()
    {
        var root = configuration["Files:Root"];
        if (string.IsNullOrEmpty(root))
            root = Production
                ? throw Missing("Files:Root", "the folder of stored files, outside the web root")
                : Path.Combine(DataFolder, "files");
        root = Path.GetFullPath(root);
        if (environment is IWebHostEnvironment { WebRootPath: { Length: > 0 } web } && IsBelow(root, web))
            throw Wrong("Files:Root", "lies inside the web root, where everybody could fetch the files");
        try
        {
            Directory.CreateDirectory(root);
            var probe = Path.Combine(root, ".probe-" + Environment.ProcessId);
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Wrong("Files:Root", $"({root}) cannot be written to by this program");
        }
        return root;
    }

    private Uri BaseAddress()
    {
        var set = configuration["Site:BaseAddress"];
        if (string.IsNullOrEmpty(set))
            set = Production
                ? throw Missing(
                    "Site:BaseAddress",
                    "the address people reach the site at, such as https://emas.example.go.id"
                )
                : "http://127.0.0.1:5080";
        if (
            !Uri.TryCreate(set.TrimEnd('/') + "/", UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https")
        )
            throw Wrong("Site:BaseAddress", "is not an address such as https://emas.example.go.id");
        if (Production && address.Scheme != "https")
            throw Wrong("Site:BaseAddress", "must start with https in production");
        return address;
    }

    private bool Demonstration()
    {
        var enabled = Flag("Demonstration:Enabled", !Production);
        return enabled && Production
            ? throw Wrong("Demonstration:Enabled", "cannot be true in production: it shows one-time codes to everybody")
            : enabled;
    }

    /// <summary>Lines of an address hold commas, so they are a list of their own: Letterhead:Lines:0, :1 …</summary>
    private LetterheadSettings Letterhead()
    {
        var usual = new LetterheadSettings();
        List<string> lines =
        [
            .. configuration
                .GetSection("Letterhead:Lines")
                .GetChildren()
                .Select(c => c.Value ?? "")
                .Where(v => v.Length > 0),
        ];
        return new LetterheadSettings
        {
            Lines = lines.Count > 0 ? lines : usual.Lines,
            Place = configuration["Letterhead:Place"] is { Length: > 0 } place ? place : usual.Place,
        };
    }

    private List<IPAddress> Proxies() =>
        [
            .. List("Site:KnownProxies")
                .Select(p =>
                    IPAddress.TryParse(p, out var ip)
                        ? ip
                        : throw Wrong("Site:KnownProxies", "must be a list of IP addresses")
                ),
        ];

    /// <summary>A list as an array or as one value with commas, which is easier in an environment variable.</summary>
    private List<string> List(string name)
    {
        var section = configuration.GetSection(name);
        var values = section.Value is { } one ? one.Split(',') : section.GetChildren().Select(c => c.Value ?? "");
        return [.. values.Select(v => v.Trim()).Where(v => v.Length > 0)];
    }

    private bool Flag(string name, bool otherwise) =>
        configuration[name] is not { Length: > 0 } set ? otherwise
        : bool.TryParse(set, out var flag) ? flag
        : throw Wrong(name, "must be true or false");

    private int Number(string name, int otherwise, int least, int most) =>
        configuration[name] is not { Length: > 0 } set ? otherwise
        : int.TryParse(set, out var number) && number >= least && number <= most ? number
        : throw Wrong(name, $"must be a number from {least} to {most}");

    private TChoice Choice<TChoice>(string name, TChoice otherwise)
        where TChoice : struct, Enum =>
        configuration[name] is not { Length: > 0 } set ? otherwise
        : Enum.TryParse<TChoice>(set, ignoreCase: true, out var choice) && Enum.IsDefined(choice) ? choice
        : throw Wrong(name, "must be one of " + string.Join(", ", Enum.GetNames<TChoice>()));

    private static byte[] Bytes(string name, string base64)
    {
        var bytes = new byte[32];
        return Convert.TryFromBase64String(base64, bytes, out var written) && written == bytes.Length
            ? bytes
            : throw Wrong(name, "needs keys of exactly 32 bytes in base64");
    }

    private static bool IsBelow(string path, string folder) =>
        !Path.GetRelativePath(folder, path).StartsWith("..", StringComparison.Ordinal);

    private static string RepositoryOr(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "PmiEmas.sln")))
                return at.FullName;
        return folder;
    }

    private static CannotStartException Missing(string name, string meaning) =>
        new($"The setting {name} is missing: {meaning}.");

    private static CannotStartException Wrong(string name, string fault) => new($"The setting {name} {fault}.");
}
