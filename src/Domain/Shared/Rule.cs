namespace PmiEmas.Domain.Shared;

/// <summary>A rule of the programme. Its code is the key of its text in the resources, e.g. <c>grants.amount-within-ceiling</c>.</summary>
public sealed record Rule(string Code)
{
    /// <summary>Throws <see cref="RuleBrokenException"/> unless <paramref name="kept"/>. Arguments fill the places of the text.</summary>
    public void Require(bool kept, params object[] arguments)
    {
        if (!kept)
            throw new RuleBrokenException(this, arguments);
    }

    /// <summary>The same, of what was posted in this field: the text stands beside it.</summary>
    public void RequireFor(string field, bool kept, params object[] arguments)
    {
        if (!kept)
            throw new RuleBrokenException(this, arguments) { Field = field };
    }
}

/// <summary>A rule was not kept; nothing has been changed.</summary>
public sealed class RuleBrokenException(Rule rule, params object[] arguments) : Exception(rule.Code)
{
    public Rule Rule { get; } = rule;

    public IReadOnlyList<object> Arguments { get; } = arguments;

    /// <summary>The posted field the rule speaks of, where it speaks of one.</summary>
    public string? Field { get; init; }
}
