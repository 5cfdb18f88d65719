using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>The head of a file for the pages where an officer decides about it.</summary>
[RequirePermission(Permission.VerifyReturnees)]
public sealed record ReturneeToDecide(Id<Returnee> ReturneeId) : IQuery<ReturneeHead>;

public sealed record ReturneeHead(Id<Returnee> Id, string Reference, string FullName, ReturneeStatus Status);

internal sealed class ReturneeToDecideHandler(IProgrammeDb db, IActor actor)
    : QueryHandler<ReturneeToDecide, ReturneeHead>
{
    protected override async Task<ReturneeHead> Handle(ReturneeToDecide query, CancellationToken ct) =>
        await db
            .Returnees.AsNoTracking()
            .VisibleTo(actor)
            .Where(r => r.Id == query.ReturneeId)
            .Select(r => new ReturneeHead(r.Id, r.Reference, r.FullName, r.Status))
            .SingleOrDefaultAsync(ct)
        ?? throw new NotFoundException(nameof(Returnee));
}
