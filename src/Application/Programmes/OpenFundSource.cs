using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Programmes;

/// <summary>Adds a fund source; its code is part of ledger accounts for ever.</summary>
[RequirePermission(Permission.ManageFundSources)]
public sealed record OpenFundSource(string Code, string Name, FundSourceKind Kind, string? Funder)
    : ICommand<Id<FundSource>>;

internal sealed class OpenFundSourceHandler(IProgrammeDb db) : CommandHandler<OpenFundSource, Id<FundSource>>
{
    protected override Task<Id<FundSource>> Handle(OpenFundSource command, CancellationToken ct)
    {
        var source = FundSource.Open(Id<FundSource>.New(), command.Code, command.Name, command.Kind, command.Funder);
        db.FundSources.Add(source);
        return Task.FromResult(source.Id);
    }
}
