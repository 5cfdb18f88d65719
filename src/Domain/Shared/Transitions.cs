namespace PmiEmas.Domain.Shared;

/// <summary>The moves a status may make: the only way to change one. docs/states is drawn from it.</summary>
public sealed class Transitions<TStatus>(string name, TStatus start, params (TStatus From, TStatus[] To)[] moves)
    : ITransitions
    where TStatus : struct, Enum
{
    private static readonly Rule MoveAllowed = new("shared.move-allowed");

    private readonly Dictionary<TStatus, TStatus[]> _moves = moves.ToDictionary(m => m.From, m => m.To);

    public string Name { get; } = name;

    public TStatus Start { get; } = start;

    public bool Allows(TStatus from, TStatus to) => _moves.TryGetValue(from, out var targets) && targets.Contains(to);

    public bool IsFinal(TStatus status) => !_moves.TryGetValue(status, out var targets) || targets.Length == 0;

    /// <summary>Throws <see cref="RuleBrokenException"/> (<c>shared.move-allowed</c>) unless the move is in the table.</summary>
    public void Require(TStatus from, TStatus to) => MoveAllowed.Require(Allows(from, to), from, to);

    public IEnumerable<(string From, string To)> Moves =>
        _moves.SelectMany(m => m.Value.Select(to => (m.Key.ToString(), to.ToString())));

    string ITransitions.Start => Start.ToString();
}

/// <summary>What the drawer of docs/states needs to know of a transition table.</summary>
public interface ITransitions
{
    string Name { get; }

    string Start { get; }

    IEnumerable<(string From, string To)> Moves { get; }
}
