using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace PmiEmas.TestKit.Stripe;

/// <summary>The fake's objects and money, and what happens to them by other people's doing. Amounts as Stripe counts them: Rp1 is 100.</summary>
public sealed class StripeBooks
{
    private readonly FakeStripe _fake;
    private readonly List<JsonObject> _objects = [];
    private readonly List<JsonObject> _movements = [];
    private readonly List<JsonObject> _events = [];
    private readonly Dictionary<string, long> _recipients = [];
    private int _count;

    internal StripeBooks(FakeStripe fake) => _fake = fake;

    /// <summary>Our balance there.</summary>
    public long Balance => _fake.Locked(() => _movements.Sum(m => (long)m["net"]!));

    public IReadOnlyList<StripeEvent> Events =>
        _fake.Locked(() => _events.Select(e => new StripeEvent(_fake, e.DeepClone().AsObject())).ToList());

    public IReadOnlyList<JsonObject> All(string kind) =>
        _fake.Locked(() =>
            _objects.Where(o => (string)o["object"]! == kind).Select(o => o.DeepClone().AsObject()).ToList()
        );

    /// <summary>The newest object of the kind.</summary>
    public JsonObject Last(string kind) => All(kind)[^1];

    public long RecipientBalance(string account) => _fake.Locked(() => _recipients.GetValueOrDefault(account));

    /// <summary>Somebody pays on the page, with this amount or the one asked for.</summary>
    public StripeEvent Pay(string session, long? amount = null, string currency = "idr", long fee = 290_000) =>
        _fake.Locked(() =>
        {
            var page = Find(session)!;
            var sum = amount ?? (long)page["amount_total"]!;
            var charge = Make(
                "charge",
                "ch",
                o =>
                {
                    o["amount"] = sum;
                    o["amount_captured"] = sum;
                    o["amount_refunded"] = 0L;
                    o["currency"] = currency;
                    o["disputed"] = false;
                }
            );
            var intent = Make(
                "payment_intent",
                "pi",
                o =>
                {
                    o["amount"] = sum;
                    o["currency"] = currency;
                    o["status"] = "succeeded";
                    o["latest_charge"] = (string)charge["id"]!;
                    o["metadata"] = page["payment_intent_metadata"]?.DeepClone();
                }
            );
            charge["payment_intent"] = (string)intent["id"]!;
            charge["balance_transaction"] = (string)Move("charge", (string)charge["id"]!, sum, fee)["id"]!;
            page["status"] = "complete";
            page["payment_status"] = "paid";
            page["payment_intent"] = (string)intent["id"]!;
            return Tell("checkout.session.completed", page, null);
        });

    public StripeEvent Expire(string session) => Change(session, "expired", "checkout.session.expired");

    /// <summary>The payer chose a way that takes days; <see cref="Pay"/> ends it.</summary>
    public StripeEvent BeginSlowly(string session) =>
        _fake.Locked(() =>
        {
            var page = Find(session)!;
            page["status"] = "complete";
            return Tell("checkout.session.completed", page, null);
        });

    public StripeEvent Refund(string intent, long amount) =>
        _fake.Locked(() =>
        {
            var charge = Find((string)Find(intent)!["latest_charge"]!)!;
            charge["amount_refunded"] = (long)charge["amount_refunded"]! + amount;
            Move("refund", (string)charge["id"]!, -amount, 0);
            var refund = Make(
                "refund",
                "re",
                o =>
                {
                    o["payment_intent"] = intent;
                    o["amount"] = amount;
                }
            );
            return Tell("refund.created", refund, null);
        });

    /// <summary>The bank's word on a payout: <c>paid</c> or <c>failed</c>, in any order.</summary>
    public StripeEvent Payout(string payout, string status) =>
        _fake.Locked(() =>
        {
            var found = Find(payout)!;
            if (status == "failed")
            {
                found["failure_code"] = "account_closed";
                _recipients[(string)found["account"]!] += (long)found["amount"]!;
            }
            found["status"] = status;
            return Tell("payout." + status, found, (string)found["account"]!);
        });

    public StripeEvent Activate(string account) =>
        _fake.Locked(() =>
        {
            var found = Find(account)!;
            found["payouts_enabled"] = true;
            found["details_submitted"] = true;
            found["capabilities"] = new JsonObject { ["transfers"] = "active" };
            return Tell("account.updated", found, account);
        });

    public void TopUp(long amount) => _fake.Locked(() => Move("topup", "tu_" + ++_count, amount, 0));

    /// <summary>Tells about an object without anything having happened to it.</summary>
    public StripeEvent Tell(string type, string id, string? account = null) =>
        _fake.Locked(() => Tell(type, Find(id)!, account));

    internal void Clear()
    {
        _objects.Clear();
        _movements.Clear();
        _events.Clear();
        _recipients.Clear();
    }

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

    private long Now => _fake.Clock.GetUtcNow().ToUnixTimeSeconds();

    private StripeEvent Change(string id, string status, string type) =>
        _fake.Locked(() =>
        {
            var found = Find(id)!;
            found["status"] = status;
            return Tell(type, found, null);
        });

    private StripeEvent Tell(string type, JsonObject about, string? account)
    {
        var told = new JsonObject
        {
            ["id"] = $"evt_{++_count}",
            ["object"] = "event",
            ["type"] = type,
            ["api_version"] = FakeStripe.Version,
            ["created"] = Now,
            ["livemode"] = false,
            ["account"] = account,
            ["data"] = new JsonObject { ["object"] = about.DeepClone() },
        };
        _events.Add(told);
        return new StripeEvent(_fake, told.DeepClone().AsObject());
    }

    private JsonObject Move(string type, string source, long amount, long fee)
    {
        var made = new JsonObject
        {
            ["id"] = $"txn_{++_count}",
            ["object"] = "balance_transaction",
            ["type"] = type,
            ["source"] = source,
            ["amount"] = amount,
            ["fee"] = fee,
            ["net"] = amount - fee,
            ["currency"] = "idr",
            ["created"] = Now,
        };
        _movements.Add(made);
        return made;
    }

    private JsonObject Make(string kind, string prefix, Action<JsonObject> fill)
    {
        var made = new JsonObject
        {
            ["id"] = $"{prefix}_{++_count}",
            ["object"] = kind,
            ["created"] = Now,
            ["livemode"] = false,
        };
        fill(made);
        _objects.Add(made);
        return made;
    }

    private JsonObject? Find(string id) => _objects.Find(o => (string)o["id"]! == id);

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
