using PmiEmas.Site.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: Xunit.TestCollectionOrderer(typeof(LongestFirst))]

namespace PmiEmas.Site.Tests;

/// <summary>A class that starts programs or asks every route: half a minute and more.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TakesLongAttribute : Attribute;

/// <summary>What takes long begins first, so that nothing of it is left alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        .. typeof(LongestFirst)
            .Assembly.GetTypes()
            .Where(t => t.IsDefined(typeof(TakesLongAttribute), inherit: false))
            .Select(t => t.FullName!),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections
    )
        where TTestCollection : ITestCollection =>
        [
            .. testCollections.OrderByDescending(c =>
                Array.Exists(Long, name => c.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal))
            ),
        ];
}
