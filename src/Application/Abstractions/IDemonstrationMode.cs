namespace PmiEmas.Application.Abstractions;

/// <summary>Whether this is the demonstration, which shows everybody what production shows nobody.</summary>
public interface IDemonstrationMode
{
    bool IsOn { get; }
}
