using System.Reflection;
using System.Text;
using PmiEmas.Domain.Shared;
using Shouldly;
using Xunit;

namespace PmiEmas.Architecture.Tests;

public sealed class StateDiagramTests
{
    private static readonly IReadOnlyList<ITransitions> Tables =
    [
        .. typeof(ITransitions)
            .Assembly.GetTypes()
            .Where(t => !t.ContainsGenericParameters)
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType.IsAssignableTo(typeof(ITransitions)))
            .Select(f => (ITransitions)f.GetValue(null)!)
            .OrderBy(t => t.Name, StringComparer.Ordinal),
    ];

    [Fact]
    public void The_state_diagrams_are_those_of_the_transition_tables()
    {
        foreach (var table in Tables)
            WrittenDocs.ShouldBe($"docs/states/{table.Name}.mmd", Draw(table));
        WrittenDocs.ShouldHoldOnly("docs/states", "*.mmd", Tables.Select(t => t.Name + ".mmd"));
    }

    [Fact]
    public void Every_state_stands_in_its_table()
    {
        foreach (var table in Tables)
        {
            var known = table.Moves.SelectMany(m => new[] { m.From, m.To }).Append(table.Start);
            table.GetType().GetGenericArguments()[0].GetEnumNames().Except(known).ShouldBeEmpty($"of {table.Name}");
        }
    }

    private static string Draw(ITransitions table)
    {
        var moves = table.Moves.ToList();
        var drawing = new StringBuilder("stateDiagram-v2\n").Append($"    [*] --> {table.Start}\n");
        foreach (var (from, to) in moves)
            drawing.Append($"    {from} --> {to}\n");
        foreach (var end in moves.Select(m => m.To).Except(moves.Select(m => m.From)).Order(StringComparer.Ordinal))
            drawing.Append($"    {end} --> [*]\n");
        return drawing.ToString();
    }
}
