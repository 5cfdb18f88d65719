namespace PmiEmas.Application.Abstractions;

/// <summary>No such record, or none that the actor may see: shown as 404.</summary>
public sealed class NotFoundException(string what) : Exception(what);

/// <summary>The actor lacks the permission: shown as 403.</summary>
public sealed class ForbiddenException(string what) : Exception(what);

/// <summary>Somebody else changed the record meanwhile, or a repeated key came with other content: shown as 409.</summary>
public class ConflictException(string what) : Exception(what);

/// <summary>The repeated key was refused before, with other content: nothing has happened, so the form is shown again with what was typed.</summary>
public sealed class RefusedBeforeException(string what) : ConflictException(what);
