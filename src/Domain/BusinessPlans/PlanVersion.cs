using System.Text.Json;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.BusinessPlans;

/// <summary>A plan as it was submitted; written once.</summary>
public sealed class PlanVersion
{
    private PlanVersion() { }

    public Id<PlanVersion> Id { get; private init; }

    public Id<BusinessPlan> PlanId { get; private init; }

    /// <summary>From 1, one per submission.</summary>
    public int Number { get; private init; }

    public DateTimeOffset SubmittedAt { get; private init; }

    /// <summary>A <see cref="PlanSnapshot"/> as JSON.</summary>
    public string Content { get; private init; } = "";

    public PlanSnapshot Snapshot() => JsonSerializer.Deserialize<PlanSnapshot>(Content)!;

    internal static PlanVersion Of(Id<BusinessPlan> planId, int number, PlanSnapshot snapshot, DateTimeOffset at) =>
        new()
        {
            Id = Id<PlanVersion>.New(),
            PlanId = planId,
            Number = number,
            SubmittedAt = at,
            Content = JsonSerializer.Serialize(snapshot),
        };
}

/// <summary>All a plan says at one moment. Amounts are whole rupiah.</summary>
public sealed record PlanSnapshot(
    IReadOnlyDictionary<string, string> Answers,
    IReadOnlyList<SnapshotLine> Lines,
    IReadOnlyList<SnapshotFile> Files,
    string? LoanProductCode
)
{
    /// <summary>What differs in <paramref name="later"/>, section by section.</summary>
    public IReadOnlyList<PlanDifference> ChangesIn(PlanSnapshot later) =>
        [
            .. PlanFields
                .All.Select(f => new PlanDifference(
                    f.Section,
                    f.Code,
                    Answers.GetValueOrDefault(f.Code, ""),
                    later.Answers.GetValueOrDefault(f.Code, "")
                ))
                .Where(d => d.Before != d.After),
            .. LoanProductCode == later.LoanProductCode
                ? []
                : (PlanDifference[])
                    [
                        new(
                            PlanSection.Budget,
                            PlanFields.LoanProduct,
                            LoanProductCode ?? "",
                            later.LoanProductCode ?? ""
                        ),
                    ],
            .. Differences(PlanSection.Budget, Lines, later.Lines, l => l.Id, l => l.ToString()),
            .. Differences(PlanSection.Photos, Photos, later.Photos, f => f.FileId, f => f.FileName),
            .. Differences(PlanSection.Documents, Papers, later.Papers, f => f.FileId, f => f.FileName),
        ];

    private IReadOnlyList<SnapshotFile> Photos => [.. Files.Where(f => f.Kind == PlanAttachment.Photo)];

    private IReadOnlyList<SnapshotFile> Papers => [.. Files.Where(f => f.Kind != PlanAttachment.Photo)];

    private static IEnumerable<PlanDifference> Differences<T>(
        PlanSection section,
        IReadOnlyList<T> before,
        IReadOnlyList<T> after,
        Func<T, Guid> key,
        Func<T, string> text
    )
    {
        var (old, now) = (before.ToDictionary(key, text), after.ToDictionary(key, text));
        return old
            .Keys.Union(now.Keys)
            .Select(k => new PlanDifference(section, null, old.GetValueOrDefault(k, ""), now.GetValueOrDefault(k, "")))
            .Where(d => d.Before != d.After);
    }
}

public sealed record SnapshotLine(
    Guid Id,
    string Description,
    int Quantity,
    string Unit,
    long UnitPrice,
    BudgetSource Source
)
{
    public override string ToString() => $"{Description}: {Quantity} {Unit} × {new Money(UnitPrice)}";
}

public sealed record SnapshotFile(Guid FileId, string Kind, string FileName);

/// <summary>One thing that changed between two submissions; the field is null for budget lines and files.</summary>
public sealed record PlanDifference(PlanSection Section, string? Field, string Before, string After);
