using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace PmiEmas.Benchmarks.Yardstick;

/// <summary>The barest site that shows the same page: framework cookie, one action, one view, one compiled query.</summary>
internal static class YardstickSite
{
    private static readonly Uri Address = new("https://yardstick.test/");

    public static async Task<WebApplication> Start(string connection)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer(o => o.BaseAddress = Address);
        var tuned = new NpgsqlConnectionStringBuilder(connection) { NoResetOnClose = true, MaxAutoPrepare = 200 };
        builder.Services.AddSingleton(NpgsqlDataSource.Create(tuned));
        builder.Services.AddDbContextPool<YardstickDb>((p, o) => o.UseNpgsql(p.GetRequiredService<NpgsqlDataSource>()));
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        builder.Services.AddAuthorization();
        builder
            .Services.AddControllersWithViews()
            .ConfigureApplicationPartManager(parts =>
            {
                parts.ApplicationParts.Clear();
                parts.ApplicationParts.Add(new AssemblyPart(typeof(YardstickSite).Assembly));
                parts.ApplicationParts.Add(new CompiledRazorAssemblyPart(typeof(YardstickSite).Assembly));
            });
        var app = builder.Build();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapControllers();
        await app.StartAsync();
        return app;
    }

    public static async Task<HttpClient> SignIn(WebApplication app)
    {
        var handler = app.GetTestServer().CreateHandler();
        using var client = new HttpClient(app.GetTestServer().CreateHandler()) { BaseAddress = Address };
        using var answer = await client.GetAsync(new Uri("/in", UriKind.Relative));
        var cookies = answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]);
        return SignedIn.With(handler, Address, string.Join("; ", cookies));
    }
}

public sealed class YardstickController : Controller
{
    [HttpGet("/in")]
    public async Task<IActionResult> In()
    {
        var claims = new[] { new Claim(ClaimTypes.Name, "Officer 1"), new Claim(ClaimTypes.Role, "Officer") };
        await HttpContext.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(claims, "yardstick")));
        return NoContent();
    }

    [Authorize]
    [HttpGet("/workspace/plans")]
    public async Task<IActionResult> Plans([FromServices] YardstickDb db)
    {
        List<PlanLine> rows = [];
        await foreach (var row in YardstickDb.Page(db))
            rows.Add(row);
        return View("/Yardstick/Plans.cshtml", rows);
    }
}

public sealed record PlanLine(
    Guid Id,
    string Reference,
    string BusinessName,
    string Applicant,
    string Call,
    string? Regency,
    long Requested,
    string Status,
    DateTimeOffset ChangedAt
);

public sealed class YardstickDb(DbContextOptions<YardstickDb> options) : DbContext(options)
{
    public static readonly Func<YardstickDb, IAsyncEnumerable<PlanLine>> Page = EF.CompileAsyncQuery(
        (YardstickDb db) =>
            db.Set<Plan>()
                .AsNoTracking()
                .OrderByDescending(p => p.ChangedAt)
                .ThenByDescending(p => p.Id)
                .Take(26)
                .Select(p => new PlanLine(
                    p.Id,
                    p.Reference,
                    p.BusinessName,
                    db.Set<Person>().Where(r => r.Id == p.ReturneeId).Select(r => r.FullName).First(),
                    db.Set<Call>().Where(c => c.Id == p.CallId).Select(c => c.Title).First(),
                    db.Set<Place>().Where(r => r.Code == p.Region.Substring(0, 4)).Select(r => r.Name).FirstOrDefault(),
                    p.Requested,
                    p.Status,
                    p.ChangedAt
                ))
    );

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Plan>(plan =>
        {
            plan.ToTable("business_plans", "business_plans");
            plan.Property(p => p.Id).HasColumnName("id");
            plan.Property(p => p.Reference).HasColumnName("reference");
            plan.Property(p => p.ReturneeId).HasColumnName("returnee_id");
            plan.Property(p => p.CallId).HasColumnName("call_id");
            plan.Property(p => p.Status).HasColumnName("status");
            plan.Property(p => p.Region).HasColumnName("region");
            plan.Property(p => p.BusinessName).HasColumnName("business_name");
            plan.Property(p => p.Requested).HasColumnName("requested_amount");
            plan.Property(p => p.ChangedAt).HasColumnName("changed_at");
        });
        modelBuilder.Entity<Person>(person =>
        {
            person.ToTable("returnees", "returnees");
            person.Property(p => p.Id).HasColumnName("id");
            person.Property(p => p.FullName).HasColumnName("full_name");
        });
        modelBuilder.Entity<Call>(call =>
        {
            call.ToTable("funding_calls", "programmes");
            call.Property(c => c.Id).HasColumnName("id");
            call.Property(c => c.Title).HasColumnName("title");
        });
        modelBuilder.Entity<Place>(place =>
        {
            place.ToTable("regions", "returnees").HasKey(p => p.Code);
            place.Property(p => p.Code).HasColumnName("code");
            place.Property(p => p.Name).HasColumnName("name");
        });
    }

    private sealed record Plan(
        Guid Id,
        string Reference,
        Guid ReturneeId,
        Guid CallId,
        string Status,
        string Region,
        string BusinessName,
        long Requested,
        DateTimeOffset ChangedAt
    );

    private sealed record Person(Guid Id, string FullName);

    private sealed record Call(Guid Id, string Title);

    private sealed record Place(string Code, string Name);
}
