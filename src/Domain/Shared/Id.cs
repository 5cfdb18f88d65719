using System.Diagnostics.CodeAnalysis;

namespace PmiEmas.Domain.Shared;

/// <summary>The identity of one <typeparamref name="T"/>: a version 7 UUID that never mixes with another kind's.</summary>
public readonly record struct Id<T>(Guid Value) : IParsable<Id<T>>, IComparable<Id<T>>
{
    public static Id<T> New() => new(Guid.CreateVersion7());

    public static Id<T> Parse(string s, IFormatProvider? provider = null) => new(Guid.Parse(s));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Id<T> result)
    {
        var ok = Guid.TryParse(s, out var value);
        result = new Id<T>(value);
        return ok;
    }

    public int CompareTo(Id<T> other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
