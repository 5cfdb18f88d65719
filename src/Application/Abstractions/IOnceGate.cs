namespace PmiEmas.Application.Abstractions;

/// <summary>Lets one transaction at a time past a key, so that looking and then writing cannot be overtaken.</summary>
public interface IOnceGate
{
    /// <summary>Waits until no other transaction holds the key; held until the running transaction ends.</summary>
    Task Pass(string key, CancellationToken ct);
}
