using System.Text.Json.Nodes;

namespace PmiEmas.TestKit.Stripe;

/// <summary>The fake's objects and money, and what happens to them by other people's doing. Amounts as Stripe counts them: Rp1 is 100.</summary>
public sealed partial class StripeBooks
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
}
