using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Documents;

/// <summary>A letter, card or certificate before it is drawn: plain data, all texts already in the reader's language.</summary>
public sealed record LetterDocument
{
    public required string Title { get; init; }

    /// <summary><c>id</c> or <c>en</c>: how dates are written.</summary>
    public string Language { get; init; } = "id";

    /// <summary>The office on the letterhead: name and address lines.</summary>
    public required IReadOnlyList<string> Letterhead { get; init; }

    public required string Reference { get; init; }

    /// <summary>What stands before the reference: "Nomor".</summary>
    public string? ReferenceLabel { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public required string Place { get; init; }

    public required IReadOnlyList<LetterBlock> Blocks { get; init; }

    public LetterSigner? Signer { get; init; }

    /// <summary>The code the check page knows; drawn as text and QR of <see cref="CheckUrl"/>.</summary>
    public string? CheckCode { get; init; }

    public string? CheckUrl { get; init; }

    /// <summary>How to check the letter, in a sentence beside the QR.</summary>
    public string? CheckHint { get; init; }

    /// <summary>The line under every page (free of charge, never asks for money or codes).</summary>
    public required string Footer { get; init; }

    /// <summary>A4 landscape, centred: certificates.</summary>
    public bool Landscape { get; init; }
}

public sealed record LetterSigner(string Office, string Name, string? Number);

public abstract record LetterBlock;

public sealed record Paragraph(string Text, bool Strong = false) : LetterBlock;

public sealed record Heading(string Text) : LetterBlock;

/// <summary>Label and value lines, e.g. name, village, amount.</summary>
public sealed record Facts(IReadOnlyList<(string Label, string Value)> Lines) : LetterBlock;

/// <summary>A table; columns whose index is in <see cref="RightAligned"/> hold figures.</summary>
public sealed record LetterTable(
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    IReadOnlyList<int> RightAligned,
    IReadOnlyList<string>? Footer = null
) : LetterBlock;

/// <summary>Numbered points, e.g. conditions.</summary>
public sealed record Points(IReadOnlyList<string> Lines) : LetterBlock;

/// <summary>Draws letters as PDF (A4, selectable text, embedded fonts).</summary>
public interface IDocumentRenderer
{
    byte[] Render(LetterDocument letter);
}
