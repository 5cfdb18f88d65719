using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using PmiEmas.Infrastructure;
using PmiEmas.Infrastructure.Database;
using PmiEmas.Web.Startup;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Host;

public sealed class SettingsTests : IDisposable
{
    private const string Connection = "Host=db;Database=emas;Username=emas;Password=secret";

    private readonly string _folder = Directory.CreateTempSubdirectory("pmi-emas-settings-").FullName;
    private readonly Dictionary<string, string?> _set;

    public SettingsTests() =>
        _set = new Dictionary<string, string?>
        {
            ["ConnectionStrings:Programme"] = Connection,
            ["Keys:Field"] = $"k2:{Key(2)},k1:{Key(1)}",
            ["Keys:Index"] = Key(3),
            ["Mail:Host"] = "mail.example.go.id",
            ["Mail:From"] = "emas@example.go.id",
            ["Files:Root"] = Path.Combine(_folder, "files"),
            ["Site:BaseAddress"] = "https://emas.example.go.id",
        };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Complete_settings_are_read_as_they_are()
    {
        var read = Read();
        read.Keys.Encryption.Select(k => k.Id).ShouldBe(["k2", "k1"]);
        read.Mail.ShouldNotBeNull().Security.ShouldBe(MailSecurity.StartTls);
        read.BaseAddress.ShouldBe(new Uri("https://emas.example.go.id/"));
        (read.Http, read.Demonstration, read.Jobs).ShouldBe((false, false, true));
        read.Connection.ShouldContain("Host=db");
    }

    [Fact]
    public void Keys_may_also_come_as_an_array()
    {
        _set.Remove("Keys:Field");
        _set["Keys:Field:0"] = "k9:" + Key(9);
        Read().Keys.Encryption.ShouldHaveSingleItem().Id.ShouldBe("k9");
    }

    [Theory]
    [InlineData("ConnectionStrings:Programme")]
    [InlineData("Keys:Field")]
    [InlineData("Keys:Index")]
    [InlineData("Mail:Host")]
    [InlineData("Mail:From")]
    [InlineData("Files:Root")]
    [InlineData("Site:BaseAddress")]
    public void Production_names_the_setting_that_is_missing(string name)
    {
        _set.Remove(name);
        Refusal().ShouldStartWith($"The setting {name} is missing: ");
    }

    [Theory]
    [InlineData("ConnectionStrings:Programme", "nonsense")]
    [InlineData("Keys:Field", "k1")]
    [InlineData("Keys:Field", "k1:c2hvcnQ=")]
    [InlineData("Keys:Index", "c2hvcnQ=")]
    [InlineData("Mail:From", "nobody")]
    [InlineData("Mail:Port", "0")]
    [InlineData("Mail:Port", "many")]
    [InlineData("Mail:Security", "perhaps")]
    [InlineData("Site:BaseAddress", "emas")]
    [InlineData("Site:BaseAddress", "http://emas.example.go.id")]
    [InlineData("Site:Http", "maybe")]
    [InlineData("Site:KnownProxies", "10.0.0.1,here")]
    [InlineData("Demonstration:Enabled", "true")]
    [InlineData("Jobs:Enabled", "2")]
    public void A_wrong_setting_is_named_in_one_sentence(string name, string value)
    {
        _set[name] = value;
        var sentence = Refusal();
        sentence.ShouldStartWith($"The setting {name} ");
        sentence.ShouldEndWith(".");
        sentence.ShouldNotContain("\n");
        sentence.ShouldNotContain("secret");
    }

    [Fact]
    public void Files_may_not_lie_in_the_web_root()
    {
        _set["Files:Root"] = Path.Combine(_folder, "wwwroot", "files");
        Refusal().ShouldContain("inside the web root");
    }

    [Fact]
    public void Outside_production_only_the_keys_are_needed()
    {
        foreach (var name in _set.Keys.Where(k => !k.StartsWith("Keys:")).ToList())
            _set.Remove(name);
        _set["DataFolder"] = _folder;
        var settings = new Settings(Configuration(), new Place("Demonstration", _folder));
        settings.ConnectionOrOwn.ShouldBeNull();
        var read = settings.Read("Host=own");
        (read.Http, read.Demonstration, read.Mail).ShouldBe((true, true, null));
        read.FilesRoot.ShouldBe(Path.Combine(_folder, "files"));
    }

    private string Refusal() => Should.Throw<CannotStartException>(Read).Message;

    private ProgrammeSettings Read()
    {
        var settings = new Settings(Configuration(), new Place("Production", _folder));
        return settings.Read(settings.ConnectionOrOwn!);
    }

    private IConfigurationRoot Configuration() => new ConfigurationBuilder().AddInMemoryCollection(_set).Build();

    private static string Key(byte of) => Convert.ToBase64String(Enumerable.Repeat(of, 32).ToArray());

    private sealed class Place(string environment, string folder) : Microsoft.AspNetCore.Hosting.IWebHostEnvironment
    {
        public string EnvironmentName { get; set; } = environment;
        public string ApplicationName { get; set; } = "PmiEmas.Web";
        public string ContentRootPath { get; set; } = folder;
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
        public string WebRootPath { get; set; } = Path.Combine(folder, "wwwroot");
        public IFileProvider WebRootFileProvider { get; set; } = new NullFileProvider();
    }
}
