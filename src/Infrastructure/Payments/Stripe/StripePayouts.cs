using System.Text.Json;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Payments.Stripe;

/// <summary>Pays out by Stripe Connect: a transfer to the recipient's balance, then a payout from there to their bank.</summary>
internal sealed class StripePayouts(StripeClient client) : IPayoutRail
{
    private const string Country = "ID";

    public Money Most => StripeCollections.MostOfAll;

    public GatewayRequest OpenAccount(Guid recipient) =>
        new(
            "v1/accounts",
            new StripeForm()
                .Add("type", "express")
                .Add("country", Country)
                .Add("capabilities[transfers][requested]", true)
                // Money is paid out when we say so, attempt by attempt.
                .Add("settings[payouts][schedule][interval]", "manual")
                .Add("metadata[recipient_id]", recipient.ToString("D"))
                .ToString()
        );

    public GatewayRequest Transfer(PayoutOrder order) =>
        new(
            "v1/transfers",
            new StripeForm()
                .Add("amount", Sen.Of(order.Amount))
                .Add("currency", StripeCollections.Currency)
                .Add("destination", order.Account)
                .Add("transfer_group", Group(order))
                .Add("metadata[payout_id]", order.PayoutId.ToString("D"))
                .Add("metadata[attempt]", order.Attempt)
                .Add("metadata[reference]", order.Reference)
                .ToString()
        );

    public GatewayRequest PayOut(PayoutOrder order) =>
        new(
            "v1/payouts",
            new StripeForm()
                .Add("amount", Sen.Of(order.Amount))
                .Add("currency", StripeCollections.Currency)
                .Add("method", "standard")
                .Add("statement_descriptor", order.Reference)
                .Add("metadata[payout_id]", order.PayoutId.ToString("D"))
                .Add("metadata[attempt]", order.Attempt)
                .ToString(),
            order.Account
        );

    public GatewayRequest TakeBack(PayoutOrder order, string transfer) =>
        new(
            $"v1/transfers/{Uri.EscapeDataString(transfer)}/reversals",
            new StripeForm()
                .Add("amount", Sen.Of(order.Amount))
                .Add("metadata[payout_id]", order.PayoutId.ToString("D"))
                .Add("metadata[attempt]", order.Attempt)
                .ToString()
        );

    public async Task<PayoutNews?> LookUp(string payout, string account, CancellationToken ct)
    {
        var found = await client.Get($"v1/payouts/{Uri.EscapeDataString(payout)}", new StripeForm(), account, ct);
        if (found is not { } it)
            return null;
        var stage = it.Text("status") switch
        {
            "paid" => PayoutStage.Paid,
            "failed" or "canceled" => PayoutStage.Failed,
            _ => PayoutStage.UnderWay,
        };
        var metadata = it.Field("metadata");
        return new PayoutNews(
            metadata.Id("payout_id"),
            int.TryParse(metadata?.Text("attempt"), out var attempt) ? attempt : 0,
            stage,
            ProgrammeCalendar.DateOf(it.Time("arrival_date") ?? it.Time("created") ?? DateTimeOffset.UnixEpoch),
            it.Text("failure_code") ?? it.Text("status")
        );
    }

    public async Task<string?> FindTransfer(PayoutOrder order, CancellationToken ct) =>
        Ours(
            await client.List("v1/transfers", () => new StripeForm().Add("transfer_group", Group(order)), null, ct),
            order
        );

    public async Task<string?> FindPayOut(PayoutOrder order, CancellationToken ct) =>
        Ours(await client.List("v1/payouts", () => new StripeForm(), order.Account, ct), order);

    public async Task<string?> FindTakeBack(string transfer, CancellationToken ct)
    {
        var found = await client.Get($"v1/transfers/{Uri.EscapeDataString(transfer)}", new StripeForm(), null, ct);
        if (found is not { } it || !it.Flag("reversed"))
            return null;
        var reversals = it.Field("reversals").Field("data");
        return reversals is { ValueKind: JsonValueKind.Array } some && some.GetArrayLength() > 0
            ? some[0].Text("id")
            : transfer;
    }

    public async Task<string?> FindAccount(Guid recipient, CancellationToken ct)
    {
        var accounts = await client.List("v1/accounts", () => new StripeForm(), null, ct);
        return accounts.FirstOrDefault(a => a.Field("metadata").Id("recipient_id") == recipient).Text("id");
    }

    public async Task<AccountNews?> LookUpAccount(string account, CancellationToken ct)
    {
        var found = await client.Get($"v1/accounts/{Uri.EscapeDataString(account)}", new StripeForm(), null, ct);
        if (found is not { } it)
            return null;
        var transfers = it.Field("capabilities") is { } can && can.Text("transfers") == "active";
        var disabled = it.Field("requirements") is { } wants ? wants.Text("disabled_reason") : null;
        return new AccountNews(
            transfers && it.Flag("payouts_enabled") && disabled is null,
            it.Flag("details_submitted"),
            disabled
        );
    }

    public async Task<Uri> CompletionPage(string account, Uri back, CancellationToken ct)
    {
        var order = new GatewayRequest(
            "v1/account_links",
            new StripeForm()
                .Add("account", account)
                .Add("type", "account_onboarding")
                .Add("refresh_url", back.ToString())
                .Add("return_url", back.ToString())
                .ToString()
        );
        // A link lives for minutes and is made anew each time: nothing is lost with its answer.
        var answer = await client.Post(order, "link:" + Guid.CreateVersion7().ToString("D"), ct);
        return
            answer is StripeAnswer.Succeeded made
            && Uri.TryCreate(made.Object.Text("url"), UriKind.Absolute, out var link)
            ? link
            : throw new GatewayUnreachableException("no link");
    }

    private static string Group(PayoutOrder order) => $"DISB-{order.PayoutId:D}";

    private static string? Ours(IReadOnlyList<JsonElement> some, PayoutOrder order) =>
        some.FirstOrDefault(x =>
                x.Field("metadata").Id("payout_id") == order.PayoutId
                && x.Field("metadata")?.Text("attempt")
                    == order.Attempt.ToString(System.Globalization.CultureInfo.InvariantCulture)
            )
            .Text("id");
}
