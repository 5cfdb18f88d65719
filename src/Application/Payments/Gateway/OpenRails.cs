using PmiEmas.Application.Abstractions;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>The gateway's rails where a key is configured. Elsewhere there are none, and whoever asks for one finds nothing.</summary>
public sealed class OpenRails(
    IEnumerable<IGateway> gateways,
    IEnumerable<ICollectionRail> collections,
    IEnumerable<IPayoutRail> payouts
)
{
    public bool IsOpen => gateways.Any();

    public IGateway Gateway => gateways.SingleOrDefault() ?? throw new NotFoundException(nameof(IGateway));

    public ICollectionRail Collections =>
        collections.SingleOrDefault() ?? throw new NotFoundException(nameof(ICollectionRail));

    public IPayoutRail Payouts => payouts.SingleOrDefault() ?? throw new NotFoundException(nameof(IPayoutRail));
}
