using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.Net.Http.Headers;

namespace PmiEmas.Web.Shared.Assets;

/// <summary>The built styles, scripts and pictures: served from the assembly under names that carry their content.</summary>
public sealed class SiteAssets
{
    private const string Root = "assets/";
    private static readonly Assembly Web = typeof(SiteAssets).Assembly;
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    private readonly Dictionary<string, Asset> _byName = [];
    private readonly ConcurrentDictionary<string, HtmlString> _icons = new();
    private readonly Dictionary<string, (string Type, Dictionary<string, byte[]> Packed)> _byPath = new(
        StringComparer.Ordinal
    );

    public SiteAssets()
    {
        using var manifest = JsonDocument.Parse(
            Read("manifest.json") ?? throw new InvalidOperationException("Assets are not built.")
        );
        foreach (var entry in manifest.RootElement.GetProperty("files").EnumerateObject())
        {
            var file = entry.Value.GetProperty("file").GetString()!;
            _byName[entry.Name] = new Asset("/" + Root + file, entry.Value.GetProperty("integrity").GetString()!);
            var packed = new Dictionary<string, byte[]>
            {
                [""] = Read(file)!,
                ["br"] = Read(file + ".br")!,
                ["gzip"] = Read(file + ".gz")!,
            };
            _byPath["/" + Root + file] = (Types[Path.GetExtension(file)], packed);
        }
    }

    public Asset this[string name] => _byName[name];

    /// <summary>A picture of the sprite; a page shows some thirty of them.</summary>
    public IHtmlContent Icon(string name) =>
        _icons.GetOrAdd(
            name,
            icon => new HtmlString(
                $"<svg class=\"icon\" aria-hidden=\"true\"><use href=\"{this["img/icons.svg"].Path}#{icon}\"></use></svg>"
            )
        );

    /// <summary>Answers a request for an asset; false where the path is none.</summary>
    public async Task<bool> TryServe(HttpContext http)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
            return false;
        if (!_byPath.TryGetValue(http.Request.Path, out var asset))
            return false;

        var accepted = http.Request.Headers.AcceptEncoding.ToString();
        var packing =
            accepted.Contains("br", StringComparison.Ordinal) ? "br"
            : accepted.Contains("gzip", StringComparison.Ordinal) ? "gzip"
            : "";
        var body = asset.Packed[packing];
        var headers = http.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = HeaderNames.AcceptEncoding;
        if (packing.Length > 0)
            headers.ContentEncoding = packing;
        http.Response.ContentType = asset.Type;
        http.Response.ContentLength = body.Length;
        if (HttpMethods.IsGet(http.Request.Method))
            await http.Response.Body.WriteAsync(body, http.RequestAborted);
        return true;
    }

    private static byte[]? Read(string name)
    {
        using var stream = Web.GetManifestResourceStream(Root + name);
        if (stream is null)
            return null;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}

public sealed record Asset(string Path, string Integrity);
