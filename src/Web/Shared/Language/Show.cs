using System.Globalization;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Shared.Language;

/// <summary>How amounts, dates and times are written for people. Times are Western Indonesia Time (WIB).</summary>
public static class Show
{
    public static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id-ID");
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>Rp1.500.000 in both languages: that is how the amount stands on receipts and bank statements.</summary>
    public static string Money(Money amount) => "Rp" + amount.Rupiah.ToString("#,0", Indonesian);

    public static string Number(long number) => number.ToString("#,0", IsEnglish ? English : Indonesian);

    /// <summary>A rate or share in basis points: 420 is 4,2% (4.2% in English).</summary>
    public static string Percent(long basisPoints)
    {
        var (whole, rest) = Math.DivRem(Math.Abs(basisPoints), 100);
        var sign = basisPoints < 0 ? "−" : "";
        var places = rest == 0 ? "" : (IsEnglish ? "." : ",") + rest.ToString("00", English).TrimEnd('0');
        return $"{sign}{Number(whole)}{places}%";
    }

    public static string Percent(Rate rate) => Percent(rate.BasisPoints);

    /// <summary>20 November 2026</summary>
    public static string Date(DateOnly date) => Date(date, CultureInfo.CurrentUICulture);

    public static string Date(DateOnly? date) => date is { } day ? Date(day) : "–";

    /// <summary>"Oktober 2026".</summary>
    public static string Month(DateOnly month) => month.ToString("MMMM yyyy", CultureInfo.CurrentUICulture);

    /// <summary>Friday, 20 November 2026</summary>
    public static string LongDate(DateOnly date) => date.ToString("dddd, d MMMM yyyy", CultureInfo.CurrentUICulture);

    /// <summary>14.05 WIB</summary>
    public static string Time(DateTimeOffset at) =>
        at.ToOffset(ProgrammeCalendar.Wib).ToString("HH.mm", CultureInfo.InvariantCulture) + " WIB";

    /// <summary>09.00</summary>
    public static string Time(TimeOnly time) => time.ToString("HH.mm", CultureInfo.InvariantCulture);

    /// <summary>20 November 2026 14.05 WIB</summary>
    public static string At(DateTimeOffset at) => At(at, CultureInfo.CurrentUICulture);

    public static string At(DateTimeOffset? at) => at is { } moment ? At(moment) : "–";

    /// <summary>The amount in words, in the language of the request.</summary>
    public static string Words(Money amount) =>
        IsEnglish ? AmountInWords.InEnglish(amount) : AmountInWords.InIndonesian(amount);

    /// <summary>A value as people read it: amounts, dates and times written out, anything else as it is.</summary>
    public static object? Any(object? value, CultureInfo language) =>
        value switch
        {
            Money amount => Money(amount),
            DateOnly date => Date(date, language),
            DateTimeOffset at => At(at, language),
            long number => Number(number),
            _ => value,
        };

    private static string Date(DateOnly date, CultureInfo language) => date.ToString("d MMMM yyyy", language);

    private static string At(DateTimeOffset at, CultureInfo language) =>
        $"{Date(ProgrammeCalendar.DateOf(at), language)} {Time(at)}";
}
