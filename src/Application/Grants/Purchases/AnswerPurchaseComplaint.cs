using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>The officer answers what the returnee said was wrong.</summary>
[RequirePermission(Permission.ManagePurchases)]
public sealed record AnswerPurchaseComplaint(Id<Purchase> PurchaseId, Id<PurchaseComplaint> ComplaintId, string Answer)
    : ICommand;

internal sealed class AnswerPurchaseComplaintValidator : AbstractValidator<AnswerPurchaseComplaint>
{
    public AnswerPurchaseComplaintValidator() => RuleFor(c => c.Answer).MaximumLength(2000);
}

internal sealed class AnswerPurchaseComplaintHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<AnswerPurchaseComplaint>
{
    protected override async Task Handle(AnswerPurchaseComplaint command, CancellationToken ct)
    {
        var (purchase, grant) = await db.PurchaseToChange(command.PurchaseId, actor, ct);
        purchase.Answer(command.ComplaintId, command.Answer, actor.StaffId, grant, clock.GetUtcNow());
    }
}
