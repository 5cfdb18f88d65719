using PmiEmas.Domain.Notifications;

namespace PmiEmas.Application.Notifications;

/// <summary>The code somebody asked for to sign in, to register or to sign.</summary>
internal sealed class OneTimeCodeMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables => [new("code", VariableType.Code, "482913")];

    public override IReadOnlyList<MessageChannel> Channels => EmailOrPhone;

    public override TimeSpan? Lifetime => TimeSpan.FromMinutes(10);
}
