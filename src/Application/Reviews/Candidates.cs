using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reviews;

/// <summary>Gathers what is known of members of staff who might review somebody's plan.</summary>
internal sealed class Candidates(IProgrammeDb db, IBlindIndex index)
{
    public async Task<IReadOnlyList<Candidate>> For(
        Returnee applicant,
        IQueryable<StaffMember> members,
        CancellationToken ct
    )
    {
        var household = await OnCardOf(applicant, ct);
        var found = await members.AsNoTracking().OrderBy(s => s.FullName).ToListAsync(ct);
        return
        [
            .. found.Select(m => new Candidate(
                m,
                m.Nik is not null && household.Contains(m.Nik) ? applicant.FamilyCard : null
            )),
        ];
    }

    /// <summary>The numbers of everybody with a file on the applicant's family card: staff may themselves have returned.</summary>
    private async Task<HashSet<Nik>> OnCardOf(Returnee applicant, CancellationToken ct)
    {
        if (applicant.FamilyCard is not { } card)
            return [];
        var key = index.Of("family-card", card.Value);
        var niks = await db
            .Returnees.AsNoTracking()
            .Where(r => EF.Property<byte[]?>(r, "FamilyCardIndex") == key)
            .Select(r => r.Nik)
            .ToListAsync(ct);
        return [.. niks.OfType<Nik>()];
    }
}
