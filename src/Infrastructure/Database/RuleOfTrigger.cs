using System.Globalization;
using System.Reflection;
using Npgsql;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Database;

/// <summary>A trigger that guards a rule names it as the constraint it refuses by (a rule's code holds a dot, no other name does).</summary>
internal static class RuleOfTrigger
{
    public static bool Named(Exception? refusal) =>
        refusal is PostgresException { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: { } name }
        && name.Contains('.');

    /// <summary>The hint is a day for the rule's text; a rule about the day belongs beside the field that the command took it from.</summary>
    public static RuleBrokenException Of(Exception refusal, object command)
    {
        var refused = (PostgresException)refusal;
        var rule = new Rule(refused.ConstraintName!);
        return DateOnly.TryParseExact(refused.Hint, "yyyy-MM-dd", CultureInfo.InvariantCulture, default, out var day)
            ? new RuleBrokenException(rule, day) { Field = FieldOfDay(command) }
            : new RuleBrokenException(rule);
    }

    private static string? FieldOfDay(object command) =>
        command
            .GetType()
            .GetProperties()
            .FirstOrDefault(p => p.GetCustomAttribute<EffectiveDateAttribute>() is not null)
            ?.Name;
}
