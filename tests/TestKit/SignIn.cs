using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PmiEmas.Application.Accounts;
using PmiEmas.Application.Staff;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Infrastructure;
using PmiEmas.Infrastructure.Identity;
using PmiEmas.TestKit.Pages;
using Shouldly;

namespace PmiEmas.TestKit;

/// <summary>What people who sign in by hand need: the code from their phone, the link from their mail, the app.</summary>
public static partial class SignIn
{
    public const string Password = "kopi hangat di teras gubuk";

    /// <summary>A site as in production: nobody goes without the second factor, and limits hold.</summary>
    public static async Task<TestSite> InEarnest(SitePool pool) =>
        await TestSite.Start(
            await pool.Postgres.Clone(),
            services =>
            {
                var settings = (ProgrammeSettings)
                    services.Single(s => s.ServiceType == typeof(ProgrammeSettings)).ImplementationInstance!;
                services.Replace(ServiceDescriptor.Singleton(settings with { Demonstration = false }));
            }
        );

    /// <summary>The six digits of the last code that was sent.</summary>
    public static async Task<string> LastCode(this TestSite site) =>
        SixDigits().Match(await LastBody(site, "one-time-code")).Value;

    /// <summary>The address in the last invitation or reset that was sent.</summary>
    public static async Task<string> LastLink(this TestSite site, string template) =>
        Link().Match(await LastBody(site, template)).Value;

    public static Task<int> MessagesSent(this TestSite site, string template) =>
        site.Db(db => db.Set<Message>().CountAsync(m => m.Template == template));

    /// <summary>A staff member who set the password by the link of an invitation.</summary>
    public static async Task<(Id<StaffMember> Id, EmailAddress Email)> StaffWithPassword(
        this TestSite site,
        params Role[] roles
    )
    {
        var email = EmailAddress.Parse($"p{Guid.CreateVersion7():n}@emas.test");
        var id = await site.Send(new AppointStaff("Ratna Kusuma", "BP3MI Banten", email, roles));
        var link = await site.Send(new MakeInvitation(id));
        await site.Send(new SetPassword(link, Password));
        return (id, email);
    }

    public static async Task<Page> GivePassword(
        this Visitor visitor,
        EmailAddress email,
        string password = Password,
        string address = "/sign-in/staff"
    )
    {
        var page = await visitor.Open(address);
        return await page.Form().Fill("Email", email.Value).Fill("Password", password).Submit();
    }

    /// <summary>What the authenticator app shows now for the account.</summary>
    public static Task<string> AppCode(this TestSite site, EmailAddress email) =>
        site.InScope(async services =>
        {
            var db = services.GetRequiredService<Infrastructure.Database.ProgrammeDb>();
            var account = await db.Users.AsNoTracking().SingleAsync(a => a.Email == email.Value);
            var secret = services
                .GetRequiredService<Infrastructure.Protection.FieldCipher>()
                .Decrypt($"totp:{account.Id}", account.TotpSecret!);
            return Totp.CodeAt(secret, site.Clock.GetUtcNow());
        });

    /// <summary>Gives the account a confirmed app, as its owner would outside the demonstration.</summary>
    public static Task<bool> Enrol(this TestSite site, EmailAddress email) =>
        site.InScope(async services =>
        {
            var db = services.GetRequiredService<Infrastructure.Database.ProgrammeDb>();
            var account = await db.Users.SingleAsync(a => a.Email == email.Value);
            account.TotpSecret = services
                .GetRequiredService<Infrastructure.Protection.FieldCipher>()
                .Encrypt($"totp:{account.Id}", Totp.NewSecret());
            account.TotpConfirmedAt = site.Clock.GetUtcNow();
            await db.SaveChangesAsync();
            return true;
        });

    private static async Task<string> LastBody(TestSite site, string template) =>
        await site.Db(db =>
            db.Set<Message>()
                .Where(m => m.Template == template)
                .OrderByDescending(m => m.QueuedAt)
                .ThenByDescending(m => m.Id)
                .Select(m => m.Body)
                .FirstOrDefaultAsync()
        ) ?? throw new ShouldAssertException($"No message '{template}' was sent.");

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex SixDigits();

    [GeneratedRegex(@"/set-password/[0-9a-f]+")]
    private static partial Regex Link();
}
