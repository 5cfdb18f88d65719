using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Running loans, by number or by what is unpaid of their next instalment.</summary>
internal sealed class LoanReceivables(IProgrammeDb db, ILoansToRepay loans, TimeProvider clock) : IReceivable
{
    private const int Most = 500;

    public ReceiptPurpose Purpose => ReceiptPurpose.LoanRepayment;

    public async Task<IReadOnlyList<OpenReceivable>> Waiting(
        Id<FundSource> fund,
        IReadOnlyCollection<string> numbers,
        IReadOnlyCollection<Money> amounts,
        IActor actor,
        CancellationToken ct
    )
    {
        if (numbers.Count + amounts.Count == 0)
            return [];
        var rupiah = amounts.Select(a => a.Rupiah).ToList();
        var running = db
            .Loans.AsNoTracking()
            .VisibleTo(actor)
            .Where(l => l.FundSourceId == fund && l.Status == LoanStatus.Disbursed);
        // By number alone the index finds them; by amount every running loan is asked what it waits for.
        if (rupiah.Count == 0)
            running = running.Where(l => numbers.Contains(l.Reference));
        var rows = await running
            .Select(l => new
            {
                l.Id,
                l.Reference,
                Name = db.Returnees.Where(r => r.Id == l.ReturneeId).Select(r => r.FullName).First(),
                Unpaid = l
                    .Instalments.Where(i => i.PaidPrincipal < i.Principal || i.PaidCharge < i.Charge)
                    .OrderBy(i => i.No)
                    .Select(i =>
                        (long?)(
                            (long)(object)i.Principal
                            + (long)(object)i.Charge
                            - (long)(object)i.PaidPrincipal
                            - (long)(object)i.PaidCharge
                        )
                    )
                    .FirstOrDefault(),
                l.OldestUnpaidOn,
            })
            .Where(l => l.Unpaid != null && (numbers.Contains(l.Reference) || rupiah.Contains(l.Unpaid.Value)))
            .OrderBy(l => l.OldestUnpaidOn)
            .Take(Most)
            .ToListAsync(ct);
        return
        [
            .. rows.Select(r => new OpenReceivable(
                r.Id.Value,
                r.Reference,
                r.Name,
                new Money(r.Unpaid!.Value),
                r.OldestUnpaidOn!.Value
            )),
        ];
    }

    public Task Confirm(Id<Receipt> receipt, MoneyFound found, IActor actor, CancellationToken ct) =>
        db.ConfirmRepayment(receipt, found, announced => announced.Instruction, actor, clock, ct);

    public Task<Receipt> Take(Guid subject, MoneyFound found, IActor actor, CancellationToken ct) =>
        loans.Take(
            Id<Receipt>.New(),
            new Id<Loan>(subject),
            new RepaymentTaken(found.Amount, found.On, ReceiptMethod.Transfer, found.BankReference, found.ById),
            null,
            db,
            clock,
            ct
        );
}

/// <summary>Money that was taken, how, in whose name it is posted, and what it is to do beyond what is due.</summary>
internal sealed record RepaymentTaken(
    Money Amount,
    DateOnly ReceivedOn,
    ReceiptMethod Method,
    string? BankReference,
    Id<StaffMember> ById,
    PrepaymentPlan? Prepay = null
);

/// <summary>The doors a repayment comes in by; entering by hand and matching a statement go through the same.</summary>
internal static class RepaymentDoors
{
    /// <summary>Receipts and posts money that was not announced.</summary>
    public static async Task<Receipt> Take(
        this ILoansToRepay loans,
        Id<Receipt> id,
        Id<Loan> loanId,
        RepaymentTaken taken,
        Func<Loan, Task<Id<StoredFile>>>? keepProof,
        IProgrammeDb db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var (loan, reference) = await loans.Open(loanId, taken.Amount, taken.ReceivedOn, taken.Prepay, ct);
        loan.RequireReceivable(taken.Amount, taken.ReceivedOn);
        if (taken.Prepay is { } plan)
            loan.PlanPrepayment(taken.Amount, taken.ReceivedOn, plan);
        var receipt = Receipt.Capture(
            id,
            reference,
            loan.AsReceiptSubject(),
            taken.Amount,
            taken.ReceivedOn,
            taken.Method,
            keepProof is null ? null : await keepProof(loan),
            taken.BankReference,
            taken.ById,
            clock.GetUtcNow(),
            taken.Prepay?.ToString()
        );
        receipt.Post(taken.ById, clock.GetUtcNow());
        db.Receipts.Add(receipt);
        return receipt;
    }

    /// <summary>Corrects an announced receipt by what the account shows, and posts it with the instruction given.</summary>
    public static async Task<Id<Loan>> ConfirmRepayment(
        this IProgrammeDb db,
        Id<Receipt> id,
        MoneyFound found,
        Func<Receipt, string?> instruction,
        IActor actor,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var (loan, receipt) = await db.RepaymentToChange(id, actor, ct);
        var at = clock.GetUtcNow();
        receipt.Match(found.Amount, found.On, found.BankReference, found.ById, at);
        receipt.Instruct(instruction(receipt));
        receipt.Post(found.ById, at);
        return loan.Id;
    }
}
