using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants;

/// <summary>Adds a purchase with the picture of its receipt to the returnee's own report.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record AddSpendingReceipt(
    Id<AccountabilityReport> ReportId,
    Id<BudgetLine> LineId,
    Money Amount,
    DateOnly SpentOn,
    string Seller,
    string? Remark,
    Upload Photo
) : ICommand<Id<SpendingReceipt>>;

internal sealed class AddSpendingReceiptValidator : AbstractValidator<AddSpendingReceipt>
{
    public AddSpendingReceiptValidator()
    {
        RuleFor(c => c.Seller).MaximumLength(200);
        RuleFor(c => c.Remark).MaximumLength(500);
    }
}

internal sealed class AddSpendingReceiptHandler(IProgrammeDb db, IActor actor, IFileKeeper files, TimeProvider clock)
    : CommandHandler<AddSpendingReceipt, Id<SpendingReceipt>>
{
    protected override async Task<Id<SpendingReceipt>> Handle(AddSpendingReceipt command, CancellationToken ct)
    {
        var report = await db.ReportToChange(command.ReportId, actor, ct);
        GrantRules.ReportOpen.Require(report.MayBeWritten);
        var file = await files.Keep(
            command.Photo,
            FilePurpose.ReportReceipt,
            report.Id.Value,
            report.ReturneeId.Value,
            ct
        );
        var id = Id<SpendingReceipt>.New();
        report.AddReceipt(
            id,
            new Spending(command.LineId, command.Amount, command.SpentOn, command.Seller, command.Remark),
            file,
            await db.LinesOf(report.GrantId, ct),
            clock.Today()
        );
        return id;
    }
}
