using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Infrastructure.Database;
using PmiEmas.TestKit;

namespace PmiEmas.Site.Tests.Host;

internal static class Queueing
{
    public static Task Queue(this TestSite site, string kind, object payload, string key) =>
        site.InScope(services =>
        {
            services.GetRequiredService<IOutbox>().Add(kind, payload, key);
            return services.GetRequiredService<ProgrammeDb>().SaveChangesAsync();
        });
}
