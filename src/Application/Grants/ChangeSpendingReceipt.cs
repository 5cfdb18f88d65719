using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants;

/// <summary>Corrects a purchase of the returnee's own report; without a new picture the old one stays.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record ChangeSpendingReceipt(
    Id<AccountabilityReport> ReportId,
    Id<SpendingReceipt> ReceiptId,
    Id<BudgetLine> LineId,
    Money Amount,
    DateOnly SpentOn,
    string Seller,
    string? Remark,
    Upload? Photo
) : ICommand;

internal sealed class ChangeSpendingReceiptValidator : AbstractValidator<ChangeSpendingReceipt>
{
    public ChangeSpendingReceiptValidator()
    {
        RuleFor(c => c.Seller).MaximumLength(200);
        RuleFor(c => c.Remark).MaximumLength(500);
    }
}

internal sealed class ChangeSpendingReceiptHandler(IProgrammeDb db, IActor actor, IFileKeeper files, TimeProvider clock)
    : CommandHandler<ChangeSpendingReceipt>
{
    protected override async Task Handle(ChangeSpendingReceipt command, CancellationToken ct)
    {
        var report = await db.ReportToChange(command.ReportId, actor, ct);
        GrantRules.ReportOpen.Require(report.MayBeWritten);
        Id<StoredFile>? file = command.Photo is { } photo
            ? await files.Keep(photo, FilePurpose.ReportReceipt, report.Id.Value, report.ReturneeId.Value, ct)
            : null;
        report.ChangeReceipt(
            command.ReceiptId,
            new Spending(command.LineId, command.Amount, command.SpentOn, command.Seller, command.Remark),
            file,
            await db.LinesOf(report.GrantId, ct),
            clock.Today()
        );
    }
}
