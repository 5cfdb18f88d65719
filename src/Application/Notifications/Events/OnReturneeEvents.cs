using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Notifications.Events;

/// <summary>Tells people what became of their file, and who looked into it.</summary>
internal sealed class OnReturneeEvents(IProgrammeDb db, IActor actor, Postman postman, TimeProvider clock)
    : IDomainEventHandler<ReturneeVerified>,
        IDomainEventHandler<ReturneeReturned>,
        IDomainEventHandler<ReturneeRejected>,
        IDomainEventHandler<BankAccountChanged>,
        IDomainEventHandler<ContactReplaced>,
        IDomainEventHandler<IdentityRevealed>
{
    private static readonly TimeSpan FormerContactCounts = TimeSpan.FromDays(30);

    public Task Handle(ReturneeVerified happened, CancellationToken ct) =>
        Tell(happened.ReturneeId, "file-verified", SitePages.Home, ct);

    public Task Handle(ReturneeReturned happened, CancellationToken ct) =>
        Tell(happened.ReturneeId, "file-returned", SitePages.Profile, ct);

    public Task Handle(ReturneeRejected happened, CancellationToken ct) =>
        Tell(happened.ReturneeId, "file-rejected", SitePages.Home, ct);

    /// <summary>
    /// The first account of a file needs no warning; another in its place does. Where the contact was replaced shortly before, the
    /// former one is warned too: whoever took over a sign-in changes the number first.
    /// </summary>
    public async Task Handle(BankAccountChanged happened, CancellationToken ct)
    {
        if (!happened.ReplacesAnother)
            return;
        await postman.ToReturnee(
            happened.ReturneeId,
            "account-changed",
            Postman.EachTime("account-changed", happened.ReturneeId.Value),
            language => Warning(happened.At, language),
            ct
        );
        var returnee = (await db.Returnees.FindAsync([happened.ReturneeId], ct))!;
        if (returnee.ContactChangedAt > happened.At - FormerContactCounts)
            await postman.ToFormerContact(returnee, "account-changed", language => Warning(happened.At, language), ct);
    }

    public async Task Handle(ContactReplaced happened, CancellationToken ct)
    {
        var returnee = (await db.Returnees.FindAsync([happened.ReturneeId], ct))!;
        await postman.ToFormerContact(returnee, "contact-changed", language => Warning(happened.At, language), ct);
    }

    public async Task Handle(IdentityRevealed happened, CancellationToken ct)
    {
        var office = (await db.Staff.FindAsync([actor.StaffId], ct))!.Office;
        await postman.ToReturnee(
            happened.ReturneeId,
            "data-revealed",
            Postman.EachTime("data-revealed", happened.ReturneeId.Value),
            language =>
                new()
                {
                    ["what"] = NameOf(happened.Field, language),
                    ["office"] = office,
                    ["at"] = MessageValues.Moment(clock.GetUtcNow(), language),
                    ["link"] = SitePages.WhoLooked,
                },
            ct
        );
    }

    private async Task Tell(Id<Returnee> returnee, string template, string link, CancellationToken ct)
    {
        var reference = (await db.Returnees.FindAsync([returnee], ct))!.Reference;
        await postman.ToReturnee(
            returnee,
            template,
            Postman.EachTime(template, returnee.Value),
            _ => new() { ["reference"] = reference, ["link"] = link },
            ct
        );
    }

    private static Dictionary<string, string> Warning(DateTimeOffset at, string language) =>
        new() { ["at"] = MessageValues.Moment(at, language), ["link"] = SitePages.Profile };

    private static string NameOf(RevealedField field, string language) =>
        (field, language) switch
        {
            (RevealedField.Nik, _) => "NIK",
            (RevealedField.FamilyCard, "en") => "family card number",
            (RevealedField.FamilyCard, _) => "nomor Kartu Keluarga",
            (_, "en") => "bank account number",
            _ => "nomor rekening bank",
        };
}
