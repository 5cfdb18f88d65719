using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace PmiEmas.TestKit.Stripe;

/// <summary>What the fake answers to each address.</summary>
public sealed partial class StripeBooks
{
    internal (int Status, JsonObject Body) Post(StripeRequest request)
    {
        var form = QueryHelpers.ParseQuery(request.Body).ToDictionary(f => f.Key, f => f.Value.ToString());
        return request.Path.Split('/') switch
        {
            ["v1", "checkout", "sessions"] => OpenPage(form),
            ["v1", "accounts"] => OpenAccount(form),
            ["v1", "account_links"] => (
                200,
                new JsonObject
                {
                    ["object"] = "account_link",
                    ["id"] = "link",
                    ["url"] = $"https://connect.stripe.test/{form["account"]}",
                }
            ),
            ["v1", "transfers"] => Transfer(form),
            ["v1", "transfers", var id, "reversals"] => TakeBack(id, form),
            ["v1", "payouts"] => PayOut(form, request.Account),
            _ => (404, FakeStripe.Refused("unknown_address")),
        };
    }

    internal JsonNode? Get(string path, IQueryCollection query, string? account)
    {
        var since = long.TryParse(query["created[gte]"], out var from) ? from : 0;
        return path.Split('/') switch
        {
            ["v1", "checkout", "sessions"] => Listed(
                _objects.Where(o =>
                    Is(o, "checkout.session")
                    && (long)o["created"]! >= since
                    && (
                        StringValues.IsNullOrEmpty(query["payment_intent"])
                        || (string?)o["payment_intent"] == query["payment_intent"]
                    )
                ),
                query
            ),
            ["v1", "checkout", "sessions", var id] => Expanded(Find(id)),
            ["v1", "accounts"] => Listed(_objects.Where(o => Is(o, "account")), query),
            ["v1", "accounts", var id] => Find(id)?.DeepClone(),
            ["v1", "transfers"] => Listed(
                _objects.Where(o => Is(o, "transfer") && (string?)o["transfer_group"] == query["transfer_group"]),
                query
            ),
            ["v1", "transfers", var id] => Find(id)?.DeepClone(),
            ["v1", "payouts"] => Listed(
                _objects.Where(o => Is(o, "payout") && (string?)o["account"] == account),
                query
            ),
            ["v1", "payouts", var id] => Find(id) is { } found && (string?)found["account"] == account
                ? found.DeepClone()
                : null,
            ["v1", "events"] => Listed(_events.Where(e => e["account"] is null && (long)e["created"]! >= since), query),
            ["v1", "balance_transactions"] => Listed(_movements.Where(m => (long)m["created"]! >= since), query),
            ["v1", "balance"] => new JsonObject
            {
                ["available"] = new JsonArray(
                    new JsonObject { ["amount"] = _movements.Sum(m => (long)m["net"]!), ["currency"] = "idr" }
                ),
                ["pending"] = new JsonArray(),
            },
            _ => null,
        };
    }

    private (int, JsonObject) OpenPage(Dictionary<string, string> form)
    {
        if (form.GetValueOrDefault("mode") != "payment" || !form.ContainsKey("success_url"))
            return (400, FakeStripe.Refused("parameter_missing"));
        var amount = long.Parse(form["line_items[0][price_data][unit_amount]"], CultureInfo.InvariantCulture);
        if (form["line_items[0][price_data][currency]"] != "idr" || amount is < 100 or > 999_999_999_999)
            return (400, FakeStripe.Refused("amount_invalid"));
        return (
            200,
            Make(
                "checkout.session",
                "cs_test",
                o =>
                {
                    o["status"] = "open";
                    o["payment_status"] = "unpaid";
                    o["amount_total"] = amount;
                    o["currency"] = "idr";
                    o["client_reference_id"] = form["client_reference_id"];
                    o["url"] = $"https://checkout.stripe.test/{o["id"]}";
                    o["expires_at"] = long.Parse(form["expires_at"], CultureInfo.InvariantCulture);
                }
            )
        );
    }

    private (int, JsonObject) OpenAccount(Dictionary<string, string> form) =>
        (
            200,
            Make(
                "account",
                "acct",
                o =>
                {
                    o["payouts_enabled"] = false;
                    o["details_submitted"] = false;
                    o["capabilities"] = new JsonObject { ["transfers"] = "inactive" };
                    o["requirements"] = new JsonObject { ["disabled_reason"] = null };
                    o["metadata"] = Metadata(form);
                    _recipients[(string)o["id"]!] = 0;
                }
            )
        );

    private (int, JsonObject) Transfer(Dictionary<string, string> form)
    {
        var amount = long.Parse(form["amount"], CultureInfo.InvariantCulture);
        if (form["currency"] != "idr" || !_recipients.ContainsKey(form["destination"]))
            return (400, FakeStripe.Refused("resource_missing"));
        if (_movements.Sum(m => (long)m["net"]!) < amount)
            return (400, FakeStripe.Refused("balance_insufficient"));
        _recipients[form["destination"]] += amount;
        var made = Make(
            "transfer",
            "tr",
            o =>
            {
                o["amount"] = amount;
                o["amount_reversed"] = 0L;
                o["reversed"] = false;
                o["destination"] = form["destination"];
                o["transfer_group"] = form["transfer_group"];
                o["metadata"] = Metadata(form);
                o["reversals"] = new JsonObject { ["data"] = new JsonArray() };
            }
        );
        Move("transfer", (string)made["id"]!, -amount, 0);
        return (200, made);
    }

    private (int, JsonObject) TakeBack(string id, Dictionary<string, string> form)
    {
        var transfer = Find(id)!;
        var amount = long.Parse(form["amount"], CultureInfo.InvariantCulture);
        var owner = (string)transfer["destination"]!;
        if ((long)transfer["amount"]! - (long)transfer["amount_reversed"]! < amount || _recipients[owner] < amount)
            return (400, FakeStripe.Refused("balance_insufficient"));
        _recipients[owner] -= amount;
        transfer["amount_reversed"] = (long)transfer["amount_reversed"]! + amount;
        transfer["reversed"] = (long)transfer["amount_reversed"]! == (long)transfer["amount"]!;
        var made = Make(
            "transfer_reversal",
            "trr",
            o =>
            {
                o["amount"] = amount;
                o["metadata"] = Metadata(form);
            }
        );
        transfer["reversals"]!["data"]!.AsArray().Add(made.DeepClone());
        Move("transfer_reversal", (string)made["id"]!, amount, 0);
        Tell("transfer.reversed", transfer, null);
        return (200, made);
    }

    private (int, JsonObject) PayOut(Dictionary<string, string> form, string? account)
    {
        var amount = long.Parse(form["amount"], CultureInfo.InvariantCulture);
        if (account is null || form["statement_descriptor"].Length > 22)
            return (400, FakeStripe.Refused("parameter_invalid"));
        if (_recipients.GetValueOrDefault(account) < amount)
            return (400, FakeStripe.Refused("balance_insufficient"));
        _recipients[account] -= amount;
        return (
            200,
            Make(
                "payout",
                "po",
                o =>
                {
                    o["amount"] = amount;
                    o["status"] = "pending";
                    o["account"] = account;
                    o["arrival_date"] = Now;
                    o["metadata"] = Metadata(form);
                }
            )
        );
    }

    private JsonNode? Expanded(JsonObject? session)
    {
        if (session is null)
            return null;
        var copy = session.DeepClone().AsObject();
        if ((string?)copy["payment_intent"] is not { } id)
            return copy;
        var intent = Find(id)!.DeepClone().AsObject();
        var charge = Find((string)intent["latest_charge"]!)!.DeepClone().AsObject();
        charge["balance_transaction"] = _movements
            .Find(m => (string)m["id"]! == (string)charge["balance_transaction"]!)!
            .DeepClone();
        intent["latest_charge"] = charge;
        copy["payment_intent"] = intent;
        return copy;
    }

    /// <summary>Newest first, at most what was asked for, from behind the one named.</summary>
    private static JsonObject Listed(IEnumerable<JsonObject> some, IQueryCollection query)
    {
        var all = some.Reverse().ToList();
        if (query["starting_after"].FirstOrDefault() is { } after)
            all = [.. all.SkipWhile(o => (string)o["id"]! != after).Skip(1)];
        var limit = int.TryParse(query["limit"], out var most) ? Math.Min(most, 100) : 10;
        return new JsonObject
        {
            ["object"] = "list",
            ["has_more"] = all.Count > limit,
            ["data"] = new JsonArray([.. all.Take(limit).Select(o => o.DeepClone())]),
        };
    }

    private static bool Is(JsonObject one, string kind) => (string)one["object"]! == kind;

    private static JsonObject Metadata(Dictionary<string, string> form)
    {
        var metadata = new JsonObject();
        foreach (var (key, value) in form.Where(f => f.Key.StartsWith("metadata[", StringComparison.Ordinal)))
            metadata[key["metadata[".Length..^1]] = value;
        return metadata;
    }
}
