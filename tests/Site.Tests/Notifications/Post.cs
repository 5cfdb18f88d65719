using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Shared;
using PmiEmas.Infrastructure.Database;
using PmiEmas.TestKit;

namespace PmiEmas.Site.Tests.Notifications;

/// <summary>Queues messages as use cases do, and looks at what became of them.</summary>
internal static class Post
{
    public static readonly Recipient Siti = new("id", EmailAddress.Parse("siti@emas.test"));

    public static readonly Dictionary<string, string> Code = new() { ["code"] = "482913" };

    public static readonly Dictionary<string, string> Plan = new()
    {
        ["name"] = "Siti Aminah",
        ["reference"] = "PU-2026-000123",
        ["business"] = "Warung Bu Siti",
        ["link"] = "/portal/plans",
    };

    public static Task Queue(
        this TestSite site,
        string template,
        Recipient to,
        IReadOnlyDictionary<string, string> values,
        string key
    ) =>
        site.InScope(async services =>
        {
            var db = services.GetRequiredService<ProgrammeDb>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await services.GetRequiredService<IMessageQueue>().Add(template, to, values, key, CancellationToken.None);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return true;
        });

    public static Task<List<Message>> Messages(this TestSite site, string key) =>
        site.Db(db => db.Set<Message>().Where(m => m.DedupeKey == key).OrderBy(m => m.Channel).ToListAsync());

    public static async Task<Message> Message(this TestSite site, string key) => (await site.Messages(key)).Single();
}
