using System.Reflection;
using PmiEmas.Application;
using PmiEmas.Domain.Shared;
using PmiEmas.Infrastructure;
using Shouldly;
using Xunit;

namespace PmiEmas.Architecture.Tests;

public sealed class LayerTests
{
    private static readonly Assembly Domain = typeof(Money).Assembly;
    private static readonly Assembly Application = typeof(ApplicationSetup).Assembly;
    private static readonly Assembly Infrastructure = typeof(InfrastructureSetup).Assembly;

    [Fact]
    public void The_domain_knows_nothing_but_the_base_library() =>
        References(Domain).ShouldAllBe(name => name.StartsWith("System.") || name == "netstandard");

    [Fact]
    public void The_application_knows_neither_the_database_engine_nor_the_web() =>
        References(Application)
            .Where(name =>
                name is "PmiEmas.Infrastructure" or "PmiEmas.Web"
                || name.StartsWith("Npgsql")
                || name.StartsWith("Microsoft.AspNetCore")
                || name.StartsWith("Quartz")
            )
            .ShouldBeEmpty();

    [Fact]
    public void The_infrastructure_does_not_know_the_site() =>
        References(Infrastructure).ShouldNotContain("PmiEmas.Web");

    [Fact]
    public void Aggregates_refer_to_each_other_by_id_only()
    {
        var roots = Domain.GetTypes().Where(t => t.IsAssignableTo(typeof(IAggregateRoot)) && !t.IsAbstract).ToHashSet();
        var held =
            from root in roots
            from property in root.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            let type = property.PropertyType.IsGenericType
                ? property.PropertyType.GetGenericArguments()[0]
                : property.PropertyType
            where
                roots.Contains(type)
                && !property.PropertyType.Name.StartsWith("Id`")
                && !IsNullableId(property.PropertyType)
            select $"{root.Name}.{property.Name}";
        held.ShouldBeEmpty();
    }

    [Fact]
    public void Aggregates_are_changed_by_their_verbs_only()
    {
        var open =
            from type in Domain.GetTypes()
            where type.IsAssignableTo(typeof(IAggregateRoot)) && !type.IsAbstract
            from property in type.GetProperties()
            where property.SetMethod is { IsPublic: true } set && !IsInit(set)
            select $"{type.Name}.{property.Name}";
        open.ShouldBeEmpty();
    }

    private static IEnumerable<string> References(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(a => a.Name!);

    private static bool IsNullableId(Type type) =>
        Nullable.GetUnderlyingType(type) is { IsGenericType: true } inner
        && inner.GetGenericTypeDefinition() == typeof(Id<>);

    private static bool IsInit(MethodInfo set) =>
        set
            .ReturnParameter.GetRequiredCustomModifiers()
            .Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));
}
