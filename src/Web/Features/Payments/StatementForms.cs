using System.ComponentModel.DataAnnotations;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Web.Features.Payments;

public sealed class UploadStatementForm
{
    public Id<FundSource> Fund { get; set; }

    public IFormFile File { get; set; } = null!;
}

public sealed class MappingForm
{
    public FileEncoding Encoding { get; set; }

    public ColumnSeparator Separator { get; set; }

    public int HeadRows { get; set; } = 1;

    public int FootRows { get; set; }

    public int DateColumn { get; set; } = 1;

    public DateOrder DateOrder { get; set; }

    public int DescriptionColumn { get; set; } = 2;

    public DirectionStyle Direction { get; set; }

    public int? DebitColumn { get; set; }

    public int? CreditColumn { get; set; }

    public int? AmountColumn { get; set; }

    public int? MarkColumn { get; set; }

    [StringLength(10)]
    public string? CreditMark { get; set; }

    public AmountNotation Notation { get; set; }

    public int? ReferenceColumn { get; set; }

    public int? BalanceColumn { get; set; }

    public static MappingForm Of(StatementFormat format) =>
        new()
        {
            Encoding = format.Encoding,
            Separator = format.Separator,
            HeadRows = format.HeadRows,
            FootRows = format.FootRows,
            DateColumn = format.DateColumn,
            DateOrder = format.DateOrder,
            DescriptionColumn = format.DescriptionColumn,
            Direction = format.Direction,
            DebitColumn = format.DebitColumn,
            CreditColumn = format.CreditColumn,
            AmountColumn = format.AmountColumn,
            MarkColumn = format.MarkColumn,
            CreditMark = format.CreditMark,
            Notation = format.Notation,
            ReferenceColumn = format.ReferenceColumn,
            BalanceColumn = format.BalanceColumn,
        };

    /// <summary>Columns of another style than the one chosen are left out.</summary>
    public StatementFormat ToFormat() =>
        new(
            Encoding,
            Separator,
            HeadRows,
            FootRows,
            DateColumn,
            DateOrder,
            Notation,
            Direction,
            Direction == DirectionStyle.DebitAndCredit ? null : AmountColumn,
            Direction == DirectionStyle.DebitAndCredit ? DebitColumn : null,
            Direction == DirectionStyle.DebitAndCredit ? CreditColumn : null,
            Direction == DirectionStyle.AmountAndMark ? MarkColumn : null,
            Direction == DirectionStyle.AmountAndMark ? CreditMark : null,
            DescriptionColumn,
            ReferenceColumn,
            BalanceColumn
        );
}

public sealed class AcceptMatchForm
{
    public MatchKind Kind { get; set; }

    public Guid TargetId { get; set; }

    public AcceptMatch ToCommand(Id<StatementLine> line) => new(line, new MatchTarget(Kind, TargetId));
}

public sealed class SuggestedForm
{
    /// <summary>Line, kind and record of each suggestion ticked: <c>id|Kind|id</c>.</summary>
    public List<string> Chosen { get; set; } = [];

    public static string ValueOf(SuggestedLine suggested) =>
        $"{suggested.Line.Id}|{suggested.Best.Candidate.Kind}|{suggested.Best.Candidate.Id}";

    public AcceptMatches ToCommand() => new([.. Chosen.Select(Parse).OfType<ChosenMatch>()]);

    private static ChosenMatch? Parse(string value) =>
        value.Split('|') is [var line, var kind, var target]
        && Id<StatementLine>.TryParse(line, null, out var id)
        && Enum.TryParse<MatchKind>(kind, out var known)
        && Guid.TryParse(target, out var record)
            ? new ChosenMatch(id, new MatchTarget(known, record))
            : null;
}

public sealed class AssignLineForm
{
    public Id<StaffMember> ToId { get; set; }
}

public sealed class ProposeOutcomeForm
{
    public SuspenseOutcome Outcome { get; set; }

    [StringLength(500)]
    public string Reason { get; set; } = "";

    public string? BankCode { get; set; }

    public AccountNumber? Number { get; set; }

    [StringLength(120)]
    public string? Holder { get; set; }

    public ProposeOutcome ToCommand(Id<StatementLine> line) =>
        new(
            line,
            Outcome,
            Reason,
            Outcome == SuspenseOutcome.Refund && BankCode is not null && Number is not null && Holder is not null
                ? new RefundTarget(BankCode, Number, Holder)
                : null
        );
}
