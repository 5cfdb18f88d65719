using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>The treasury has paid money of a public budget: the number, date and document of its SP2D.</summary>
[RequirePermission(Permission.PreparePayouts)]
public sealed record RecordSp2d(Id<Payout> PayoutId, string Number, DateOnly On, Upload Document) : ICommand;

internal sealed class RecordSp2dValidator : AbstractValidator<RecordSp2d>
{
    public RecordSp2dValidator() => RuleFor(c => c.Number).NotEmpty().MaximumLength(60);
}

internal sealed class RecordSp2dHandler(IProgrammeDb db, IActor actor, IFileKeeper files, TimeProvider clock)
    : CommandHandler<RecordSp2d>
{
    protected override async Task Handle(RecordSp2d command, CancellationToken ct)
    {
        var payout = await db.PayoutToChange(command.PayoutId, actor, ct);
        PaymentRules.Sp2dForPublicMoney.Require(payout.WaitsForSp2d);
        var document = await files.Keep(
            command.Document,
            FilePurpose.TransferProof,
            payout.Id.Value,
            payout.ReturneeId.Value,
            ct
        );
        payout.RecordSp2d(command.Number, command.On, document, clock.GetUtcNow());
    }
}
