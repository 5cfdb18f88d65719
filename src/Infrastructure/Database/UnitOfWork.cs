using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.History;
using PmiEmas.Domain.Shared;
using PmiEmas.Infrastructure.Outbox;

namespace PmiEmas.Infrastructure.Database;

/// <summary>The one place that saves: handler, event handlers until quiet, process row and outbox rows in one transaction.</summary>
internal sealed class UnitOfWork(
    ProgrammeDb db,
    IActor actor,
    IOnceKey once,
    TimeProvider clock,
    IServiceProvider services,
    OutboxSignal signal
) : IUnitOfWork
{
    private static readonly ConcurrentDictionary<
        Type,
        (Type Contract, Func<object, IDomainEvent, CancellationToken, Task> Handle)
    > Handling = new();

    public async Task<TResult> Run<TResult>(
        ICommand<TResult> command,
        Func<Task<TResult>> handler,
        CancellationToken ct
    )
    {
        var key = once.Take();
        if (command is ICarriesSecret)
            key = null;
        // A second press is found by its key's index, or by what the first has changed: the first press asks nothing.
        try
        {
            return await RunOnce(command, key, handler, ct);
        }
        catch (Exception e) when (key is not null && e is not OperationCanceledException)
        {
            db.ChangeTracker.Clear();
            if (await FindFirst(key.Value, ct) is { } first)
                return AnswerAgain(first, command);
            if (e is RuleBrokenException broken)
                await Refuse(command, key.Value, broken, ct);
            throw;
        }
    }

    private async Task<TResult> RunOnce<TResult>(
        ICommand<TResult> command,
        Guid? key,
        Func<Task<TResult>> handler,
        CancellationToken ct
    )
    {
        try
        {
            CrashPoint.Pass(CrashPoint.BeforeTransaction, command.GetType().Name);
            db.Database.AutoSavepointsEnabled = false;
            // Changes are looked for once, before they are recorded, and not at every look-up.
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var result = await handler();
            var events = await RunEventHandlersUntilQuiet(ct);
            Record(command, key, result, events);
            CrashPoint.Pass(CrashPoint.BeforeSaving, command.GetType().Name);
            await db.SaveChangesAsync(ct);
            CrashPoint.Pass(CrashPoint.BeforeCommit, command.GetType().Name);
            await transaction.CommitAsync(ct);
            CrashPoint.Pass(CrashPoint.AfterCommit, command.GetType().Name);
            signal.Raise();
            return result;
        }
        catch (RuleBrokenException)
        {
            // What the refused command had begun to change must not be saved by the next one of this scope.
            db.ChangeTracker.Clear();
            throw;
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new ConflictException(command.GetType().Name);
        }
        catch (DbUpdateException e)
            when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } refused)
        {
            throw RuleOfIndex.Of(db.Model, refused.ConstraintName)
                ?? (Exception)new ConflictException(command.GetType().Name);
        }
        catch (DbUpdateException e) when (RuleOfTrigger.Named(e.InnerException))
        {
            throw RuleOfTrigger.Of(e.InnerException!, command);
        }
        catch (PostgresException e) when (RuleOfTrigger.Named(e))
        {
            throw RuleOfTrigger.Of(e, command);
        }
    }

    private Task<ProcessRow?> FindFirst(Guid key, CancellationToken ct) =>
        db.Processes.AsNoTracking().SingleOrDefaultAsync(p => p.OnceKey == key, ct);

    private TResult AnswerAgain<TResult>(ProcessRow first, ICommand<TResult> command)
    {
        var same =
            first.Command == command.GetType().Name
            && first.AccountId == actor.AccountId
            && first.ContentHash.AsSpan().SequenceEqual(HashOf(command));
        const string otherContent = "The form was sent before with other content.";
        if (!same)
            throw first.Refusal is null
                ? new ConflictException(otherContent)
                : new RefusedBeforeException(otherContent);
        return first.Refusal is { } refusal
            ? throw Refusal.Read(refusal)
            : JsonSerializer.Deserialize<TResult>(first.Result!)!;
    }

    /// <summary>A refused key stays refused: the same press later must not succeed by surprise. Somebody else may have kept it meanwhile.</summary>
    private async Task Refuse<TResult>(
        ICommand<TResult> command,
        Guid key,
        RuleBrokenException broken,
        CancellationToken ct
    )
    {
        var row = RowOf(command, key, []);
        (row.ContentHash, row.Refusal) = (HashOf(command), Refusal.Write(broken));
        db.Processes.Add(row);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e)
            when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            if (await FindFirst(key, ct) is { } first)
                AnswerAgain(first, command);
        }
    }

    private async Task<List<IDomainEvent>> RunEventHandlersUntilQuiet(CancellationToken ct)
    {
        List<IDomainEvent> all = [];
        while (TakeEvents() is { Count: > 0 } happened)
        {
            all.AddRange(happened);
            foreach (var one in happened)
                await Dispatch(one, ct);
        }

        return all;
    }

    private async Task Dispatch(IDomainEvent happened, CancellationToken ct)
    {
        var (contract, handle) = Handling.GetOrAdd(happened.GetType(), HandlingOf);
        foreach (var handler in services.GetServices(contract))
            await handle(handler!, happened, ct);
    }

    private static (Type, Func<object, IDomainEvent, CancellationToken, Task>) HandlingOf(Type happened) =>
        (
            typeof(IDomainEventHandler<>).MakeGenericType(happened),
            typeof(UnitOfWork)
                .GetMethod(nameof(Handle), BindingFlags.Static | BindingFlags.NonPublic)!
                .MakeGenericMethod(happened)
                .CreateDelegate<Func<object, IDomainEvent, CancellationToken, Task>>()
        );

    private static Task Handle<TEvent>(object handler, IDomainEvent happened, CancellationToken ct)
        where TEvent : IDomainEvent => ((IDomainEventHandler<TEvent>)handler).Handle((TEvent)happened, ct);

    private List<IDomainEvent> TakeEvents() =>
        [.. db.ChangeTracker.Entries<IAggregateRoot>().SelectMany(e => e.Entity.TakeEvents())];

    private void Record<TResult>(ICommand<TResult> command, Guid? key, TResult result, List<IDomainEvent> events)
    {
        db.ChangeTracker.DetectChanges();
        TouchRootsOfChangedParts();
        var process = RowOf(command, key, events);
        if (key is not null)
            (process.ContentHash, process.Result) = (HashOf(command), JsonSerializer.Serialize(result));
        var changed = db
            .ChangeTracker.Entries<IAggregateRoot>()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(e => new ProcessSubject
            {
                ProcessId = process.Id,
                SubjectId = e.Entity.Key,
                SubjectType = e.Metadata.ClrType.Name,
            })
            .ToList();
        db.Processes.Add(process);
        db.ProcessSubjects.AddRange(changed);
    }

    private ProcessRow RowOf<TResult>(ICommand<TResult> command, Guid? key, List<IDomainEvent> events) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Command = command.GetType().Name,
            At = clock.GetUtcNow(),
            ActorKind = actor.Kind,
            AccountId = actor.AccountId,
            ActorId = actor.Kind switch
            {
                ActorKind.Staff => actor.StaffId.Value,
                ActorKind.Returnee => actor.ReturneeId.Value,
                _ => null,
            },
            Reason = (command as IStatesReason)?.Reason,
            Events = JsonSerializer.Serialize(events.Select(e => new { type = e.GetType().Name, data = (object)e })),
            OnceKey = key,
        };

    /// <summary>A changed part must raise its root's row version, or two people could edit one aggregate unnoticed.</summary>
    private void TouchRootsOfChangedParts()
    {
        var all = db.ChangeTracker.Entries().ToList();
        foreach (var part in all.Where(e => e.State is not EntityState.Unchanged).ToList())
        {
            if (OwnerKey(part.Metadata) is null || RootOf(part, all) is not { State: EntityState.Unchanged } root)
                continue;
            var column = root.Properties.First(p =>
                !p.Metadata.IsPrimaryKey() && !p.Metadata.IsConcurrencyToken && !p.Metadata.IsShadowProperty()
            );
            column.IsModified = true;
        }
    }

    private static EntityEntry? RootOf(EntityEntry part, List<EntityEntry> all)
    {
        var ownership = OwnerKey(part.Metadata)!;
        var key = ownership.Properties.Select(p => part.Property(p).CurrentValue).ToArray();
        var owner = all.Find(e =>
            e.Metadata == ownership.PrincipalEntityType
            && ownership.PrincipalKey.Properties.Select(p => e.Property(p).CurrentValue).SequenceEqual(key)
        );
        return owner is { } found && OwnerKey(found.Metadata) is not null ? RootOf(found, all) : owner;
    }

    /// <summary>By which a part hangs on its root: owned, or in a list of the root's own.</summary>
    private static IForeignKey? OwnerKey(IEntityType type) =>
        type.FindOwnership() ?? type.GetForeignKeys().FirstOrDefault(k => k.PrincipalToDependent is not null);

    private static byte[] HashOf(object command) =>
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(command, command.GetType()));
}
