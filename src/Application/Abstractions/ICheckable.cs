namespace PmiEmas.Application.Abstractions;

/// <summary>Something of the programme that anybody can check by its code: documents, messages. The kind names its text (<c>check.kind-{kind}</c>).</summary>
/// <param name="Title">What it is, as far as everybody may know: a document's number, a message's subject without names.</param>
/// <param name="HolderMasked">Whom it is for, masked; null where it is for nobody in particular.</param>
public sealed record CheckedItem(
    string Kind,
    string Title,
    DateOnly IssuedOn,
    string? HolderMasked,
    DateTimeOffset? RevokedAt = null
);

/// <summary>One capability's answer to the public check page.</summary>
public interface ICheckable
{
    /// <summary>The item of this code (upper case, with dashes), or null where it is none of this capability's.</summary>
    Task<CheckedItem?> Find(string code, CancellationToken ct);
}
