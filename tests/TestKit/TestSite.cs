using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Infrastructure;
using PmiEmas.Infrastructure.Database;
using PmiEmas.Infrastructure.Identity;
using PmiEmas.Infrastructure.Jobs;
using PmiEmas.Infrastructure.Outbox;
using PmiEmas.Infrastructure.Payments.Stripe;
using PmiEmas.TestKit.Mail;
using PmiEmas.TestKit.Pages;
using PmiEmas.TestKit.Stripe;
using PmiEmas.Web.Startup;

namespace PmiEmas.TestKit;

/// <summary>The whole site in this process, on a database, a clock and a mail server of its own. Jobs run when a test says so.</summary>
public sealed class TestSite : IAsyncDisposable
{
    public static readonly Uri Address = new("https://emas.test/");

    private readonly WebApplication _app;
    private readonly string _files;
    private string? _sweep;
    private int _people;

    private readonly FaultLog _faults;

    private TestSite(
        WebApplication app,
        StoppedClock clock,
        TestMailServer mail,
        FakeStripe stripe,
        string files,
        FaultLog faults
    ) => (_app, Clock, Mail, Stripe, _files, _faults) = (app, clock, mail, stripe, files, faults);

    /// <summary>The latest exception the site logged, for the words of a failed test.</summary>
    public string? LastFault => _faults.Last;

    public StoppedClock Clock { get; }

    public TestMailServer Mail { get; }

    /// <summary>The payment gateway the site is configured with.</summary>
    public FakeStripe Stripe { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Where a real browser finds it.</summary>
    public Uri BaseAddress => Services.GetRequiredService<ProgrammeSettings>().BaseAddress;

    public HttpMessageHandler Handler => _app.GetTestServer().CreateHandler();

    /// <summary>Starts it for requests from within this process, or on a port of the loopback for a real browser.</summary>
    public static async Task<TestSite> Start(
        string connection,
        Action<IServiceCollection>? change = null,
        string environment = "Test",
        int? port = null,
        bool withGateway = true,
        FakeStripe? gateway = null
    )
    {
        var (clock, mail) = (new StoppedClock(), TestMailServer.Start());
        var stripe = gateway ?? await FakeStripe.Start();
        stripe.Clock = gateway?.Clock ?? clock;
        var files = Directory.CreateTempSubdirectory("pmi-emas-files-").FullName;
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = "PmiEmas.Web",
                ContentRootPath = Checkout.WebFolder,
                EnvironmentName = environment,
            }
        );
        var settings = SettingsFor(connection, mail, files) with { Stripe = withGateway ? SettingsFor(stripe) : null };
        var address = new Uri($"http://127.0.0.1:{port ?? 0}/");
        builder.AddSite(port is null ? settings : settings with { BaseAddress = address, Http = true });
        var faults = new FaultLog();
        builder.Logging.ClearProviders().AddProvider(faults);
        if (port is null)
            builder.WebHost.UseTestServer(options => options.BaseAddress = Address);
        else
            builder.WebHost.UseUrls(address.ToString());
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        builder.Services.AddSingleton<IStartupFilter, TestDoors>();
        change?.Invoke(builder.Services);
        var app = builder.Build().UseSite();
        await app.StartAsync();
        return new TestSite(app, clock, mail, stripe, files, faults);
    }

    /// <summary>The path that signs a real browser in as the actor, once.</summary>
    public static string DoorFor(TestActor actor) =>
        $"{TestDoors.SignInPath}?ticket={TestDoors.Admit(actor.Principal())}";

    /// <summary>Somebody with a browser who has not signed in.</summary>
    public Visitor Visitor() => new(this);

    /// <summary>The actor with a browser, signed in by the real cookie.</summary>
    public async Task<Visitor> As(TestActor actor)
    {
        var visitor = Visitor();
        await visitor.SignIn(actor);
        return visitor;
    }

    /// <summary>Sends a request through the whole pipeline; without an actor as the system.</summary>
    public Task<TResult> Send<TResult>(IRequest<TResult> request, TestActor? by = null) =>
        InScope(services => services.GetRequiredService<IMediator>().Send(request), by);

    public async Task<TResult> InScope<TResult>(Func<IServiceProvider, Task<TResult>> work, TestActor? by = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var actor = scope.ServiceProvider.GetRequiredService<CurrentActor>();
        if (by is null)
            actor.BecomeSystem();
        else
            actor.Become(by.Principal());
        return await work(scope.ServiceProvider);
    }

    /// <summary>Looks into the database, past every rule. For checking, not for preparing.</summary>
    public Task<TResult> Db<TResult>(Func<ProgrammeDb, Task<TResult>> look) =>
        InScope(services => look(services.GetRequiredService<ProgrammeDb>()));

    /// <summary>A staff member with an account.</summary>
    public Task<TestActor> Staff(Role role, RegionCode? region = null) => Staff([role], region);

    public async Task<TestActor> Staff(Role[] roles, RegionCode? region = null)
    {
        var number = Interlocked.Increment(ref _people);
        var name = $"{roles[0]} {number}";
        var email = EmailAddress.Parse($"staff{number}@emas.test");
        var member = StaffMember.Appoint(Id<StaffMember>.New(), name, roles[0].ToString(), email, roles, region);
        var account = new Account
        {
            UserName = email.Value,
            NormalizedUserName = email.Value.ToUpperInvariant(),
            Email = email.Value,
            NormalizedEmail = email.Value.ToUpperInvariant(),
            EmailConfirmed = true,
            StaffId = member.Id.Value,
            SecurityStamp = Guid.CreateVersion7().ToString("n"),
        };
        await Db(db =>
        {
            db.AddRange(member, account);
            return db.SaveChangesAsync();
        });
        return new TestActor(account.Id, name, roles) { StaffId = member.Id, Region = region };
    }

    /// <summary>Sends everything that is due, as the jobs would; the number of items tried.</summary>
    public Task<int> DrainOutbox() => Services.GetRequiredService<OutboxDrain>().Drain(CancellationToken.None);

    /// <summary>Runs one entry of the schedule as if it had been due on the date.</summary>
    public Task RunJob(string name, DateOnly? on = null) =>
        InScope(async services =>
        {
            var job = JobSchedule.All.Single(j => j.Name == name);
            await job.Send(services.GetRequiredService<IMediator>(), on ?? Clock.Today(), CancellationToken.None);
            return true;
        });

    /// <summary>Makes everything as it was after the start.</summary>
    public async Task Reset()
    {
        var source = Services.GetRequiredService<NpgsqlDataSource>();
        _sweep ??= await KeptRows.SweepOf(source);
        await using var connection = await source.OpenConnectionAsync();
        await using var sweep = new NpgsqlCommand(_sweep, connection);
        await sweep.ExecuteNonQueryAsync();
        (Services.GetService<IMemoryCache>() as MemoryCache)?.Clear();
        Clock.Set(StoppedClock.Start);
        Mail.Reset();
        Stripe.Reset();
        Services.GetService<StripeThrottle>()?.Answered();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Mail.DisposeAsync();
        await Stripe.DisposeAsync();
        Directory.Delete(_files, recursive: true);
    }

    private static StripeSettings SettingsFor(FakeStripe stripe) =>
        new()
        {
            ApiKey = FakeStripe.Key,
            ApiBase = stripe.Address,
            ApiVersion = FakeStripe.Version,
            WebhookSecrets = [FakeStripe.Secret],
            Timeout = TimeSpan.FromSeconds(2),
            FirstPause = TimeSpan.FromMilliseconds(5),
        };

    private static ProgrammeSettings SettingsFor(string connection, TestMailServer mail, string files) =>
        new()
        {
            Connection = connection,
            Keys = TestPostgres.Keys,
            Mail = new MailSettings(
                "127.0.0.1",
                mail.Port,
                "emas@emas.test",
                "PMI EMAS",
                MailSecurity.None,
                null,
                null
            ),
            FilesRoot = files,
            BaseAddress = Address,
            Http = false,
            Demonstration = true,
            Jobs = false,
            KnownProxies = [],
        };
}
