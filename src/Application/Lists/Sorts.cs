using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Lists;

/// <summary>The sorts a list offers, by name. The first is the list's own order; the id settles ties.</summary>
public sealed class Sorts<T, TId>(Expression<Func<T, TId>> id)
    where TId : IComparable<TId>, IParsable<TId>
{
    private readonly List<ISort<T, TId>> _all = [];

    /// <summary>Adds a sort by a value that is never null (text, number, amount, date, moment).</summary>
    public Sorts<T, TId> By<TKey>(string name, Expression<Func<T, TKey>> key, bool descending = false)
    {
        _all.Add(new Sort<T, TId, TKey>(name, key, id, descending));
        return this;
    }

    internal ISort<T, TId> For(ListQuery query) => _all.Find(s => s.Name == query.Sort) ?? _all[0];
}

internal interface ISort<T, TId>
{
    string Name { get; }

    Task<Slice<TRow>> Slice<TRow>(
        IQueryable<T> from,
        ListQuery query,
        Expression<Func<T, TRow>> select,
        CancellationToken ct
    );
}

internal sealed class Keyed<TRow, TKey, TId>
{
    public required TRow Row { get; init; }
    public required TKey Key { get; init; }
    public required TId Id { get; init; }
}

internal sealed class Sort<T, TId, TKey>(
    string name,
    Expression<Func<T, TKey>> key,
    Expression<Func<T, TId>> id,
    bool falling
) : ISort<T, TId>
    where TId : IComparable<TId>, IParsable<TId>
{
    private const char Separator = '~';

    public string Name { get; } = name;

    public async Task<Slice<TRow>> Slice<TRow>(
        IQueryable<T> from,
        ListQuery query,
        Expression<Func<T, TRow>> select,
        CancellationToken ct
    )
    {
        var backwards = query.Before is not null;
        var descending = (query.Sort == Name ? query.Descending : falling) != backwards;
        if (Read(query.Before ?? query.After) is { } place)
            from = from.Where(Beyond(place.Key, place.Id, descending));
        from = descending ? from.OrderByDescending(key).ThenByDescending(id) : from.OrderBy(key).ThenBy(id);

        var found = await from.Take(query.Size + 1).Select(WithKey(select)).ToListAsync(ct);
        var more = found.Count > query.Size;
        var rows = found.Take(query.Size).ToList();
        if (backwards)
            rows.Reverse();
        var previous =
            rows.Count > 0 && (backwards ? more : query.After is not null) ? Write(rows[0].Key, rows[0].Id) : null;
        var next = rows.Count > 0 && (backwards || more) ? Write(rows[^1].Key, rows[^1].Id) : null;
        return new Slice<TRow>([.. rows.Select(r => r.Row)], previous, next);
    }

    /// <summary>Rows after the place: a larger key, or the same key and a larger id (smaller when the sort falls).</summary>
    private Expression<Func<T, bool>> Beyond(TKey keyThere, TId idThere, bool descending)
    {
        var row = key.Parameters[0];
        var keyHere = key.Body;
        var idHere = Replace(id, row);
        var keyValue = Parameter(keyThere);
        // The first condition says nothing new, but an index can begin at it: a deep page costs no more than the first.
        var past = Expression.AndAlso(
            Compare(keyHere, keyValue, descending, orEqual: true),
            Expression.OrElse(Compare(keyHere, keyValue, descending), Compare(idHere, Parameter(idThere), descending))
        );
        return Expression.Lambda<Func<T, bool>>(past, row);
    }

    private static BinaryExpression Compare(Expression here, Expression there, bool descending, bool orEqual = false)
    {
        var zero = Expression.Constant(0);
        var compare =
            here.Type == typeof(string)
                ? (Expression)Expression.Call(typeof(string), nameof(string.Compare), null, here, there)
                : Expression.Call(here, nameof(IComparable.CompareTo), null, there);
        return (descending, orEqual) switch
        {
            (true, true) => Expression.LessThanOrEqual(compare, zero),
            (true, false) => Expression.LessThan(compare, zero),
            (false, true) => Expression.GreaterThanOrEqual(compare, zero),
            (false, false) => Expression.GreaterThan(compare, zero),
        };
    }

    private Expression<Func<T, Keyed<TRow, TKey, TId>>> WithKey<TRow>(Expression<Func<T, TRow>> select)
    {
        var row = key.Parameters[0];
        var type = typeof(Keyed<TRow, TKey, TId>);
        var body = Expression.MemberInit(
            Expression.New(type),
            Expression.Bind(type.GetProperty("Row")!, Replace(select, row)),
            Expression.Bind(type.GetProperty("Key")!, key.Body),
            Expression.Bind(type.GetProperty("Id")!, Replace(id, row))
        );
        return Expression.Lambda<Func<T, Keyed<TRow, TKey, TId>>>(body, row);
    }

    private static Expression Replace(LambdaExpression lambda, ParameterExpression row) =>
        new Replacing(lambda.Parameters[0], row).Visit(lambda.Body);

    /// <summary>A captured value, so that the database keeps one plan for every page.</summary>
    private static MemberExpression Parameter<TValue>(TValue value)
    {
        Expression<Func<TValue>> captured = () => value;
        return (MemberExpression)captured.Body;
    }

    private static string Write(TKey key, TId id)
    {
        var text = key switch
        {
            Money amount => amount.Rupiah.ToString(CultureInfo.InvariantCulture),
            DateTimeOffset at => at.UtcTicks.ToString(CultureInfo.InvariantCulture),
            DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
            _ => Convert.ToString(key, CultureInfo.InvariantCulture),
        };
        return $"{id}{Separator}{text}";
    }

    /// <summary>The place a cursor names; a cursor nobody wrote is no place, and the list begins at its beginning.</summary>
    private static (TKey Key, TId Id)? Read(string? cursor)
    {
        var cut = cursor?.IndexOf(Separator) ?? -1;
        if (cut < 0 || !TId.TryParse(cursor![..cut], CultureInfo.InvariantCulture, out var id))
            return null;
        return ReadKey(cursor[(cut + 1)..]) is TKey key ? (key, id) : null;
    }

    private static object? ReadKey(string text)
    {
        var invariant = CultureInfo.InvariantCulture;
        var isNumber = long.TryParse(text, NumberStyles.AllowLeadingSign, invariant, out var number);
        var type = typeof(TKey);
        return type switch
        {
            _ when type == typeof(string) => text,
            _ when type == typeof(Money) => isNumber && number >= 0 ? new Money(number) : null,
            _ when type == typeof(long) => isNumber ? number : null,
            _ when type == typeof(int) => int.TryParse(text, invariant, out var whole) ? whole : null,
            _ when type == typeof(DateOnly) => DateOnly.TryParseExact(text, "O", out var date) ? date : null,
            _ when type == typeof(DateTimeOffset) => isNumber && number is >= 0 and < 3_155_378_975_999_999_999
                ? new DateTimeOffset(number, TimeSpan.Zero)
                : null,
            _ => null,
        };
    }

    private sealed class Replacing(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) =>
            node == from ? to : base.VisitParameter(node);
    }
}

public static class Slicing
{
    /// <summary>Takes one page by key: the page costs the same wherever in the list it lies.</summary>
    public static Task<Slice<TRow>> Slice<T, TId, TRow>(
        this IQueryable<T> from,
        ListQuery query,
        Sorts<T, TId> sorts,
        Expression<Func<T, TRow>> select,
        CancellationToken ct
    )
        where T : class
        where TId : IComparable<TId>, IParsable<TId> =>
        // A page's rows have no lists of their own: one statement, read as it comes.
        sorts.For(query).Slice(from.AsNoTracking().AsSingleQuery(), query, select, ct);

    /// <summary>The words as a pattern for <c>ilike</c>, with its own signs escaped by a backslash.</summary>
    public static string ToPattern(this string words) =>
        "%" + words.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_") + "%";
}
