using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>An officer or companion opens a file for somebody, with the consent they were given.</summary>
[RequirePermission(Permission.RegisterReturnees)]
public sealed record RegisterOnBehalf(
    string FullName,
    PhoneNumber? Phone,
    EmailAddress? Email,
    string Language,
    ConsentChannel ConsentGiven,
    string? WitnessName,
    Upload? ConsentPaper
) : ICommand<Id<Returnee>>;

internal sealed class RegisterOnBehalfHandler(IProgrammeDb db, IActor actor, IFileKeeper files, TimeProvider clock)
    : CommandHandler<RegisterOnBehalf, Id<Returnee>>
{
    protected override async Task<Id<Returnee>> Handle(RegisterOnBehalf command, CancellationToken ct)
    {
        var (id, now) = (Id<Returnee>.New(), clock.GetUtcNow());
        Id<StoredFile>? paper = command.ConsentPaper is { } scan
            ? await files.Keep(scan, FilePurpose.Consent, id.Value, id.Value, ct)
            : null;
        var returnee = Returnee.RegisterOnBehalf(
            id,
            await db.NextReference("PMI", ProgrammeCalendar.DateOf(now), ct),
            command.FullName,
            command.Phone,
            command.Email,
            Consent.Recorded(
                ConsentPurpose.Programme,
                command.ConsentGiven,
                actor.StaffId,
                now,
                command.WitnessName,
                paper
            ),
            command.Language,
            actor.StaffId,
            now
        );
        db.Returnees.Add(returnee);
        return id;
    }
}
