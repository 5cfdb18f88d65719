using FluentValidation;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>Puts chosen approved payouts of one fund into a file for the bank and marks them sent.</summary>
[RequirePermission(Permission.PreparePayouts)]
public sealed record MakeBankFile(string Layout, IReadOnlyList<Id<Payout>> PayoutIds) : ICommand<Id<BankFile>>;

internal sealed class MakeBankFileValidator : AbstractValidator<MakeBankFile>
{
    public MakeBankFileValidator(IBankFileWriter writer)
    {
        RuleFor(c => c.Layout).Must(l => writer.Layouts.Contains(l)).WithMessage("shared.invalid");
        RuleFor(c => c.PayoutIds).NotEmpty().WithMessage(PaymentRules.FileNeedsPayouts.Code);
    }
}

internal sealed class MakeBankFileHandler(
    IProgrammeDb db,
    IActor actor,
    IBankFileWriter writer,
    IFileKeeper files,
    TimeProvider clock
) : CommandHandler<MakeBankFile, Id<BankFile>>
{
    protected override async Task<Id<BankFile>> Handle(MakeBankFile command, CancellationToken ct)
    {
        // Locked in one order, so that two files made at once cannot wait for each other.
        List<Payout> payouts = [];
        foreach (var payout in command.PayoutIds.Distinct().Order())
            payouts.Add(await db.PayoutToChange(payout, actor, ct));
        foreach (var payout in payouts)
            payout.Payee.RequireCurrent(await db.PayeeOf(payout, clock.GetUtcNow(), ct));
        var (id, on) = (Id<BankFile>.New(), clock.Today());
        var reference = await db.NextReference("BT", on, ct);
        var funds = payouts.Select(p => p.FundSourceId).Distinct().ToList();
        PaymentRules.FileOfOneFund.Require(funds.Count == 1);
        var fund = await db
            .FundSources.Where(f => f.Id == funds[0])
            .Select(f => new
            {
                f.Code,
                Account = db.Set<FundAccount>()
                    .Where(a => a.FundSourceId == f.Id)
                    .Select(a => a.Number)
                    .FirstOrDefault(),
            })
            .SingleAsync(ct);
        var content = writer.Write(command.Layout, new BankFileHead(reference, fund.Code, on, fund.Account), payouts);
        var file = await files.KeepOwn(
            content,
            $"{reference}.csv",
            "text/csv",
            FilePurpose.BankFile,
            id.Value,
            null,
            ct
        );
        db.Set<BankFile>()
            .Add(BankFile.Make(id, reference, command.Layout, payouts, file, actor.StaffId, clock.GetUtcNow()));
        return id;
    }
}
