using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>The files made for the bank.</summary>
[RequirePermission(Permission.PreparePayouts, Permission.ApprovePayouts)]
public sealed record BankFileList(ListQuery Query) : IQuery<Slice<BankFileRow>>;

public sealed record BankFileRow(
    Id<BankFile> Id,
    string Reference,
    string Fund,
    int Payouts,
    Money Total,
    string MadeBy,
    DateTimeOffset MadeAt,
    Id<StoredFile> FileId
);

internal sealed class BankFileListHandler(IProgrammeDb db) : QueryHandler<BankFileList, Slice<BankFileRow>>
{
    private static readonly Sorts<BankFile, Id<BankFile>> Sorts = new Sorts<BankFile, Id<BankFile>>(f => f.Id).By(
        "made",
        f => f.MadeAt,
        descending: true
    );

    protected override Task<Slice<BankFileRow>> Handle(BankFileList query, CancellationToken ct) =>
        db.Set<BankFile>()
            .Slice(
                query.Query,
                Sorts,
                f => new BankFileRow(
                    f.Id,
                    f.Reference,
                    db.FundSources.Where(x => x.Id == f.FundSourceId).Select(x => x.Code).First(),
                    f.Payouts,
                    f.Total,
                    db.Staff.Where(s => s.Id == f.MadeById).Select(s => s.FullName).First(),
                    f.MadeAt,
                    f.FileId
                ),
                ct
            );
}
