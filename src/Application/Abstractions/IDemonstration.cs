namespace PmiEmas.Application.Abstractions;

/// <summary>Fills an empty database with the demonstration, through the real use cases.</summary>
public interface IDemonstration
{
    Task Seed(CancellationToken ct);

    /// <summary>What a visitor types to look around, one per role.</summary>
    IReadOnlyList<DemonstrationSignIn> SignIns { get; }
}

/// <summary>One way into the demonstration.</summary>
public sealed record DemonstrationSignIn(string Who, string Name, string Secret);
