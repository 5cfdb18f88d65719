using FluentValidation;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Other rates of provision from a day on. Reports of earlier days keep theirs.</summary>
[RequirePermission(Permission.ManageLoanProducts)]
public sealed record SetProvisionRates(ProvisionScale Scale, DateOnly From, string Basis) : ICommand;

internal sealed class SetProvisionRatesValidator : AbstractValidator<SetProvisionRates>
{
    public SetProvisionRatesValidator() => RuleFor(c => c.Basis).MaximumLength(500);
}

internal sealed class SetProvisionRatesHandler(
    IProgrammeDb db,
    IActor actor,
    PortfolioReader reader,
    TimeProvider clock
) : CommandHandler<SetProvisionRates>
{
    protected override async Task Handle(SetProvisionRates command, CancellationToken ct) =>
        db.ProvisionRates.Add(
            ProvisionRates.Set(
                Id<ProvisionRates>.New(),
                command.Scale,
                command.From,
                command.Basis,
                await reader.RatesOn(command.From, clock.GetUtcNow(), ct),
                actor.StaffId,
                clock.GetUtcNow()
            )
        );
}

/// <summary>The rates of provision, the latest first; those of the regulation stand before all.</summary>
[RequirePermission(Permission.ViewLoans, Permission.ManageLoanProducts)]
public sealed record ProvisionRateHistory : IQuery<IReadOnlyList<ProvisionRateRow>>;

public sealed record ProvisionRateRow(DateOnly From, ProvisionScale Scale, string Basis, string By, DateTimeOffset At);

internal sealed class ProvisionRateHistoryHandler(IProgrammeDb db)
    : QueryHandler<ProvisionRateHistory, IReadOnlyList<ProvisionRateRow>>
{
    protected override async Task<IReadOnlyList<ProvisionRateRow>> Handle(
        ProvisionRateHistory query,
        CancellationToken ct
    ) =>
        await db
            .ProvisionRates.AsNoTracking()
            .OrderByDescending(r => r.From)
            .ThenByDescending(r => r.At)
            .Select(r => new ProvisionRateRow(
                r.From,
                r.Scale,
                r.Basis,
                db.Staff.Where(s => s.Id == r.ById).Select(s => s.FullName).First(),
                r.At
            ))
            .ToListAsync(ct);
}
