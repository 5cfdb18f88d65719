using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>The files the actor sees, by name, reference or phone, state and region.</summary>
[RequirePermission(Permission.BrowseReturnees, Permission.RegisterReturnees)]
public sealed record ReturneeList(ListQuery List) : IQuery<Slice<ReturneeRow>>;

public sealed record ReturneeRow(
    Id<Returnee> Id,
    string Reference,
    string FullName,
    ReturneeStatus Status,
    string? Village,
    string? Regency,
    DateTimeOffset RegisteredAt,
    DateTimeOffset? SubmittedAt
);

internal sealed class ReturneeListHandler(IProgrammeDb db, IActor actor)
    : QueryHandler<ReturneeList, Slice<ReturneeRow>>
{
    private static readonly Sorts<Returnee, Id<Returnee>> Sorts = new Sorts<Returnee, Id<Returnee>>(r => r.Id)
        .By("registered", r => r.RegisteredAt, descending: true)
        .By("name", r => r.NameCompared);

    protected override Task<Slice<ReturneeRow>> Handle(ReturneeList query, CancellationToken ct)
    {
        var files = db.Returnees.VisibleTo(actor);
        if (query.List.Choice<ReturneeStatus>("status") is { } status)
            files = files.Where(r => r.Status == status);
        if (RegionCode.TryParse(query.List["region"], null, out var region))
            files = files.Where(r => EF.Functions.Like((string)(object)r.Village!, region.Value + "%"));
        return Searched(files, query.List.Search)
            .Slice(
                query.List,
                Sorts,
                r => new ReturneeRow(
                    r.Id,
                    r.Reference,
                    r.FullName,
                    r.Status,
                    db.Regions.Where(v => v.Code == (string)(object)r.Village!).Select(v => v.Name).FirstOrDefault(),
                    db.Regions.Where(v => v.Code == ((string)(object)r.Village!).Substring(0, 4))
                        .Select(v => v.Name)
                        .FirstOrDefault(),
                    r.RegisteredAt,
                    r.SubmittedAt
                ),
                ct
            );
    }

    /// <summary>A reference or phone number is looked up as it stands; anything else is part of a name.</summary>
    private static IQueryable<Returnee> Searched(IQueryable<Returnee> files, string? words)
    {
        if (words is null)
            return files;
        var reference = words.ToUpperInvariant();
        if (reference.StartsWith("PMI-", StringComparison.Ordinal))
            return files.Where(r => r.Reference == reference);
        if (PhoneNumber.TryParse(words, null, out var phone))
            return files.Where(r => r.Phone == phone);
        var pattern = PersonNames.Compared(words).ToPattern();
        return files.Where(r => EF.Functions.Like(r.NameCompared, pattern, "\\"));
    }
}
