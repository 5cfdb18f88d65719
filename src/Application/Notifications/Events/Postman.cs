using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Notifications.Events;

/// <summary>Addresses a message to somebody the programme knows, in their language and by their name.</summary>
internal sealed class Postman(IProgrammeDb db, IMessageQueue queue)
{
    /// <summary>The key of an event that happens to a record once.</summary>
    public static string Once(string template, Guid subject) => $"{template}:{subject}";

    /// <summary>The key of an event that may happen to a record again and again.</summary>
    public static string EachTime(string template, Guid subject) => $"{template}:{subject}:{Guid.CreateVersion7():N}";

    /// <summary>Queues a message to a returnee. The values are asked for in the person's language; the name is added.</summary>
    public async Task ToReturnee(
        Id<Returnee> returnee,
        string template,
        string dedupeKey,
        Func<string, Dictionary<string, string>> values,
        CancellationToken ct
    )
    {
        var person =
            db.Returnees.Local.Where(r => r.Id == returnee)
                .Select(r => new Contact(r.FullName, r.Language, r.Email, r.Phone))
                .FirstOrDefault()
            ?? await db
                .Returnees.Where(r => r.Id == returnee)
                .Select(r => new Contact(r.FullName, r.Language, r.Email, r.Phone))
                .SingleAsync(ct);
        var to = new Recipient(person.Language, person.Email, person.Phone, ReturneeId: returnee);
        await queue.Add(template, to, Named(values(person.Language), person.Name), dedupeKey, ct);
    }

    /// <summary>Queues one template to many returnees, in as many statements as for one.</summary>
    public async Task ToReturnees(string template, IReadOnlyList<ReturneeLetter> letters, CancellationToken ct)
    {
        var ids = letters.Select(l => l.To).Distinct().ToList();
        var people = await db
            .Returnees.AsNoTracking()
            .Where(r => ids.Contains(r.Id))
            .Select(r => new { r.Id, Contact = new Contact(r.FullName, r.Language, r.Email, r.Phone) })
            .ToDictionaryAsync(r => r.Id, r => r.Contact, ct);
        await queue.AddAll(
            template,
            [
                .. letters.Select(l =>
                {
                    var person = people[l.To];
                    return new MessageOrder(
                        new Recipient(person.Language, person.Email, person.Phone, ReturneeId: l.To),
                        Named(l.Values(person.Language), person.Name),
                        l.DedupeKey
                    );
                }),
            ],
            ct
        );
    }

    /// <summary>Queues a warning to the phone and e-mail address a returnee had before; not to the inbox, which may be in other hands.</summary>
    public async Task ToFormerContact(
        Returnee returnee,
        string template,
        Func<string, Dictionary<string, string>> values,
        CancellationToken ct
    )
    {
        if (returnee.FormerEmail is null && returnee.FormerPhone is null)
            return;
        var to = new Recipient(returnee.Language, returnee.FormerEmail, returnee.FormerPhone);
        var key = EachTime($"{template}:former", returnee.Id.Value);
        await queue.Add(template, to, Named(values(returnee.Language), returnee.FullName), key, ct);
    }

    /// <summary>Queues a message to a member of staff, in Indonesian.</summary>
    public async Task ToStaff(
        Id<StaffMember> staff,
        string template,
        string dedupeKey,
        Func<string, Dictionary<string, string>> values,
        CancellationToken ct
    )
    {
        var member = await db.Staff.Where(s => s.Id == staff).Select(s => new { s.FullName, s.Email }).SingleAsync(ct);
        var to = new Recipient("id", member.Email, StaffId: staff);
        await queue.Add(template, to, Named(values(to.Language), member.FullName), dedupeKey, ct);
    }

    private static Dictionary<string, string> Named(Dictionary<string, string> values, string name) =>
        new(values) { ["name"] = name };

    private sealed record Contact(string Name, string Language, EmailAddress? Email, PhoneNumber? Phone);
}

/// <summary>One of many letters of a template; the values are asked for in the person's language.</summary>
internal sealed record ReturneeLetter(
    Id<Returnee> To,
    string DedupeKey,
    Func<string, Dictionary<string, string>> Values
);
