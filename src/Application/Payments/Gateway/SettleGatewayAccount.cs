using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>Takes in whether a recipient's account there may be paid to. False where the account is not ours.</summary>
[SystemRequest]
public sealed record SettleGatewayAccount(string AccountId, AccountNews? News) : ICommand<bool>;

internal sealed class SettleGatewayAccountHandler(IProgrammeDb db) : CommandHandler<SettleGatewayAccount, bool>
{
    protected override async Task<bool> Handle(SettleGatewayAccount command, CancellationToken ct)
    {
        var account = await db.Set<GatewayAccount>().SingleOrDefaultAsync(a => a.AccountId == command.AccountId, ct);
        account?.Stands(
            command.News?.MayBePaid ?? false,
            command.News is null || command.News.DisabledWhy?.StartsWith("rejected", StringComparison.Ordinal) == true
        );
        return account is not null;
    }
}
