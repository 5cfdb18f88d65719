using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>The supplier's invoice: its number, day, paper and the price of each thing, never above what was ordered.</summary>
[RequirePermission(Permission.ManagePurchases)]
public sealed record RecordInvoice(
    Id<Purchase> PurchaseId,
    string Number,
    DateOnly On,
    IReadOnlyList<ItemPrice> Prices,
    Upload Paper
) : ICommand;

internal sealed class RecordInvoiceValidator : AbstractValidator<RecordInvoice>
{
    public RecordInvoiceValidator() => RuleFor(c => c.Number).NotEmpty().MaximumLength(60);
}

internal sealed class RecordInvoiceHandler(IProgrammeDb db, IActor actor, IFileKeeper files, TimeProvider clock)
    : CommandHandler<RecordInvoice>
{
    protected override async Task Handle(RecordInvoice command, CancellationToken ct)
    {
        var (purchase, _) = await db.PurchaseToChange(command.PurchaseId, actor, ct);
        var paper = await files.Keep(
            command.Paper,
            FilePurpose.PurchasePaper,
            purchase.Id.Value,
            purchase.ReturneeId.Value,
            ct
        );
        purchase.TakeInvoice(command.Number, command.On, command.Prices, paper, clock.Today());
    }
}
