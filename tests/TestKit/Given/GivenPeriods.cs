using PmiEmas.Application.Ledger;
using PmiEmas.Domain.Staff;

namespace PmiEmas.TestKit;

public static partial class Given
{
    /// <summary>A month that one person asked to close and another closed.</summary>
    public static async Task AClosedMonth(TestSite site, DateOnly month)
    {
        await AProposedClosing(site, month);
        await site.Send(new ConfirmPeriod(month), await site.Staff(Role.TreasuryChecker));
    }

    /// <summary>A month that waits for its second person.</summary>
    public static async Task<TestActor> AProposedClosing(TestSite site, DateOnly month)
    {
        var maker = await site.Staff(Role.TreasuryMaker);
        await site.Send(new ProveBooks(), maker);
        await site.Send(new ProposeClosing(month, "Yang terbuka sudah dijelaskan."), maker);
        return maker;
    }
}
