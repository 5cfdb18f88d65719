using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Features.Gateway;

public sealed class PayOnlineForm
{
    public Money Amount { get; set; }
}

public sealed class MovementForm
{
    public string Fund { get; set; } = "";
}
