using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>The number behind a recorded look, for the one who looked and for a few minutes only.</summary>
[RequirePermission(Permission.RevealIdentity)]
public sealed record RevealedIdentity(Id<DataAccess> LookId) : IQuery<RevealedNumber>;

public sealed record RevealedNumber(
    Id<Returnee> ReturneeId,
    string FullName,
    RevealedField Field,
    string? Number,
    string? Bank,
    DateTimeOffset ReadableUntil
);

internal sealed class RevealedIdentityHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : QueryHandler<RevealedIdentity, RevealedNumber>
{
    protected override async Task<RevealedNumber> Handle(RevealedIdentity query, CancellationToken ct)
    {
        var since = clock.GetUtcNow() - DataAccess.ReadableFor;
        var staff = actor.StaffId;
        var found =
            await (
                from look in db.Set<DataAccess>().AsNoTracking()
                where look.Id == query.LookId && look.StaffId == staff && look.At >= since
                join file in db.Returnees on look.ReturneeId equals file.Id
                select new
                {
                    look.Field,
                    look.At,
                    file.Id,
                    file.FullName,
                    file.Nik,
                    file.FamilyCard,
                    file.BankAccount!.Number,
                    file.BankAccount.BankCode,
                }
            ).SingleOrDefaultAsync(ct) ?? throw new NotFoundException(nameof(DataAccess));
        var number = found.Field switch
        {
            RevealedField.Nik => found.Nik?.Value,
            RevealedField.FamilyCard => found.FamilyCard?.Value,
            _ => found.Number?.Value,
        };
        var bank = found.Field == RevealedField.BankAccount && number is not null ? Banks.NameOf(found.BankCode) : null;
        return new(found.Id, found.FullName, found.Field, number, bank, found.At + DataAccess.ReadableFor);
    }
}
