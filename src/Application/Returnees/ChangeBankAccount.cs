using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>Names the account money goes to. A number left empty stays as it is.</summary>
[RequirePermission(Permission.UseOwnFile, Permission.RegisterReturnees)]
public sealed record ChangeBankAccount(Id<Returnee> ReturneeId, string BankCode, AccountNumber? Number, string Holder)
    : ICommand,
        ICarriesSecret;

internal sealed class ChangeBankAccountHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<ChangeBankAccount>
{
    protected override async Task Handle(ChangeBankAccount command, CancellationToken ct)
    {
        var returnee = await db.ReturneeToEdit(command.ReturneeId, actor, ct);
        var number = command.Number ?? returnee.BankAccount?.Number;
        if (number is null)
            throw new RuleBrokenException(ReturneeRules.AccountHasNumber) { Field = nameof(command.Number) };
        returnee.ChangeBankAccount(
            new AccountDetails(command.BankCode, number, command.Holder),
            actor.WritingStaff(),
            clock.GetUtcNow()
        );
    }
}
