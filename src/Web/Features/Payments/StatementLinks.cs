using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Language;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Payments;

/// <summary>The addresses of statements, of what nobody knows yet, and of the comparison with the books.</summary>
public static class StatementLinks
{
    public const string Statements = "/workspace/statements";
    public const string New = "/workspace/statements/new";
    public const string Suspense = "/workspace/suspense";
    public const string Suggested = "/workspace/suspense/suggested";
    public const string Reconciliation = "/workspace/reconciliation";

    public static string Detail(Id<Statement> id) => $"{Statements}/{id}";

    public static string Act(Id<Statement> id, string what) => $"{Statements}/{id}/{what}";

    public static string LinesOf(string statement) => $"{Suspense}?statement={statement}";

    public static string Line(Id<StatementLine> id) => $"{Suspense}/{id}";

    public static string Act(Id<StatementLine> id, string what) => $"{Suspense}/{id}/{what}";

    public static string Month(string fund, DateOnly month) => $"{Reconciliation}?fund={fund}&month={month:yyyy-MM}";

    public static string Day(string fund, DateOnly day) => $"{Reconciliation}/{fund}/{day:yyyy-MM-dd}";
}

/// <summary>The colours of statements' states, and amounts with their direction.</summary>
public static class StatementChips
{
    public static Chip Of(StatementStatus status) =>
        Chip.Of(
            status,
            status switch
            {
                StatementStatus.Uploaded => Tone.Gold,
                StatementStatus.Done => Tone.Ok,
                StatementStatus.Discarded => Tone.Plain,
                _ => Tone.Info,
            }
        );

    public static Chip Of(LineStatus status) =>
        Chip.Of(
            status,
            status switch
            {
                LineStatus.Suspense => Tone.Warn,
                LineStatus.Proposed => Tone.Gold,
                LineStatus.Matched or LineStatus.Settled => Tone.Ok,
                _ => Tone.Info,
            }
        );

    /// <summary>What went has a minus before it.</summary>
    public static string Signed(long rupiah) =>
        rupiah < 0 ? "−" + Show.Money(new Money(-rupiah)) : Show.Money(new Money(rupiah));
}
