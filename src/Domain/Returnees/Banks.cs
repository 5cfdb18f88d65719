namespace PmiEmas.Domain.Returnees;

/// <summary>A bank by its clearing code. The usual number of account digits is a hint, never a refusal.</summary>
public sealed record Bank(string Code, string Name, int? AccountDigits);

/// <summary>The banks returnees in the programme hold accounts with.</summary>
public static class Banks
{
    public static readonly IReadOnlyList<Bank> All =
    [
        new("137", "Bank Banten", 10),
        new("110", "bank bjb", 13),
        new("425", "bjb Syariah", null),
        new("002", "BRI", 15),
        new("009", "BNI", 10),
        new("008", "Bank Mandiri", 13),
        new("200", "BTN", 16),
        new("451", "BSI (Bank Syariah Indonesia)", 10),
        new("014", "BCA", 10),
        new("022", "CIMB Niaga", 13),
        new("011", "Bank Danamon", 10),
        new("013", "Bank Permata", 10),
        new("111", "Bank Jakarta (Bank DKI)", null),
        new("147", "Bank Muamalat", 10),
        new("547", "BTPN Syariah", null),
        new("542", "Bank Jago", 12),
        new("535", "SeaBank", 12),
        new("490", "Bank Neo Commerce", null),
        new("501", "blu (BCA Digital)", 12),
    ];

    public static Bank? Find(string? code) => All.FirstOrDefault(b => b.Code == code);

    /// <summary>The bank's name, or the code itself where the list no longer has it.</summary>
    public static string NameOf(string code) => Find(code)?.Name ?? code;
}
