using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>The proposal is taken back, e.g. because money came in meanwhile; its addendum no longer holds.</summary>
[RequirePermission(Permission.ProposeRestructuring)]
public sealed record WithdrawRestructuring(Id<LoanRestructuring> RestructuringId, string Reason)
    : ICommand,
        IStatesReason;

internal sealed class WithdrawRestructuringValidator : AbstractValidator<WithdrawRestructuring>
{
    public WithdrawRestructuringValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class WithdrawRestructuringHandler(IProgrammeDb db, IActor actor, IDocumentIssuer issuer)
    : CommandHandler<WithdrawRestructuring>
{
    protected override async Task Handle(WithdrawRestructuring command, CancellationToken ct)
    {
        var (proposal, _) = await db.RestructuringToChange(command.RestructuringId, actor, ct);
        proposal.Withdraw(command.Reason);
        await issuer.Revoke(DocumentKind.ScheduleAddendum, proposal.Id.Value, ct);
    }
}
