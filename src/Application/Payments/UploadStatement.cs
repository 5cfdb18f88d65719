using FluentValidation;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>Keeps a bank's statement file to be looked at. Nothing of its content is stored yet.</summary>
[RequirePermission(Permission.MatchStatements)]
public sealed record UploadStatement(Id<FundSource> FundId, Upload File) : ICommand<Id<Statement>>;

internal sealed class UploadStatementValidator : AbstractValidator<UploadStatement>
{
    public UploadStatementValidator() => RuleFor(c => c.File).NotNull();
}

internal sealed class UploadStatementHandler(IProgrammeDb db, IActor actor, IFileKeeper files, TimeProvider clock)
    : CommandHandler<UploadStatement, Id<Statement>>
{
    protected override async Task<Id<Statement>> Handle(UploadStatement command, CancellationToken ct)
    {
        if (!actor.SeesStatements())
            throw new NotFoundException(nameof(FundAccount));
        var account = await db.Set<FundAccount>()
            .AsNoTracking()
            .SingleOrDefaultAsync(a => a.FundSourceId == command.FundId, ct);
        if (account is null)
            throw new RuleBrokenException(PaymentRules.StatementNeedsFundAccount) { Field = "Fund" };
        var (id, content) = (Id<Statement>.New(), await Text(command.File, ct));
        var name = StatementText.Short(Path.GetFileName(command.File.FileName.Replace('\\', '/')), 120);
        var reference = await db.NextReference("RK", clock.Today(), ct);
        var file = await files.KeepOwn(
            content,
            $"{reference}.csv",
            "text/csv",
            FilePurpose.BankStatement,
            id.Value,
            null,
            ct
        );
        var mapping = await db.Set<StatementMapping>()
            .Where(m => m.BankCode == account.BankCode)
            .OrderByDescending(m => m.VersionNo)
            .Select(m => (Id<StatementMapping>?)m.Id)
            .FirstOrDefaultAsync(ct);
        db.Set<Statement>()
            .Add(Statement.Upload(id, reference, account, file, name, mapping, actor.StaffId, clock.GetUtcNow()));
        return id;
    }

    /// <summary>Texts only: a spreadsheet or PDF would be read as noise.</summary>
    private static async Task<byte[]> Text(Upload upload, CancellationToken ct)
    {
        using var read = new MemoryStream();
        var buffer = new byte[81920];
        for (int count; (count = await upload.Content.ReadAsync(buffer, ct)) > 0; )
        {
            read.Write(buffer, 0, count);
            if (read.Length > FileRules.MostBytes)
                throw new RuleBrokenException(FileRules.NotTooLarge, FileRules.MostBytes / 1024 / 1024)
                {
                    Field = upload.Field,
                };
        }

        var content = read.ToArray();
        if (content.Length == 0)
            throw new RuleBrokenException(FileRules.NotEmpty) { Field = upload.Field };
        var wide = content is [0xFF, 0xFE, ..];
        if (!wide && content.AsSpan(0, Math.Min(4096, content.Length)).IndexOfAnyInRange((byte)0, (byte)8) >= 0)
            throw new RuleBrokenException(PaymentRules.StatementIsText) { Field = upload.Field };
        return content;
    }
}
