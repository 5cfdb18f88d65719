using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Database;

/// <summary>Ties a unique index to the rule it guards, so that the database's refusal reaches people as that rule.</summary>
internal static class RuleOfIndex
{
    private const string RuleName = "Programme:Rule";
    private const string FieldName = "Programme:Field";

    public static IndexBuilder<TEntity> Guards<TEntity>(
        this IndexBuilder<TEntity> index,
        Rule rule,
        string? field = null
    )
    {
        ((IndexBuilder)index).Guards(rule, field);
        return index;
    }

    public static IndexBuilder Guards(this IndexBuilder index, Rule rule, string? field = null)
    {
        index.IsUnique().HasAnnotation(RuleName, rule.Code);
        if (field is not null)
            index.HasAnnotation(FieldName, field);
        return index;
    }

    public static RuleBrokenException? Of(IModel model, string? constraint)
    {
        var index = model
            .GetEntityTypes()
            .SelectMany(e => e.GetDeclaredIndexes())
            .FirstOrDefault(i => i.GetDatabaseName() == constraint);
        return index?.FindAnnotation(RuleName)?.Value is string code
            ? new RuleBrokenException(new Rule(code)) { Field = index.FindAnnotation(FieldName)?.Value as string }
            : null;
    }
}
