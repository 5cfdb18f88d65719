using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;

namespace PmiEmas.Application.Returnees;

/// <summary>Villages by the words typed: the first is part of the village's name, the others of the places it lies in.</summary>
[AllowAnonymousRequest]
public sealed record FindVillages(string? Words) : IQuery<IReadOnlyList<Place>>;

internal sealed class FindVillagesHandler(IProgrammeDb db) : QueryHandler<FindVillages, IReadOnlyList<Place>>
{
    public const int Most = 20;

    private const int FewestLetters = 3;

    protected override async Task<IReadOnlyList<Place>> Handle(FindVillages query, CancellationToken ct)
    {
        var words = (query.Words ?? "")
            .ToLowerInvariant()
            .Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
            .Take(6)
            .ToList();
        if (words.Count == 0 || words[0].Length < FewestLetters)
            return [];

        var (first, all) = (words[0].ToPattern(), string.Join(' ', words).ToPattern().Trim('%'));
        var found =
            from village in db.Regions.AsNoTracking()
            where village.Code.Length == 10 && EF.Functions.Like(village.Name.ToLower(), first, "\\")
            join district in db.Regions on village.ParentCode equals district.Code
            join regency in db.Regions on district.ParentCode equals regency.Code
            join province in db.Regions on regency.ParentCode equals province.Code
            select new
            {
                village,
                district,
                regency,
                province,
            };
        foreach (var word in words.Skip(1).Select(w => w.ToPattern()))
            found = found.Where(f =>
                EF.Functions.Like(
                    (f.village.Name + " " + f.district.Name + " " + f.regency.Name + " " + f.province.Name).ToLower(),
                    word,
                    "\\"
                )
            );
        return await found
            .OrderByDescending(f => EF.Functions.Like(f.village.Name.ToLower(), all, "\\"))
            .ThenBy(f => f.village.Name)
            .ThenBy(f => f.village.Code)
            .Take(Most)
            .Select(f => new Place(f.village.Code, f.village.Name, f.district.Name, f.regency.Name, f.province.Name))
            .ToListAsync(ct);
    }
}
