using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>What one capability takes money for: repayments of loans, unspent money of grants.</summary>
public interface IReceivable
{
    ReceiptPurpose Purpose { get; }

    /// <summary>Everything of the fund that waits for money and either bears one of the numbers or waits for just one of the amounts.</summary>
    Task<IReadOnlyList<OpenReceivable>> Waiting(
        Id<FundSource> fund,
        IReadOnlyCollection<string> numbers,
        IReadOnlyCollection<Money> amounts,
        IActor actor,
        CancellationToken ct
    );

    /// <summary>Posts an announced receipt by what the account shows.</summary>
    Task Confirm(Id<Receipt> receipt, MoneyFound found, IActor actor, CancellationToken ct);

    /// <summary>Takes money that nobody announced, and posts it; gives the receipt's number.</summary>
    Task<Receipt> Take(Guid subject, MoneyFound found, IActor actor, CancellationToken ct);
}

/// <summary>A loan or grant that waits for money: the amount due next, and since when or until when.</summary>
public sealed record OpenReceivable(Guid SubjectId, string Reference, string Name, Money Amount, DateOnly DueOn);

/// <summary>Money seen in the bank account, and in whose name it is posted.</summary>
public sealed record MoneyFound(Money Amount, DateOnly On, string? BankReference, Id<StaffMember> ById);
