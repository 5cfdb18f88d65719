using PmiEmas.Browser.Tests.Kit;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Browser.Tests.Steps;

/// <summary>From an approved plan to money that is accounted for or paid back.</summary>
internal static class Funding
{
    /// <summary>The office offers the agreement of the task on top of the inbox.</summary>
    public static async Task OfferAgreement(this Person officer)
    {
        await officer.Visit("/workspace");
        await officer.Follow("workspace.task.offer-agreement");
        await officer.Follow("agreements.offer");
        await officer.Press("agreements.offer");
    }

    /// <summary>The returnee reads the agreement and signs it with the code from the phone.</summary>
    public static async Task SignAgreement(this Person person, TestSite site)
    {
        await person.Visit("/portal");
        await person.Follow("portal.next-do.sign-agreement");
        await person.Press("agreements.send-code");
        await person.Fill("Code", await site.LastCode());
        await person.Tick("Agreed");
        await person.Press("agreements.sign");
        await person.Visit("/portal");
        await person.ShouldSee("portal.journey-note.agreement-signed");
    }

    /// <summary>The office signs on paper and keeps the scan.</summary>
    public static async Task Countersign(this Person officer)
    {
        await officer.Visit("/workspace");
        await officer.Follow("workspace.task.countersign-agreement");
        await officer.Follow("agreements.countersign");
        await officer.Attach("Scan", "perjanjian.png");
        await officer.Press("agreements.countersign");
    }

    /// <summary>The maker prepares the payment order and hands it to a checker.</summary>
    public static async Task PreparePayout(this Person maker, string task)
    {
        await maker.Visit("/workspace");
        await maker.Follow(task);
        await maker.Press("payments.prepare");
        await maker.Press("payments.submit");
    }

    public static async Task CheckPayout(this Person checker)
    {
        await checker.Visit("/workspace");
        await checker.Follow("workspace.task.check-payout");
        await checker.Follow("payments.check");
        await checker.Press("payments.approve");
    }

    /// <summary>The maker sends the order to the bank in a file and writes down that the bank has paid.</summary>
    public static async Task SendAndConfirm(this Person maker, DateOnly on)
    {
        await maker.Visit("/workspace");
        await maker.Follow("workspace.task.send-payout");
        await maker.Follow("payments.new-file");
        await maker.Page.Locator("main input[name=Payouts]").First.CheckAsync();
        await maker.Page.Locator("main [name=Layout]").First.WaitForAsync();
        await maker.ChooseFirst("Layout");
        await maker.Press("payments.make-file");
        await maker.Visit("/workspace");
        await maker.Follow("workspace.task.confirm-payout");
        await maker.Follow("payments.confirm");
        await maker.Fill(("PaidOn", Applying.Date(on)), ("BankReference", "FT2611200001"));
        await maker.Attach("Proof", "bukti.png");
        await maker.Press("payments.confirm");
    }

    /// <summary>The returnee photographs a receipt for every rupiah and hands the report in.</summary>
    public static async Task Report(this Person person, DateOnly on, params long[] spent)
    {
        await person.Visit("/portal");
        await person.Follow("portal.next-do.write-report");
        foreach (var (amount, line) in spent.Select((a, i) => (a, i)))
        {
            await person.Follow("grants.add-receipt");
            await person.Attach("Photo", "nota.png");
            await person.ChooseNth("LineId", line);
            await person.Fill(
                ("Amount", new Money(amount).ToString()),
                ("SpentOn", Applying.Date(on)),
                ("Seller", "Toko Maju")
            );
            await person.Press("shared.save");
        }
        await person.Fill("Note", "Etalase dan kulkas sudah dibeli dan dipakai.");
        await person.Press("grants.submit-report");
    }

    public static async Task AcceptReport(this Person officer)
    {
        await officer.Visit("/workspace");
        await officer.Follow("workspace.task.review-report");
        await officer.Press("grants.accept-report");
    }

    /// <summary>The borrower sends the photo of a transfer.</summary>
    public static async Task AnnounceRepayment(this Person person, long amount, DateOnly on)
    {
        await person.Visit("/portal");
        await person.Follow("portal.next-do.pay-instalment");
        await person.Follow("loans.announce");
        await person.Fill(("Amount", new Money(amount).ToString()), ("TransferredOn", Applying.Date(on)));
        await person.Attach("Proof", "transfer.png");
        await person.Press("loans.announce-send");
    }

    /// <summary>The treasurer finds the transfer in the account.</summary>
    public static async Task MatchRepayment(this Person maker)
    {
        await maker.Visit("/workspace");
        await maker.Follow("workspace.task.match-repayment");
        await maker.Press("loans.confirm-match");
    }
}
