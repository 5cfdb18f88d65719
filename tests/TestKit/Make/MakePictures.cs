using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;

namespace PmiEmas.TestKit;

/// <summary>Pictures as people upload them.</summary>
public static partial class Make
{
    /// <summary>A grey square.</summary>
    public static byte[] Png(int side = 8)
    {
        using var picture = new Image<L8>(side, side, new L8(128));
        return Saved(file => picture.SaveAsPng(file));
    }

    /// <summary>A picture with words in its metadata and a script behind its end.</summary>
    public static byte[] TalkativePng()
    {
        using var picture = Flag();
        picture.Metadata.GetPngMetadata().TextData.Add(new PngTextData("Comment", "rumah saya", "", ""));
        picture.Metadata.ExifProfile = Place(1);
        return [.. Saved(file => picture.SaveAsPng(file)), .. "<script>alert(1)</script>"u8];
    }

    /// <summary>A photo, red on the left and blue on the right, as phones make them: the place in its metadata, a script behind its end.</summary>
    public static byte[] Jpeg(ushort orientation = 1)
    {
        using var picture = Flag();
        picture.Metadata.ExifProfile = Place(orientation);
        return [.. Saved(file => picture.SaveAsJpeg(file)), .. "<script>alert(1)</script>"u8];
    }

    private static Image<Rgb24> Flag()
    {
        var picture = new Image<Rgb24>(32, 16, Color.Red);
        for (var x = 16; x < 32; x++)
        for (var y = 0; y < 16; y++)
            picture[x, y] = Color.Blue;
        return picture;
    }

    private static ExifProfile Place(ushort orientation)
    {
        var exif = new ExifProfile();
        exif.SetValue(ExifTag.Orientation, orientation);
        exif.SetValue(ExifTag.GPSMapDatum, "GPS-RUMAH");
        exif.SetValue(ExifTag.ImageDescription, "rumah saya");
        return exif;
    }

    private static byte[] Saved(Action<MemoryStream> save)
    {
        using var file = new MemoryStream();
        save(file);
        return file.ToArray();
    }
}
