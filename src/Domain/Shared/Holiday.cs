namespace PmiEmas.Domain.Shared;

public enum HolidayKind
{
    /// <summary>Libur nasional.</summary>
    National,

    /// <summary>Cuti bersama.</summary>
    Collective,

    /// <summary>Hari kerja pengganti: a day of the weekend that is worked.</summary>
    Working,
}

/// <summary>A day that the yearly decree of the three ministers takes off, or puts to work.</summary>
public sealed class Holiday
{
    private Holiday() { }

    public DateOnly On { get; private set; }

    public string Name { get; private set; } = "";

    public HolidayKind Kind { get; private set; }

    public static Holiday Of(DateOnly on, string name, HolidayKind kind) =>
        new()
        {
            On = on,
            Name = name.Trim(),
            Kind = kind,
        };

    internal void Become(string name, HolidayKind kind) => (Name, Kind) = (name.Trim(), kind);
}
