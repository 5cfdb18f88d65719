using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants;

/// <summary>Keeps what the returnee writes about the purchases, field by field as it is typed.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record WriteReportNote(Id<AccountabilityReport> ReportId, string Note) : ICommand;

internal sealed class WriteReportNoteValidator : AbstractValidator<WriteReportNote>
{
    public WriteReportNoteValidator() => RuleFor(c => c.Note).MaximumLength(4000);
}

internal sealed class WriteReportNoteHandler(IProgrammeDb db, IActor actor) : CommandHandler<WriteReportNote>
{
    protected override async Task Handle(WriteReportNote command, CancellationToken ct)
    {
        var report = await db.ReportToChange(command.ReportId, actor, ct);
        report.Write(command.Note);
    }
}
