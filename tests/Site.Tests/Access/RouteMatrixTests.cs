using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Access;

/// <summary>
/// Who may use which route: docs/access-matrix.md is written by UPDATE_DOCS=1 and read by people; a route that is not in it, or behaves
/// otherwise, fails.
/// </summary>
[TakesLong]
public sealed class RouteMatrixTests : SiteTest
{
    private const string Open = "yes";
    private const string NotFound = "404";
    private const string Refused = "–";
    private const string Broken = "BROKEN";
    private const string ToSignIn = "sign in";

    private static readonly Role?[] Everybody = [null, .. Enum.GetValues<Role>().Select(r => (Role?)r)];

    private string? _fingerprint;

    private static string File => Path.Combine(Checkout.Root, "docs", "access-matrix.md");

    [Fact]
    public async Task Every_route_answers_every_role_as_the_matrix_says()
    {
        var routes = Route.AllOf(Site);
        var found = routes.ToDictionary(r => r, _ => new List<string>());
        foreach (var role in Everybody)
        {
            var walker = new Walker(Site, role);
            foreach (var route in routes)
                found[route].Add(Behaviour(route, await walker.Ask(route)));
        }

        found
            .Where(f => f.Value.Exists(b => b.StartsWith(Broken, StringComparison.Ordinal)))
            .Select(f => $"{f.Key.Method} {f.Key.Pattern}: {string.Join(' ', f.Value)}")
            .ShouldBeEmpty();
        var matrix = Written(found);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            await System.IO.File.WriteAllTextAsync(File, matrix);
        var expected = await System.IO.File.ReadAllTextAsync(File);
        var differing = matrix.Split('\n').Except(expected.Split('\n')).ToList();
        differing.ShouldBeEmpty(
            "These rows are not in docs/access-matrix.md; look at them, then run with UPDATE_DOCS=1."
        );
        matrix.ShouldBe(expected);
    }

    [Fact]
    public async Task No_form_is_taken_without_its_token()
    {
        var routes = Route.AllOf(Site).Where(r => r.Method is not ("GET" or "HEAD") && r.Pattern != "/csp-report");
        var answers = routes.ToDictionary(r => r, _ => new List<HttpStatusCode>());
        foreach (var role in Everybody)
        {
            var walker = new Walker(Site, role);
            foreach (var route in answers.Keys)
                answers[route].Add((await walker.Ask(route, withToken: false)).StatusCode);
        }

        HttpStatusCode[] refusals = [HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.Redirect];
        answers
            .Where(a => a.Value.Except(refusals).Any() || !a.Value.Contains(HttpStatusCode.BadRequest))
            .Select(a => $"{a.Key.Method} {a.Key.Pattern}: {string.Join(' ', a.Value)}")
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Reading_pages_changes_nothing()
    {
        var routes = Route.AllOf(Site).Where(r => r.Method == "GET").ToList();
        foreach (var role in new Role?[] { null, Role.Returnee, Role.Officer, Role.TreasuryChecker, Role.Auditor })
        foreach (var some in routes.Chunk(Walker.PagesEach / 3))
        {
            var walker = new Walker(Site, role);
            await walker.Ask(new Route("GET", "/sign-in", "/sign-in"));
            var before = await Fingerprint();
            foreach (var route in some)
                await walker.Ask(route);
            (await Fingerprint()).ShouldBe(before, $"as {role?.ToString() ?? "nobody"}");
        }
    }

    private static string Behaviour(Route route, HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        answer.Headers.Contains("X-Content-Type-Options").ShouldBeTrue(route.Pattern);
        answer.Headers.Contains("Content-Security-Policy").ShouldBeTrue(route.Pattern);
        answer.Headers.Contains("Server").ShouldBeFalse(route.Pattern);
        var asked = route.Pattern.StartsWith("/sign-in", StringComparison.Ordinal);
        return status switch
        {
            302 when !asked && answer.Headers.Location!.ToString().StartsWith("/sign-in", StringComparison.Ordinal) =>
                ToSignIn,
            401 => ToSignIn,
            403 => Refused,
            404 => NotFound,
            429 or >= 500 => $"{Broken} {status}",
            _ => Open,
        };
    }

    private static string Written(Dictionary<Route, List<string>> found)
    {
        var text = new StringBuilder(
            """
            # Who may use which route

            Written by a test (`UPDATE_DOCS=1 dotnet test tests/Site.Tests --filter RouteMatrix`) from what the running site answers; checked by the same test.
            `yes`: answered (also by a form with errors). `404`: allowed to ask, but the record of the question is nobody's. `–`: refused. `sign in`: sent to sign in.


            """.ReplaceLineEndings("\n")
        );
        text.Append("| method | route | nobody |");
        foreach (var role in Enum.GetValues<Role>())
            text.Append($" {role} |");
        text.Append("\n|---|---|").Append(string.Concat(Everybody.Select(_ => "---|"))).Append('\n');
        foreach (var (route, answers) in found)
            text.Append($"| {route.Method} | {route.Pattern} | {string.Join(" | ", answers)} |\n");
        return text.ToString();
    }

    /// <summary>What stands in each table, by one statement; but for sessions, which remember when they were last seen.</summary>
    private Task<string> Fingerprint() =>
        Site.Db(async db =>
        {
            _fingerprint ??= (
                await db
                    .Database.SqlQuery<string>(
                        $"""
                        select string_agg(format(
                            'select %L || coalesce(md5(string_agg(t::text, %L order by t::text)), %L) as "Value" from %I.%I t',
                            schemaname || '.' || tablename || ' ', '|', '', schemaname, tablename), ' union all ') as "Value"
                        from pg_tables
                        where schemaname not in ('pg_catalog', 'information_schema', 'quartz', 'kept')
                          and tablename not in ('session', 'protection_key', 'region')
                        """
                    )
                    .ToListAsync()
            )[0];
            return string.Join('\n', await db.Database.SqlQueryRaw<string>(_fingerprint).ToListAsync());
        });
}
