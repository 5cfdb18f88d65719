using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Programmes;

/// <summary>How many offers a purchase with the fund's money needs, by its amount.</summary>
[RequirePermission(Permission.ManageFundSources)]
public sealed record SetQuotationSteps(Id<FundSource> FundSourceId, IReadOnlyList<QuotationStep> Steps) : ICommand;

internal sealed class SetQuotationStepsHandler(IProgrammeDb db) : CommandHandler<SetQuotationSteps>
{
    protected override async Task Handle(SetQuotationSteps command, CancellationToken ct)
    {
        await db.Lock(command.FundSourceId, ct);
        var fund = (await db.FundSources.FindAsync([command.FundSourceId], ct))!;
        fund.AskForQuotations(command.Steps);
    }
}
