using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Language;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Loans;

/// <summary>The addresses of the loans' pages.</summary>
public static class LoanLinks
{
    public const string List = "/workspace/loans";
    public const string Portfolio = List + "/portfolio";
    public const string ProvisionRates = "/workspace/provision-rates";
    public const string Products = "/workspace/loan-products";
    public const string Calendar = "/workspace/calendar";
    public const string Receipts = "/workspace/repayments";
    public const string Proposals = "/workspace/loan-proposals";
    public const string Mine = "/portal/loans";
    public const string Restructurings = "/workspace/restructurings";
    public const string Collections = "/workspace/collections";
    public const string MyRestructurings = "/portal/restructurings";

    public static string Detail(Id<Loan> id) => $"{List}/{id}";

    public static string Act(Id<Loan> id, string what) => $"{List}/{id}/{what}";

    /// <summary>Where an announced payment is matched.</summary>
    public static string Match(Id<Receipt> id) => $"{Receipts}/{id}";

    public static string Receipt(Id<Receipt> id, string what) => $"{Receipts}/{id}/{what}";

    public static string Proposal(Id<LoanProposal> id) => $"{Proposals}/{id}";

    public static string Product(Id<LoanProduct> id) => $"{Products}/{id}";

    public static string CalendarYear(int year) => $"{Calendar}/{year}";

    public static string Collection(Id<Loan> id) => $"{Collections}/{id}";

    public static string Restructuring(Id<LoanRestructuring> id) => $"{Restructurings}/{id}";

    public static string RestructuringAct(Id<LoanRestructuring> id, string what) => $"{Restructurings}/{id}/{what}";

    public static string MyRestructuring(Id<LoanRestructuring> id) => $"{MyRestructurings}/{id}";

    public static string MyRestructuringAct(Id<LoanRestructuring> id, string what) => $"{MyRestructurings}/{id}/{what}";

    public static string Own(Id<Loan> id) => $"{Mine}/{id}";

    public static string OwnAct(Id<Loan> id, string what) => $"{Mine}/{id}/{what}";
}

/// <summary>The ways of prepayment with what each leaves to be paid.</summary>
public static class PrepaymentChoices
{
    public static IReadOnlyList<Choice> InWords(
        this IReadOnlyList<PrepaymentEffect> ways,
        LoanWords words,
        Texts texts
    ) =>
        [
            .. ways.Select(w => new Choice(
                w.Plan?.ToString() ?? "",
                w.Plan is { } plan ? texts.Of(plan) : texts["loans.prepay-none"],
                texts[
                    "loans.prepay-effect",
                    w.Instalments,
                    w.Instalment,
                    w.EndsOn,
                    texts[words.Part(DueComponent.Charge)],
                    w.Charge
                ]
            )),
        ];
}

/// <summary>How loans and instalments stand, as coloured words.</summary>
public static class LoanChips
{
    public static Chip Of(LoanStatus status, int daysPastDue) =>
        status switch
        {
            LoanStatus.Disbursed when daysPastDue > 90 => new Chip("loans.late-days", Tone.Bad, daysPastDue),
            LoanStatus.Disbursed when daysPastDue > 0 => new Chip("loans.late-days", Tone.Warn, daysPastDue),
            LoanStatus.Disbursed => new Chip("loans.on-time", Tone.Ok),
            LoanStatus.Repaid => Chip.Of(status, Tone.Ok),
            LoanStatus.Cancelled or LoanStatus.WrittenOff => Chip.Of(status, Tone.Bad),
            _ => Chip.Of(status, Tone.Gold),
        };

    public static Chip Of(LoanProposalStatus status) =>
        Chip.Of(
            status,
            status switch
            {
                LoanProposalStatus.Approved => Tone.Ok,
                LoanProposalStatus.Refused => Tone.Bad,
                _ => Tone.Gold,
            }
        );

    public static Chip Of(PromiseState state) =>
        Chip.Of(
            state,
            state switch
            {
                PromiseState.Kept => Tone.Ok,
                PromiseState.Open => Tone.Gold,
                _ => Tone.Bad,
            }
        );

    public static Chip Of(CollectionReason why) =>
        Chip.Of(
            why,
            why switch
            {
                CollectionReason.BrokenPromise => Tone.Bad,
                CollectionReason.Waiting => Tone.Info,
                CollectionReason.AsksForTime or CollectionReason.PromiseDue => Tone.Gold,
                _ => Tone.Warn,
            }
        );

    public static Chip Of(LoanTranche tranche) =>
        tranche switch
        {
            { DisbursedOn: { } on } => new Chip("loans.tranche-paid", Tone.Ok, on),
            { CancelledOn: { } on } => new Chip("loans.tranche-cancelled", Tone.Bad, on),
            { IsReady: true } => new Chip("loans.tranche-ready", Tone.Gold),
            _ => new Chip("loans.tranche-waits", Tone.Info),
        };

    public static Chip Of(RestructuringStatus status) =>
        Chip.Of(
            status,
            status switch
            {
                RestructuringStatus.Agreed => Tone.Ok,
                RestructuringStatus.Proposed or RestructuringStatus.Approved => Tone.Gold,
                _ => Tone.Bad,
            }
        );

    public static Chip Of(Collectability quality) =>
        Chip.Of(
            quality,
            quality switch
            {
                Collectability.Current => Tone.Ok,
                Collectability.SpecialMention => Tone.Warn,
                _ => Tone.Bad,
            }
        );

    /// <summary>Null for an instalment that is not due yet.</summary>
    public static Chip? Of(LoanInstalment instalment, DateOnly today)
    {
        if (instalment.IsExtra && instalment.IsSettled)
            return new Chip("loans.paid-early", Tone.Ok);
        if (instalment.Total.IsZero)
            return new Chip("loans.nothing-due", Tone.Info);
        if (instalment.IsSettled)
            return new Chip("loans.settled", Tone.Ok);
        var late = Arrears.DaysPastDue(instalment.PayableOn, today);
        if (late > 0)
            return new Chip("loans.late-days", late > 90 ? Tone.Bad : Tone.Warn, late);
        return instalment.Paid.IsZero ? null : new Chip("loans.partly-paid", Tone.Info);
    }
}
