using System.ComponentModel.DataAnnotations;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Features.Loans;

public sealed class HolidayForm
{
    [Required]
    public DateOnly? On { get; set; }

    [StringLength(120)]
    public string Name { get; set; } = "";

    public HolidayKind Kind { get; set; }
}

/// <summary>A file, or its lines pasted in; the lines travel from the check to the import.</summary>
public sealed class HolidayFileForm
{
    public IFormFile? File { get; set; }

    public string? Csv { get; set; }

    public async Task<string> Text(CancellationToken ct)
    {
        if (File is null)
            return Csv ?? "";
        using var reader = new StreamReader(File.OpenReadStream());
        return await reader.ReadToEndAsync(ct);
    }
}
