using System.Reflection;
using MediatR;
using PmiEmas.Application;
using PmiEmas.Application.Abstractions;
using PmiEmas.Infrastructure;
using Shouldly;
using Xunit;

namespace PmiEmas.Architecture.Tests;

public sealed class RequestTests
{
    private static readonly Type[] Types =
    [
        .. new[] { typeof(ApplicationSetup), typeof(InfrastructureSetup) }.SelectMany(t => t.Assembly.GetTypes()),
    ];

    internal static readonly IReadOnlyList<Type> Requests =
    [
        .. Types
            .Where(t => t is { IsAbstract: false, IsInterface: false } && t.GetInterfaces().Any(IsRequest))
            .OrderBy(t => t.FullName, StringComparer.Ordinal),
    ];

    [Fact]
    public void Every_request_says_who_may_send_it() =>
        Requests
            .Where(r =>
                r.GetCustomAttributes()
                    .Count(a =>
                        a is RequirePermissionAttribute or AllowAnonymousRequestAttribute or SystemRequestAttribute
                    ) != 1
            )
            .Select(r => r.Name)
            .ShouldBeEmpty();

    [Fact]
    public void A_required_permission_is_named() =>
        Requests
            .Where(r => r.GetCustomAttribute<RequirePermissionAttribute>() is { AnyOf.Count: 0 })
            .Select(r => r.Name)
            .ShouldBeEmpty();

    [Fact]
    public void Every_request_has_one_handler()
    {
        var handled = Types
            .Where(t => !t.IsAbstract)
            .SelectMany(t => t.GetInterfaces())
            .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))
            .Select(i => i.GetGenericArguments()[0])
            .ToLookup(t => t);
        Requests
            .Where(r => handled[r].Count() != 1)
            .Select(r => $"{r.Name}: {handled[r].Count()} handlers")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_request_is_a_command_or_a_query() =>
        Requests
            .Where(r =>
                r.GetInterfaces().Count(i => i.IsGenericType && IsCommandOrQuery(i.GetGenericTypeDefinition())) != 1
            )
            .Select(r => r.Name)
            .ShouldBeEmpty();

    [Fact]
    public void Every_request_stands_in_one_file_with_its_handler()
    {
        var files = Sources.In("src/Application", ".cs").Concat(Sources.In("src/Infrastructure", ".cs")).ToList();
        Requests
            .Where(r => !files.Any(f => Declares(f.Code, r.Name) && f.Code.Contains($"Handler<{r.Name}")))
            .Select(r => r.FullName)
            .ShouldBeEmpty();
    }

    private static bool Declares(string code, string name) =>
        code.Contains($"record {name}(") || code.Contains($"record {name} ") || code.Contains($"record {name};");

    private static bool IsRequest(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IRequest<>);

    private static bool IsCommandOrQuery(Type open) => open == typeof(ICommand<>) || open == typeof(IQuery<>);
}
