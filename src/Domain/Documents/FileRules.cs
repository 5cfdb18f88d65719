using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Documents;

/// <summary>What an uploaded file must be like.</summary>
public static class FileRules
{
    /// <summary>5 MB: a photo from a phone, a scan of some pages.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    /// <summary>Pixels of an image; more would fill a server's memory when opened.</summary>
    public const long MostPixels = 40_000_000;

    /// <summary>Pixels of a kept image's longer side: A4 at 300 dots per inch. Longer ones are made smaller.</summary>
    public const int LongestSide = 3_508;

    /// <summary>Pages of a PDF.</summary>
    public const int MostPages = 200;

    public static readonly Rule NotEmpty = new("documents.file-not-empty");
    public static readonly Rule NotTooLarge = new("documents.file-not-too-large");
    public static readonly Rule KnownType = new("documents.file-known-type");
    public static readonly Rule IsWhatItSays = new("documents.file-is-what-it-says");
    public static readonly Rule Readable = new("documents.file-readable");
    public static readonly Rule NotTooManyPixels = new("documents.file-not-too-many-pixels");
    public static readonly Rule NothingActive = new("documents.file-nothing-active");
    public static readonly Rule NotLocked = new("documents.file-not-locked");
}
