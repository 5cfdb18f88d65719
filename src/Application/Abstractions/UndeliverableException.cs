namespace PmiEmas.Application.Abstractions;

/// <summary>No later attempt can send this outbox item (a refused address, an expired code): it is put aside at once.</summary>
public sealed class UndeliverableException(string why) : Exception(why);
