namespace PmiEmas.Domain.Shared;

public enum HolidayKind
{
    /// <summary>Libur nasional.</summary>
    National,

    /// <summary>Cuti bersama.</summary>
    Collective,
}

/// <summary>A day off by the yearly decree of the three ministers. Data, not code: the dates are new every year.</summary>
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
}
