using PmiEmas.Application.Abstractions;

namespace PmiEmas.Application.Documents;

/// <summary>What stands behind a code that somebody typed or scanned; null where nothing does. Small letters and missing dashes are no matter.</summary>
[AllowAnonymousRequest]
public sealed record CheckCode(string Code) : IQuery<CheckedItem?>;

internal sealed class CheckCodeHandler(IEnumerable<ICheckable> capabilities) : QueryHandler<CheckCode, CheckedItem?>
{
    private const int GroupLength = 4;

    protected override async Task<CheckedItem?> Handle(CheckCode query, CancellationToken ct)
    {
        var letters = query.Code.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant).Take(40).ToArray();
        var code = string.Join('-', letters.Chunk(GroupLength).Select(g => new string(g)));
        if (code.Length == 0)
            return null;
        foreach (var capability in capabilities)
            if (await capability.Find(code, ct) is { } found)
                return found;
        return null;
    }
}
