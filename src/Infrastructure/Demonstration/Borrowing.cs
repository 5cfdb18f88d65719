namespace PmiEmas.Infrastructure.Demonstration;

/// <summary>One loan of the story: what it is and how it is paid.</summary>
/// <param name="Product">The code of the product it gets.</param>
/// <param name="SignedAgo">Days before the end on which its agreement is offered.</param>
/// <param name="Periods">Monthly instalments.</param>
/// <param name="DaysLate">How many days the oldest unpaid instalment is late at the end; 0 for who pays on time.</param>
/// <param name="EndsEarly">Pays eight instalments and then all that is left.</param>
/// <param name="Asked">The applicant asked for the product; otherwise the officer chose it.</param>
internal sealed record Borrowing(
    string Product,
    int SignedAgo,
    int Periods,
    int DaysLate = 0,
    bool EndsEarly = false,
    bool Asked = true
)
{
    /// <summary>30 loans of every method: paid off, on time, 5, 40 and 200 days late; the last ones are still being signed and paid out.</summary>
    public static readonly IReadOnlyList<Borrowing> All =
    [
        new("QARDH", 355, 12, EndsEarly: true),
        new("QARDH", 354, 12),
        new("QARDH", 353, 18, DaysLate: 200),
        new("QARDH", 352, 12, EndsEarly: true),
        new("QARDH", 330, 12, DaysLate: 5),
        new("QARDH", 310, 18),
        new("QARDH", 150, 10),
        new("TETAP", 351, 12),
        new("TETAP", 350, 12, EndsEarly: true),
        new("TETAP", 349, 12, DaysLate: 40),
        new("TETAP", 348, 18, Asked: false),
        new("TETAP", 328, 12, DaysLate: 200),
        new("TETAP", 240, 12, DaysLate: 5, Asked: false),
        new("ANUITAS", 347, 12),
        new("ANUITAS", 346, 18, DaysLate: 40),
        new("ANUITAS", 345, 12, EndsEarly: true),
        new("ANUITAS", 326, 12, DaysLate: 5),
        new("ANUITAS", 300, 24),
        new("ANUITAS", 120, 12, Asked: false),
        new("MENURUN", 344, 12),
        new("MENURUN", 343, 12, DaysLate: 40),
        new("MENURUN", 324, 12, DaysLate: 200),
        new("MENURUN", 290, 18),
        new("MENURUN", 100, 12),
        new("YARNEN", 342, 8),
        new("YARNEN", 200, 10),
        new("MURABAHAH", 341, 12, EndsEarly: true),
        new("MURABAHAH", 322, 12),
        new("MURABAHAH", 14, 12),
        new("QARDH", 3, 12, Asked: true),
    ];
}
