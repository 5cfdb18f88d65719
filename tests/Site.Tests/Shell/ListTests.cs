using System.Text;
using PmiEmas.TestKit;
using PmiEmas.Web.Shared.Lists;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Shell;

public sealed class ListTests : SiteTest
{
    [Fact]
    public async Task A_list_is_searched_by_its_own_form_and_cleared_again()
    {
        var page = await Site.Visitor().Open("/design/list");
        page = await page.Form("Cari").Fill("q", "siti").Submit();
        page.ShouldShow("PJ-2025-000091").ShouldNotShow("PJ-2025-000087");
        page = await page.Follow("Hapus saringan");
        page.ShouldShow("PJ-2025-000087");
    }

    [Fact]
    public async Task A_search_without_a_hit_says_what_to_do()
    {
        var page = await Site.Visitor().Open("/design/list?q=nobody");
        page.ShouldShowText("shared.nothing-found");
    }

    [Fact]
    public async Task A_head_sorts_up_and_pressed_again_down_and_keeps_the_question()
    {
        var page = await Site.Visitor().Open("/design/list?q=a");
        page = await page.Follow("Jumlah");
        page.Address.Query.ShouldBe("?q=a&sort=amount");
        page.Document.QuerySelector("th[aria-sort=ascending]")!.TextContent.Trim().ShouldBe("Jumlah");
        page = await page.Follow("Jumlah");
        page.Address.Query.ShouldBe("?q=a&sort=-amount");
    }

    [Fact]
    public async Task A_file_holds_the_rows_of_the_question_as_data()
    {
        using var answer = await Site.Visitor().Fetch("/design/list/csv?q=bagus");
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        bytes.Take(3).ShouldBe(Encoding.UTF8.GetPreamble());
        Encoding
            .UTF8.GetString(bytes[3..])
            .ShouldBe(
                "Nomor,Kabupaten atau kota,Jumlah,Jatuh tempo,Keadaan,Nama lengkap\r\n"
                    + "'=PJ-2025-000105,Kab. Lebak,5000000,2026-11-30,lunas,\"Bagus, \"\"Pak RT\"\"\"\r\n"
            );
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+62812", "'+62812")]
    [InlineData("-5", "'-5")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("\0=1", "'\0=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠x", "'＠x")]
    [InlineData("biasa", "biasa")]
    public void No_cell_of_a_file_is_taken_for_a_formula(string text, string cell) => Csv.Cell(text).ShouldBe(cell);
}
