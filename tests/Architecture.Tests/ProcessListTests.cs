using System.Reflection;
using System.Text;
using PmiEmas.Application;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Staff;
using Xunit;

namespace PmiEmas.Architecture.Tests;

public sealed class ProcessListTests
{
    [Fact]
    public void The_list_of_processes_is_that_of_the_commands()
    {
        var list = new StringBuilder(
            "# Processes\n\nWritten by a test from the commands and event handlers. Each row of the history carries one of these commands.\n"
        );
        foreach (var capability in RequestTests.Requests.Where(IsCommand).GroupBy(CapabilityOf))
        {
            list.Append($"\n## {capability.Key}\n\n| Command | Who may |\n|---|---|\n");
            foreach (var command in capability)
                list.Append($"| {command.Name} | {WhoMay(command)} |\n");
        }
        list.Append("\n## Reactions\n\n| When | Then |\n|---|---|\n");
        foreach (var (happened, handler) in Reactions())
            list.Append($"| {happened} | {handler} |\n");
        WrittenDocs.ShouldBe("docs/processes.md", list.ToString());
    }

    private static bool IsCommand(Type request) =>
        request.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>));

    private static string CapabilityOf(Type type) => type.Namespace!.Split('.')[2];

    private static string WhoMay(Type command)
    {
        if (command.GetCustomAttribute<AllowAnonymousRequestAttribute>() is not null)
            return "everybody";
        if (command.GetCustomAttribute<RequirePermissionAttribute>() is not { } required)
            return "the system";
        var roles = Enum.GetValues<Role>().Where(r => RolePermissions.Of(r).Intersect(required.AnyOf).Any());
        return string.Join(", ", roles);
    }

    private static IEnumerable<(string Event, string Handler)> Reactions() =>
        from type in typeof(ApplicationSetup).Assembly.GetTypes()
        where !type.IsAbstract
        from contract in type.GetInterfaces()
        where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IDomainEventHandler<>)
        let happened = contract.GetGenericArguments()[0].Name
        let handler = $"{CapabilityOf(type)}: {type.Name}"
        orderby happened, handler
        select (happened, handler);
}
