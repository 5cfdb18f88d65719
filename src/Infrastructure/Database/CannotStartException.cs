namespace PmiEmas.Infrastructure.Database;

/// <summary>The program cannot start; the message is one sentence that tells whoever started it what to change.</summary>
public sealed class CannotStartException(string sentence) : Exception(sentence);
