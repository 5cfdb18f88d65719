using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>The person gives and takes back consents, each on its own.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record ChooseConsents(Id<Returnee> ReturneeId, IReadOnlyList<ConsentPurpose> Given) : ICommand;

internal sealed class ChooseConsentsHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<ChooseConsents>
{
    protected override async Task Handle(ChooseConsents command, CancellationToken ct)
    {
        var returnee = await db.ReturneeToEdit(command.ReturneeId, actor, ct);
        foreach (var purpose in Enum.GetValues<ConsentPurpose>().Where(p => p != ConsentPurpose.Programme))
            if (command.Given.Contains(purpose))
                returnee.GiveConsent(Consent.ByOwnClick(purpose, clock.GetUtcNow()));
            else
                returnee.WithdrawConsent(purpose, clock.GetUtcNow());
    }
}
