using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Features.Agreements;
using PmiEmas.Web.Features.BusinessPlans;
using PmiEmas.Web.Features.Gateway;
using PmiEmas.Web.Features.Grants;
using PmiEmas.Web.Features.Ledger;
using PmiEmas.Web.Features.Loans;
using PmiEmas.Web.Features.Payments;
using PmiEmas.Web.Features.Purchases;
using PmiEmas.Web.Features.Returnees;
using PmiEmas.Web.Features.Reviews;
using PmiEmas.Web.Features.Training;
using PmiEmas.Web.Shared.Language;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Workspace;

/// <summary>Where each kind of task is done. Its text stands under <c>workspace.task.{kind}</c>.</summary>
public static class TaskLinks
{
    public static readonly IReadOnlyDictionary<string, Func<Guid, string>> ByKind = new Dictionary<
        string,
        Func<Guid, string>
    >
    {
        ["decide-gateway-order"] = _ => GatewayLinks.Desk,
        ["see-to-online-payment"] = _ => GatewayLinks.Desk,
        ["verify-returnee"] = Returnee,
        ["confirm-account"] = Returnee,
        ["judge-duplicate"] = Returnee,
        ["screen-plan"] = id => PlanLinks.Detail(new(id)),
        ["answer-review"] = id => ReviewLinks.Desk(new(id)),
        ["review-plan"] = id => ReviewLinks.Desk(new(id)),
        ["assign-reviewers"] = id => ReviewLinks.Plan(new(id)),
        ["settle-reviews"] = id => ReviewLinks.Plan(new(id)),
        ["plan-visit"] = id => ReviewLinks.Plan(new(id)),
        ["record-visit"] = id => ReviewLinks.Visit(new(id)),
        ["decide-plans"] = id => ReviewLinks.Board(new(id)),
        ["publish-decisions"] = id => ReviewLinks.Board(new(id)),
        ["start-cohort"] = id => TrainingLinks.Cohort(new(id)),
        ["record-attendance"] = id => TrainingLinks.Cohort(new(id)),
        ["complete-cohort"] = id => TrainingLinks.Cohort(new(id)),
        ["offer-agreement"] = id => AgreementLinks.Detail(new Id<Agreement>(id)),
        ["countersign-agreement"] = id => AgreementLinks.Detail(new Id<Agreement>(id)),
        ["prepare-grant-payout"] = id => PaymentLinks.Prepare(PayoutPurpose.GrantTranche, id),
        ["prepare-loan-payout"] = id => PaymentLinks.Prepare(PayoutPurpose.LoanDisbursement, id),
        ["prepare-loan-tranche"] = id => PaymentLinks.Prepare(PayoutPurpose.LoanTranche, id),
        ["prepare-credit-refund"] = id => PaymentLinks.Prepare(PayoutPurpose.CreditRefund, id),
        ["decide-loan-proposal"] = id => LoanLinks.Proposal(new(id)),
        ["prepare-supplier-payout"] = id => PaymentLinks.Prepare(PayoutPurpose.SupplierPayment, id),
        ["collect-quotations"] = Purchase,
        ["order-purchase"] = Purchase,
        ["hand-over-goods"] = Purchase,
        ["record-invoice"] = Purchase,
        ["answer-purchase-complaint"] = Purchase,
        ["confirm-supplier-account"] = id => PurchaseLinks.Supplier(new Id<Supplier>(id)),
        ["submit-payout"] = Payout,
        ["check-payout"] = Payout,
        ["send-payout"] = Payout,
        ["record-disbursement"] = Payout,
        ["confirm-payout"] = Payout,
        ["retry-payout"] = Payout,
        ["import-statement"] = id => StatementLinks.Detail(new Id<Statement>(id)),
        ["clear-suspense"] = Line,
        ["agree-outcome"] = Line,
        ["review-report"] = id => GrantLinks.Report(new Id<AccountabilityReport>(id)),
        ["decide-reallocation"] = id => GrantLinks.Detail(new Id<Grant>(id)),
        ["confirm-refund"] = id => GrantLinks.Detail(new Id<Grant>(id)),
        ["match-repayment"] = id => LoanLinks.Match(new Id<Receipt>(id)),
        ["enter-holidays"] = _ => LoanLinks.Calendar,
        ["approve-restructuring"] = id => LoanLinks.Restructuring(new(id)),
        ["broken-promise"] = id => LoanLinks.Collection(new(id)),
        ["answer-postponement"] = id => LoanLinks.Collection(new(id)),
        ["promise-due"] = id => LoanLinks.Collection(new(id)),
        ["late-loan"] = id => LoanLinks.Collection(new(id)),
        ["see-to-books"] = _ => LedgerLinks.Proof,
        ["confirm-closing"] = _ => LedgerLinks.Periods,
        ["confirm-reopening"] = _ => LedgerLinks.Periods,
        ["close-month"] = _ => LedgerLinks.Periods,
    };

    public static TaskRow InWords(this InboxTask task, Texts texts) =>
        new(
            texts["workspace.task." + task.Kind],
            null,
            task.Title,
            task.Detail,
            task.DueOn,
            ByKind[task.Kind](task.SubjectId)
        );

    private static string Returnee(Guid id) => ReturneeLinks.Detail(new(id));

    private static string Purchase(Guid id) => PurchaseLinks.Detail(new Id<Purchase>(id));

    private static string Line(Guid id) => StatementLinks.Line(new Id<StatementLine>(id));

    private static string Payout(Guid id) => PaymentLinks.Detail(new Id<Payout>(id));
}
