using FluentValidation;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Ledger;

/// <summary>A funder's money arrived in the fund's bank account. The id is made by the form and makes it count once.</summary>
[RequirePermission(Permission.ManageFundSources)]
public sealed record RecordFunding(
    Id<LedgerEvent> Id,
    string Fund,
    Money Amount,
    [property: EffectiveDate] DateOnly ReceivedOn,
    string Reference
) : ICommand;

internal sealed class RecordFundingValidator : AbstractValidator<RecordFunding>
{
    public RecordFundingValidator(TimeProvider clock)
    {
        RuleFor(c => c.Reference).NotEmpty().MaximumLength(40);
        RuleFor(c => c.Fund).NotEmpty();
        RuleFor(c => c.ReceivedOn).LessThanOrEqualTo(_ => clock.Today()).WithMessage("ledger.received-on-not-ahead");
        RuleFor(c => c.Amount).Must(a => !a.IsZero).WithMessage(LedgerRules.AmountPositive.Code);
    }
}

internal sealed class RecordFundingHandler(IProgrammeDb db, ILedger ledger) : CommandHandler<RecordFunding>
{
    protected override async Task Handle(RecordFunding command, CancellationToken ct)
    {
        var fund = await db
            .FundSources.AsNoTracking()
            .Where(f => f.Code == command.Fund)
            .Select(f => new { f.Id, f.Code })
            .SingleOrDefaultAsync(ct);
        if (fund is null)
            throw new NotFoundException(nameof(command.Fund));
        await ledger.Post(
            LedgerEvent.Record(
                command.Id,
                LedgerEventKind.FundReceived,
                command.ReceivedOn,
                fund.Code,
                new LedgerSource("fund", fund.Id.Value, command.Reference),
                [Transfer.Of(Account.Bank(fund.Code), Account.Equity(fund.Code), command.Amount)]
            ),
            ct
        );
    }
}
