using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Documents;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>An officer was at the business and saw what the money was used for: the next part may be paid out.</summary>
[RequirePermission(Permission.OfferAgreements)]
public sealed record RecordTrancheVisit(Id<Loan> LoanId, int No, DateOnly VisitedOn, string Note, Upload Photo)
    : ICommand;

internal sealed class RecordTrancheVisitValidator : AbstractValidator<RecordTrancheVisit>
{
    public RecordTrancheVisitValidator(TimeProvider clock)
    {
        RuleFor(c => c.Note).NotEmpty().MaximumLength(1000);
        RuleFor(c => c.VisitedOn).Must(on => on <= clock.Today());
    }
}

internal sealed class RecordTrancheVisitHandler(IProgrammeDb db, IActor actor, IFileKeeper files)
    : CommandHandler<RecordTrancheVisit>
{
    protected override async Task Handle(RecordTrancheVisit command, CancellationToken ct)
    {
        var loan = await db.LoanToChange(command.LoanId, actor, ct);
        var photo = await files.Keep(command.Photo, FilePurpose.LoanEvidence, loan.Id.Value, loan.ReturneeId.Value, ct);
        loan.RecordTrancheVisit(command.No, command.Note, photo, actor.StaffId, command.VisitedOn);
    }
}
