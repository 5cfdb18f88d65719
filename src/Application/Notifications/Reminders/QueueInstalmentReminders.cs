using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Notifications.Events;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Notifications.Reminders;

/// <summary>
/// Reminds of unpaid instalments 7 days and 1 day before and after their payable date, as of the date; how many were reminded, at most
/// some hundreds. Each reminder of an instalment has one key, so that no second run or node repeats it; a day that was missed is
/// made up for within the days that follow.
/// </summary>
[SystemRequest]
public sealed record QueueInstalmentReminders(DateOnly On) : ICommand<int>;

internal sealed class QueueInstalmentRemindersHandler(IProgrammeDb db, Postman postman)
    : CommandHandler<QueueInstalmentReminders, int>
{
    private const int Batch = 500;

    private static readonly ReminderKind[] Kinds =
    [
        new("h-7", "instalment-due", 7),
        new("h-1", "instalment-due", 1),
        new("h+1", "instalment-overdue", -1),
        new("h+7", "instalment-overdue", -7),
    ];

    protected override async Task<int> Handle(QueueInstalmentReminders command, CancellationToken ct)
    {
        var told = 0;
        foreach (var kind in Kinds)
        {
            var due = await Unreminded(kind, command.On).Take(Batch).ToListAsync(ct);
            await postman.ToReturnees(kind.Template, [.. due.Select(i => LetterOf(kind, i))], ct);
            told += due.Count;
        }

        return told;
    }

    private IQueryable<DueInstalment> Unreminded(ReminderKind kind, DateOnly on)
    {
        var (first, last, prefix) = (kind.FirstDay(on), kind.LastDay(on), kind.Prefix("instalment"));
        return from loan in db.Loans.AsNoTracking()
            where loan.Status == LoanStatus.Disbursed
            from instalment in loan.Instalments
            where
                instalment.PayableOn >= first
                && instalment.PayableOn <= last
                && (instalment.PaidPrincipal < instalment.Principal || instalment.PaidCharge < instalment.Charge)
                && !db.Set<Message>()
                    .Any(m =>
                        m.ReturneeId == loan.ReturneeId
                        && m.DedupeKey == prefix + ((Guid)(object)loan.Id).ToString() + ":" + instalment.No.ToString()
                    )
            orderby instalment.PayableOn, loan.Id, instalment.No
            select new DueInstalment(
                loan.Id,
                loan.ReturneeId,
                loan.Reference,
                instalment.No,
                instalment.PayableOn,
                instalment.Principal,
                instalment.Charge,
                instalment.PaidPrincipal,
                instalment.PaidCharge
            );
    }

    private static ReturneeLetter LetterOf(ReminderKind kind, DueInstalment instalment) =>
        new(
            instalment.ReturneeId,
            $"{kind.Prefix("instalment")}{instalment.LoanId}:{instalment.No}",
            language =>
                new()
                {
                    ["reference"] = instalment.Reference,
                    ["number"] = instalment.No.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    ["amount"] = instalment.Unpaid.ToString(),
                    ["dueOn"] = MessageValues.Date(instalment.PayableOn, language),
                    ["link"] = SitePages.Loan(instalment.LoanId),
                }
        );

    private sealed record DueInstalment(
        Id<Loan> LoanId,
        Id<Returnee> ReturneeId,
        string Reference,
        int No,
        DateOnly PayableOn,
        Money Principal,
        Money Charge,
        Money PaidPrincipal,
        Money PaidCharge
    )
    {
        public Money Unpaid => Principal + Charge - PaidPrincipal - PaidCharge;
    }
}
