namespace PmiEmas.Domain.Shared;

/// <summary>Amounts in words, as receipts and agreements carry them beside the figures.</summary>
public static class AmountInWords
{
    private static readonly string[] Satuan =
    [
        "",
        "satu",
        "dua",
        "tiga",
        "empat",
        "lima",
        "enam",
        "tujuh",
        "delapan",
        "sembilan",
        "sepuluh",
        "sebelas",
    ];

    private static readonly string[] Ones =
    [
        "",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];

    private static readonly string[] Tens =
    [
        "",
        "",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
    ];

    private static readonly (long Size, string Indonesian, string English)[] Scales =
    [
        (1_000_000_000_000_000_000, "kuintiliun", "quintillion"),
        (1_000_000_000_000_000, "kuadriliun", "quadrillion"),
        (1_000_000_000_000, "triliun", "trillion"),
        (1_000_000_000, "miliar", "billion"),
        (1_000_000, "juta", "million"),
        (1_000, "ribu", "thousand"),
    ];

    /// <summary>883.333 is <c>Delapan ratus delapan puluh tiga ribu tiga ratus tiga puluh tiga rupiah</c>.</summary>
    public static string InIndonesian(Money amount) =>
        Sentence(amount.IsZero ? ["nol"] : Indonesian(amount.Rupiah), "rupiah");

    /// <summary>883,333 is <c>Eight hundred eighty-three thousand three hundred thirty-three rupiah</c>.</summary>
    public static string InEnglish(Money amount) =>
        Sentence(amount.IsZero ? ["zero"] : English(amount.Rupiah), "rupiah");

    private static IEnumerable<string> Indonesian(long number)
    {
        foreach (var (size, name, _) in Scales)
        {
            var count = number / size;
            number %= size;
            if (count == 0)
                continue;
            // One thousand is "seribu", yet one million is "satu juta".
            foreach (var word in size == 1_000 && count == 1 ? ["seribu"] : HundredsIndonesian(count).Append(name))
                yield return word;
        }
        foreach (var word in HundredsIndonesian(number))
            yield return word;
    }

    private static IEnumerable<string> HundredsIndonesian(long number) =>
        number switch
        {
            0 => [],
            < 12 => [Satuan[number]],
            < 20 => [Satuan[number - 10], "belas"],
            < 100 => [Satuan[number / 10], "puluh", .. HundredsIndonesian(number % 10)],
            < 200 => ["seratus", .. HundredsIndonesian(number - 100)],
            _ => [Satuan[number / 100], "ratus", .. HundredsIndonesian(number % 100)],
        };

    private static IEnumerable<string> English(long number)
    {
        foreach (var (size, _, name) in Scales)
        {
            var count = number / size;
            number %= size;
            foreach (var word in count == 0 ? [] : HundredsEnglish(count).Append(name))
                yield return word;
        }
        foreach (var word in HundredsEnglish(number))
            yield return word;
    }

    private static IEnumerable<string> HundredsEnglish(long number) =>
        number switch
        {
            0 => [],
            < 20 => [Ones[number]],
            < 100 => [number % 10 == 0 ? Tens[number / 10] : $"{Tens[number / 10]}-{Ones[number % 10]}"],
            _ => [Ones[number / 100], "hundred", .. HundredsEnglish(number % 100)],
        };

    private static string Sentence(IEnumerable<string> words, string unit)
    {
        var text = string.Join(' ', words.Append(unit));
        return char.ToUpperInvariant(text[0]) + text[1..];
    }
}
