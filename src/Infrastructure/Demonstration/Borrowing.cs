using PmiEmas.Domain.Loans;

namespace PmiEmas.Infrastructure.Demonstration;

/// <summary>One loan of the story: what it is and how it is paid.</summary>
/// <param name="Product">The code of the product it gets.</param>
/// <param name="SignedAgo">Days before the end on which its agreement is offered.</param>
/// <param name="Periods">Monthly instalments.</param>
/// <param name="DaysLate">How many days the oldest unpaid instalment is late at the end; 0 for who pays on time.</param>
/// <param name="EndsEarly">Pays eight instalments and then all that is left.</param>
/// <param name="Prepays">With the fourth instalment pays Rp1 million more, and what that changes.</param>
/// <param name="InGroup">The borrower belongs to the group that answers for one another.</param>
/// <param name="WrittenOff">Taken as lost in the end; a little comes back afterwards.</param>
/// <param name="InParts">Paid out in two parts, the second after a visit.</param>
/// <param name="Asked">The applicant asked for the product; otherwise the officer chose it.</param>
internal sealed record Borrowing(
    string Product,
    int SignedAgo,
    int Periods,
    int DaysLate = 0,
    bool EndsEarly = false,
    PrepaymentPlan? Prepays = null,
    bool InGroup = false,
    bool WrittenOff = false,
    bool InParts = false,
    bool Asked = true
)
{
    /// <summary>30 loans of every method: paid off, paid in advance, on time, 5, 40 and 200 days late, one lost, three in a group; the last ones are still being signed and paid out.</summary>
    public static readonly IReadOnlyList<Borrowing> All =
    [
        new("QARDH", 355, 12, EndsEarly: true),
        new("QARDH", 354, 12),
        new("QARDH", 353, 18, DaysLate: 200),
        new("QARDH", 352, 12, EndsEarly: true),
        new("QARDH", 330, 12, DaysLate: 5),
        new("QARDH", 310, 18, Prepays: PrepaymentPlan.FromTheEnd),
        new("QARDH", 290, 12, InGroup: true),
        new("TETAP", 351, 12),
        new("TETAP", 350, 12, EndsEarly: true),
        new("TETAP", 349, 12, DaysLate: 40),
        new("TETAP", 348, 18, Asked: false),
        new("TETAP", 328, 12, DaysLate: 200, WrittenOff: true),
        new("TETAP", 240, 12, DaysLate: 5, Asked: false),
        new("ANUITAS", 347, 12, Prepays: PrepaymentPlan.Lower),
        new("ANUITAS", 290, 18, DaysLate: 40, InGroup: true),
        new("ANUITAS", 345, 12, EndsEarly: true),
        new("ANUITAS", 326, 12, DaysLate: 5),
        new("ANUITAS", 300, 24, InParts: true),
        new("ANUITAS", 120, 12, Asked: false),
        new("MENURUN", 344, 12, Prepays: PrepaymentPlan.Shorten),
        new("MENURUN", 343, 12, DaysLate: 40),
        new("MENURUN", 324, 12, DaysLate: 200),
        new("MENURUN", 290, 18, InGroup: true),
        new("MENURUN", 100, 12, InParts: true),
        new("YARNEN", 342, 8),
        new("YARNEN", 200, 10),
        new("MURABAHAH", 341, 12, EndsEarly: true),
        new("MURABAHAH", 322, 12),
        new("MURABAHAH", 14, 12),
        new("QARDH", 3, 12),
    ];
}
