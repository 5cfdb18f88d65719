using System.Text;
using PmiEmas.Domain.Notifications;

namespace PmiEmas.Application.Notifications;

/// <summary>What a place in a template holds; decides how its value is checked and cleaned.</summary>
public enum VariableType
{
    Text,
    Lines,
    Money,
    Date,
    Number,
    Code,
    Url,
}

/// <summary>One place in a message's templates. Optional ones may be left empty and stand inside <c>{{#if}}</c>.</summary>
public sealed record Variable(
    string Name,
    VariableType Type,
    string Example,
    string? ExampleInEnglish = null,
    bool Optional = false
)
{
    public string ExampleFor(string language) => language == "en" ? ExampleInEnglish ?? Example : Example;
}

/// <summary>One message of the programme: the places its templates may use, its channels and how long it lives.</summary>
public abstract class MessageDefinition
{
    private const string Suffix = "Message";

    protected static readonly IReadOnlyList<MessageChannel> EmailAndInbox =
    [
        MessageChannel.Email,
        MessageChannel.Inbox,
    ];

    /// <summary>What must not be missed: by text where there is no e-mail address.</summary>
    protected static readonly IReadOnlyList<MessageChannel> EmailInboxOrPhone =
    [
        MessageChannel.Email,
        MessageChannel.Inbox,
        MessageChannel.Sms,
    ];

    /// <summary>Out of band: whoever reads it holds the phone or mailbox.</summary>
    protected static readonly IReadOnlyList<MessageChannel> EmailOrPhone = [MessageChannel.Email, MessageChannel.Sms];

    /// <summary>The class's name without its suffix; also its folder's.</summary>
    public string Name => GetType().Name[..^Suffix.Length];

    /// <summary><c>PlanReceivedMessage</c> is <c>plan-received</c>.</summary>
    public string Code => Kebab(Name);

    public abstract IReadOnlyList<Variable> Variables { get; }

    public virtual IReadOnlyList<MessageChannel> Channels => EmailAndInbox;

    public bool GoesToPhones => Channels.Contains(MessageChannel.Sms);

    /// <summary>After this time it is neither sent nor kept; null for messages that do not age.</summary>
    public virtual TimeSpan? Lifetime => null;

    private static string Kebab(string name)
    {
        var kebab = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c) && kebab.Length > 0)
                kebab.Append('-');
            kebab.Append(char.ToLowerInvariant(c));
        }

        return kebab.ToString();
    }
}
