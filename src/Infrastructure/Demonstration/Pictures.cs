using PmiEmas.Application.Abstractions;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace PmiEmas.Infrastructure.Demonstration;

/// <summary>Small pictures that stand for photographs and scans: a coloured field with a paler band.</summary>
internal static class Pictures
{
    private const int Side = 48;

    public static Upload Of(string name, int colour)
    {
        var content = Png(colour);
        return new Upload(name + ".png", new MemoryStream(content), content.Length);
    }

    private static byte[] Png(int colour)
    {
        using var picture = new Image<Rgb24>(Side, Side);
        for (var row = 0; row < Side; row++)
        {
            var pale = row is > 14 and < 34 ? 60 : 0;
            for (var column = 0; column < Side; column++)
                picture[column, row] = new Rgb24(
                    Shade(colour >> 16, pale),
                    Shade(colour >> 8, pale),
                    Shade(colour, pale)
                );
        }

        using var file = new MemoryStream();
        picture.SaveAsPng(file);
        return file.ToArray();
    }

    private static byte Shade(int channel, int pale) => (byte)Math.Min(255, (channel & 0xFF) + pale);
}
