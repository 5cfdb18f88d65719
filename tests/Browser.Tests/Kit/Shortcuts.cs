using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Returnees;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Browser.Tests.Kit;

/// <summary>What happens beside the journey under test.</summary>
internal static class Shortcuts
{
    public static DateOnly Today(this TestSite site) => site.Clock.Today();

    /// <summary>An officer verifies the one file that waits.</summary>
    public static async Task VerifyTheOnlyFile(this TestSite site)
    {
        var id = await site.Db(db =>
            db.Returnees.Where(r => r.Status == ReturneeStatus.Submitted).Select(r => r.Id).SingleAsync()
        );
        await site.Send(new VerifyReturnee(id), await site.Staff(Role.Officer));
    }
}
