using System.Reflection;
using PmiEmas.Infrastructure.Documents.Pdf;

namespace PmiEmas.Infrastructure.Documents;

/// <summary>The letters' typeface (Lato, OFL) from this assembly: a server needs no fonts of its own.</summary>
internal static class LetterFonts
{
    private static readonly Lazy<TrueTypeFont> Regular = new(() => Load("Lato-Regular", "fonts/letter-regular.ttf"));
    private static readonly Lazy<TrueTypeFont> Bold = new(() => Load("Lato-Bold", "fonts/letter-bold.ttf"));

    public static Lettering Of(double size, bool bold = false) => new((bold ? Bold : Regular).Value, size);

    private static TrueTypeFont Load(string name, string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new TrueTypeFont(name, bytes);
    }
}
