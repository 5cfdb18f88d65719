using PmiEmas.Application.Abstractions;

namespace PmiEmas.Application.Accounts;

/// <summary>Clears away what nobody can sign in with any more.</summary>
[SystemRequest]
public sealed record ClearExpiredAccess : ICommand;

internal sealed class ClearExpiredAccessHandler(IExpiredAccess expired) : CommandHandler<ClearExpiredAccess>
{
    protected override Task Handle(ClearExpiredAccess command, CancellationToken ct) => expired.Clear(ct);
}
