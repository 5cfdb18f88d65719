using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>Everything that is ready to be paid and has no order yet.</summary>
[RequirePermission(Permission.ViewPayouts)]
public sealed record PayoutsReady : IQuery<IReadOnlyList<Payable>>;

internal sealed class PayoutsReadyHandler(IActor actor, IEnumerable<IPayable> payables)
    : QueryHandler<PayoutsReady, IReadOnlyList<Payable>>
{
    protected override async Task<IReadOnlyList<Payable>> Handle(PayoutsReady query, CancellationToken ct)
    {
        List<Payable> ready = [];
        foreach (var payable in payables)
            ready.AddRange(await payable.Ready(actor, ct));
        return ready;
    }
}
