using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Payments;

public enum ReceiptStatus
{
    Announced,
    Captured,
    Matched,
    Posted,
    Suspense,
    Reversed,
    Refused,
}

public enum ReceiptPurpose
{
    LoanRepayment,
    GrantRefund,

    /// <summary>A supplier gives money back for goods that did not come.</summary>
    SupplierRefund,
}

public enum ReceiptMethod
{
    Cash,
    Transfer,
    Online,
}

/// <summary>Money that came in: announced by the returnee with a proof, or taken by the treasurer.</summary>
public sealed class Receipt : AggregateRoot<Receipt>
{
    public static readonly Transitions<ReceiptStatus> Moves = new(
        "receipt",
        ReceiptStatus.Announced,
        (
            ReceiptStatus.Announced,
            [ReceiptStatus.Matched, ReceiptStatus.Posted, ReceiptStatus.Suspense, ReceiptStatus.Refused]
        ),
        (ReceiptStatus.Captured, [ReceiptStatus.Matched, ReceiptStatus.Posted, ReceiptStatus.Suspense]),
        (ReceiptStatus.Matched, [ReceiptStatus.Posted, ReceiptStatus.Suspense]),
        (ReceiptStatus.Suspense, [ReceiptStatus.Matched, ReceiptStatus.Posted]),
        (ReceiptStatus.Posted, [ReceiptStatus.Reversed])
    );

    private Receipt() { }

    /// <summary><c>KW-2026-000001</c>.</summary>
    public string Reference { get; private set; } = "";

    public ReceiptPurpose Purpose { get; private set; }

    public ReceiptStatus Status { get; private set; }

    public ReceiptMethod Method { get; private set; }

    public Id<Returnee> ReturneeId { get; private set; }

    public Id<FundSource> FundSourceId { get; private set; }

    /// <summary>The loan or grant it is for.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>The loan's or grant's number.</summary>
    public string SubjectReference { get; private set; } = "";

    public Money Amount { get; private set; }

    /// <summary>The day the money was in our hands or account: what lateness and the ledger count from.</summary>
    public DateOnly ReceivedOn { get; private set; }

    public Id<StoredFile>? ProofId { get; private set; }

    public string? BankReference { get; private set; }

    public DateTimeOffset EnteredAt { get; private set; }

    /// <summary>The treasurer who took the money; null where the returnee announced it.</summary>
    public Id<StaffMember>? EnteredById { get; private set; }

    public Id<StaffMember>? PostedById { get; private set; }

    public DateTimeOffset? PostedAt { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>What is to be done with the money beyond its purpose, as the capability it is for names it: a way of prepayment.</summary>
    public string? Instruction { get; private set; }

    /// <summary>The returnee says money was transferred, and shows the proof.</summary>
    public static Receipt Announce(
        Id<Receipt> id,
        string reference,
        ReceiptSubject subject,
        Money amount,
        DateOnly receivedOn,
        Id<StoredFile> proof,
        string? bankReference,
        DateTimeOffset at,
        string? instruction = null
    )
    {
        var receipt = Make(
            id,
            reference,
            subject,
            amount,
            receivedOn,
            ReceiptMethod.Transfer,
            proof,
            bankReference,
            at
        );
        (receipt.Status, receipt.Instruction) = (ReceiptStatus.Announced, instruction);
        receipt.Raise(new ReceiptAnnounced(id, subject.Purpose, subject.Id, subject.ReturneeId));
        return receipt;
    }

    /// <summary>The treasurer took cash, or saw the transfer in the account.</summary>
    public static Receipt Capture(
        Id<Receipt> id,
        string reference,
        ReceiptSubject subject,
        Money amount,
        DateOnly receivedOn,
        ReceiptMethod method,
        Id<StoredFile>? proof,
        string? bankReference,
        Id<StaffMember> by,
        DateTimeOffset at,
        string? instruction = null
    )
    {
        PaymentRules.TransferNeedsProof.Require(
            method == ReceiptMethod.Cash || proof is not null || !string.IsNullOrWhiteSpace(bankReference)
        );
        var receipt = Make(id, reference, subject, amount, receivedOn, method, proof, bankReference, at);
        (receipt.Status, receipt.EnteredById, receipt.Instruction) = (ReceiptStatus.Captured, by, instruction);
        receipt.Raise(new ReceiptCaptured(id, subject.Purpose, subject.Id, subject.ReturneeId));
        return receipt;
    }

    /// <summary>The gateway has collected it: nobody types it in, and it is posted at once.</summary>
    public static Receipt Collect(
        Id<Receipt> id,
        string reference,
        ReceiptSubject subject,
        Money amount,
        DateOnly receivedOn,
        string payment,
        DateTimeOffset at
    )
    {
        var receipt = Make(id, reference, subject, amount, receivedOn, ReceiptMethod.Online, null, payment, at);
        receipt.Status = ReceiptStatus.Captured;
        receipt.Raise(new ReceiptCaptured(id, subject.Purpose, subject.Id, subject.ReturneeId));
        receipt.Post(null, at);
        return receipt;
    }

    /// <summary>The fund's account it lies in: the bank's, or the gateway's until that pays it out.</summary>
    public Account HeldIn(string fund) => Method == ReceiptMethod.Online ? Account.Gateway(fund) : Account.Bank(fund);

    /// <summary>Corrects what the returnee announced by what the account shows, before it is posted.</summary>
    public void Match(Money amount, DateOnly receivedOn, string? bankReference, Id<StaffMember> by, DateTimeOffset at)
    {
        Moves.Require(Status, ReceiptStatus.Matched);
        Check(amount, receivedOn, at);
        (Status, Amount, ReceivedOn) = (ReceiptStatus.Matched, amount, receivedOn);
        (BankReference, EnteredById) = (bankReference?.Trim() ?? BankReference, EnteredById ?? by);
        Raise(new ReceiptMatched(Id, Purpose, SubjectId, ReturneeId));
    }

    /// <summary>Settles with the payer what is to be done with the money, before it is posted.</summary>
    public void Instruct(string? instruction)
    {
        Moves.Require(Status, ReceiptStatus.Posted);
        Instruction = instruction;
    }

    /// <summary>The money is in the books: the loan or grant reacts to the event in the same transaction.</summary>
    public void Post(Id<StaffMember>? by, DateTimeOffset at)
    {
        Moves.Require(Status, ReceiptStatus.Posted);
        (Status, PostedById, PostedAt) = (ReceiptStatus.Posted, by, at);
        Raise(
            new ReceiptPosted(
                Id,
                Purpose,
                SubjectId,
                ReturneeId,
                FundSourceId,
                Amount,
                ReceivedOn,
                Reference,
                Method,
                Instruction
            )
        );
    }

    public void Refuse(string reason, Id<StaffMember> by, DateTimeOffset at)
    {
        Moves.Require(Status, ReceiptStatus.Refused);
        PaymentRules.NeedsReason.Require(!string.IsNullOrWhiteSpace(reason));
        (Status, Reason) = (ReceiptStatus.Refused, reason.Trim());
        Raise(new ReceiptRefused(Id, Purpose, SubjectId, ReturneeId));
    }

    /// <summary>It was posted wrongly; the number stays, the books get the mirror.</summary>
    public void Reverse(string reason, Id<StaffMember>? by, DateTimeOffset at)
    {
        Moves.Require(Status, ReceiptStatus.Reversed);
        PaymentRules.NeedsReason.Require(!string.IsNullOrWhiteSpace(reason));
        (Status, Reason) = (ReceiptStatus.Reversed, reason.Trim());
        Raise(new ReceiptReversed(Id, Purpose, SubjectId, ReturneeId, Amount, ReceivedOn));
    }

    private static Receipt Make(
        Id<Receipt> id,
        string reference,
        ReceiptSubject subject,
        Money amount,
        DateOnly receivedOn,
        ReceiptMethod method,
        Id<StoredFile>? proof,
        string? bankReference,
        DateTimeOffset at
    )
    {
        Check(amount, receivedOn, at);
        return new Receipt
        {
            Id = id,
            Reference = reference,
            Purpose = subject.Purpose,
            SubjectId = subject.Id,
            SubjectReference = subject.Reference,
            ReturneeId = subject.ReturneeId,
            FundSourceId = subject.FundSourceId,
            Amount = amount,
            ReceivedOn = receivedOn,
            Method = method,
            ProofId = proof,
            BankReference = bankReference?.Trim(),
            EnteredAt = at,
        };
    }

    private static void Check(Money amount, DateOnly receivedOn, DateTimeOffset at)
    {
        PaymentRules.NeedsAmount.Require(!amount.IsZero);
        PaymentRules.ReceivedOnNotAhead.Require(receivedOn <= ProgrammeCalendar.DateOf(at));
    }
}

/// <summary>What a receipt is for: a loan's repayment or a grant's unspent money.</summary>
public sealed record ReceiptSubject(
    ReceiptPurpose Purpose,
    Guid Id,
    string Reference,
    Id<Returnee> ReturneeId,
    Id<FundSource> FundSourceId
);

public sealed record ReceiptAnnounced(
    Id<Receipt> ReceiptId,
    ReceiptPurpose Purpose,
    Guid SubjectId,
    Id<Returnee> ReturneeId
) : IDomainEvent;

public sealed record ReceiptCaptured(
    Id<Receipt> ReceiptId,
    ReceiptPurpose Purpose,
    Guid SubjectId,
    Id<Returnee> ReturneeId
) : IDomainEvent;

public sealed record ReceiptMatched(
    Id<Receipt> ReceiptId,
    ReceiptPurpose Purpose,
    Guid SubjectId,
    Id<Returnee> ReturneeId
) : IDomainEvent;

/// <summary>Money came in and is to be posted to the ledger by the loan or grant it is for.</summary>
public sealed record ReceiptPosted(
    Id<Receipt> ReceiptId,
    ReceiptPurpose Purpose,
    Guid SubjectId,
    Id<Returnee> ReturneeId,
    Id<FundSource> FundSourceId,
    Money Amount,
    DateOnly ReceivedOn,
    string Reference,
    ReceiptMethod Method,
    string? Instruction = null
) : IDomainEvent;

public sealed record ReceiptRefused(
    Id<Receipt> ReceiptId,
    ReceiptPurpose Purpose,
    Guid SubjectId,
    Id<Returnee> ReturneeId
) : IDomainEvent;

public sealed record ReceiptReversed(
    Id<Receipt> ReceiptId,
    ReceiptPurpose Purpose,
    Guid SubjectId,
    Id<Returnee> ReturneeId,
    Money Amount,
    DateOnly ReceivedOn
) : IDomainEvent;
