namespace PmiEmas.Application.Abstractions;

/// <summary>The address people reach the site at; links in messages and on letters start with it.</summary>
public interface ISiteAddress
{
    /// <summary>Ends with a slash.</summary>
    Uri Root { get; }
}
