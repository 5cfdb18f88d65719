using PmiEmas.Application.Ledger;
using PmiEmas.Domain.Ledger;

namespace PmiEmas.Infrastructure.Demonstration;

/// <summary>The months of the books: those long over are closed, and one of them was opened again and closed once more.</summary>
internal sealed class Closings(Stage stage, Cast cast, Timeline timeline)
{
    public async Task CloseOldMonths()
    {
        await stage.Send(new ProveBooks(), cast.Maker);
        var last = AccountingPeriod.MonthOf(timeline.Today).AddMonths(-2);
        var before = last.AddMonths(-1);
        await Close(before, "Rekening koran lama tersimpan di arsip kertas.");
        await Close(last, "Rekening koran lama tersimpan di arsip kertas.");
        await stage.Send(new ProposeReopening(before, "Biaya administrasi bank belum dicatat."), cast.Maker);
        await stage.Send(new ConfirmPeriod(before), cast.Checker);
        await Close(before, "Biaya administrasi bank sudah diperiksa; tidak ada yang perlu dicatat.");
    }

    private async Task Close(DateOnly month, string reason)
    {
        await stage.Send(new ProposeClosing(month, reason), cast.Maker);
        await stage.Send(new ConfirmPeriod(month), cast.Checker);
    }
}
