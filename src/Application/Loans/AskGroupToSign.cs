using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Agreements;
using PmiEmas.Application.Documents;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Hands every member the same promise: to answer for the loans of all. Each signs with a code of their own.</summary>
[RequirePermission(Permission.OfferAgreements)]
public sealed record AskGroupToSign(Id<BorrowerGroup> GroupId, DateOnly SignBy) : ICommand;

internal sealed class AskGroupToSignHandler(
    IProgrammeDb db,
    IActor actor,
    AgreementWriter agreements,
    ILetterTexts texts,
    TimeProvider clock
) : CommandHandler<AskGroupToSign>
{
    // A contract is in Indonesian (Law 24/2009 article 31).
    private const string Language = "id";
    private static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id-ID");

    protected override async Task Handle(AskGroupToSign command, CancellationToken ct)
    {
        var group = await db.GroupToChange(command.GroupId, actor, ct);
        group.AskToSign();
        var members = await Members(group, ct);
        var terms = Terms(group, members);
        foreach (var member in members)
        {
            var agreement = await agreements.Prepare(
                AgreementKind.JointLiability,
                group.Id.Value,
                member.Plan,
                member.Returnee,
                member.Principal,
                _ => terms,
                ct
            );
            agreement.Offer(command.SignBy, actor.StaffId, clock.GetUtcNow());
        }
    }

    private async Task<IReadOnlyList<Member>> Members(BorrowerGroup group, CancellationToken ct)
    {
        var loans = group.Members.Select(m => m.LoanId).ToList();
        return await (
            from l in db.Loans.AsNoTracking()
            where loans.Contains(l.Id)
            join r in db.Returnees.AsNoTracking() on l.ReturneeId equals r.Id
            orderby l.Reference
            select new Member(l.PlanId, l.ReturneeId, r.FullName, l.Reference, l.Principal, l.Lender)
        ).ToListAsync(ct);
    }

    private string Terms(BorrowerGroup group, IReadOnlyList<Member> members)
    {
        var text = new StringBuilder();
        text.AppendLine(Text("loans.joint-parties", group.Reference, group.Name, members[0].Lender));
        foreach (var member in members)
            text.AppendLine(Text("loans.joint-member", member.Name, member.Reference, member.Principal));
        text.AppendLine(Text("loans.joint-promise"));
        text.AppendLine(
            Text("loans.joint-meeting", Indonesian.DateTimeFormat.GetDayName(group.MeetingDay), group.MeetingPlace)
        );
        text.AppendLine(Text("loans.joint-cover"));
        text.AppendLine(Text("loans.joint-record"));
        return text.ToString();
    }

    private string Text(string key, params object?[] arguments) => texts.Of(Language, key, arguments);

    private sealed record Member(
        Id<BusinessPlan> Plan,
        Id<Domain.Returnees.Returnee> Returnee,
        string Name,
        string Reference,
        Money Principal,
        string Lender
    );
}
