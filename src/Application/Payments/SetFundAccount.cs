using FluentValidation;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>Names the bank account a fund source's money lies in, and the layout its bank wants files in.</summary>
[RequirePermission(Permission.ManageFundSources)]
public sealed record SetFundAccount(
    Id<FundSource> FundSourceId,
    string BankCode,
    AccountNumber Number,
    string Holder,
    string Layout
) : ICommand<Id<FundAccount>>;

internal sealed class SetFundAccountValidator : AbstractValidator<SetFundAccount>
{
    public SetFundAccountValidator(IBankFileWriter writer)
    {
        RuleFor(c => c.Holder).NotEmpty().MaximumLength(120);
        RuleFor(c => c.Layout).Must(l => writer.Layouts.Contains(l)).WithMessage("shared.invalid");
    }
}

internal sealed class SetFundAccountHandler(IProgrammeDb db) : CommandHandler<SetFundAccount, Id<FundAccount>>
{
    protected override async Task<Id<FundAccount>> Handle(SetFundAccount command, CancellationToken ct)
    {
        await db.Lock(command.FundSourceId, ct);
        var details = new AccountDetails(command.BankCode, command.Number, command.Holder);
        var account = await db.Set<FundAccount>().SingleOrDefaultAsync(a => a.FundSourceId == command.FundSourceId, ct);
        if (account is not null)
        {
            account.Change(details, command.Layout);
            return account.Id;
        }

        account = FundAccount.Open(Id<FundAccount>.New(), command.FundSourceId, details, command.Layout);
        db.Set<FundAccount>().Add(account);
        return account.Id;
    }
}
