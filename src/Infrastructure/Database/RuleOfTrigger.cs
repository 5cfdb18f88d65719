using Npgsql;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Database;

/// <summary>A trigger that guards a rule names it as the constraint it refuses by (a rule's code holds a dot, no other name does).</summary>
internal static class RuleOfTrigger
{
    public static bool Named(Exception? refusal) =>
        refusal is PostgresException { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: { } name }
        && name.Contains('.');

    public static RuleBrokenException Of(Exception refusal) =>
        new(new Rule(((PostgresException)refusal).ConstraintName!));
}
