using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using PmiEmas.Application.Abstractions;
using PmiEmas.Infrastructure.Files;

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
        using var pixels = new MemoryStream();
        using (var packed = new ZLibStream(pixels, CompressionLevel.Optimal, leaveOpen: true))
            for (var row = 0; row < Side; row++)
            {
                packed.WriteByte(0);
                var pale = row is > 14 and < 34 ? 60 : 0;
                for (var column = 0; column < Side; column++)
                    packed.Write([Shade(colour >> 16, pale), Shade(colour >> 8, pale), Shade(colour, pale)]);
            }

        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        file.Write(Chunk("IHDR", [0, 0, 0, Side, 0, 0, 0, Side, 8, 2, 0, 0, 0]));
        file.Write(Chunk("IDAT", pixels.ToArray()));
        file.Write(Chunk("IEND", []));
        return file.ToArray();
    }

    private static byte Shade(int channel, int pale) => (byte)Math.Min(255, (channel & 0xFF) + pale);

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteUInt32BigEndian(chunk, (uint)data.Length);
        named.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(named.Length + 4), Crc32.Of(named));
        return chunk;
    }
}
