using System.ComponentModel.DataAnnotations;
using PmiEmas.Application.Returnees;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Features.Documents;

namespace PmiEmas.Web.Features.Returnees;

public sealed class RegisterForm
{
    [StringLength(120)]
    public string FullName { get; set; } = "";

    public PhoneNumber? Phone { get; set; }

    public EmailAddress? Email { get; set; }

    public string Language { get; set; } = "id";

    [Required]
    public ConsentChannel? ConsentGiven { get; set; }

    [StringLength(120)]
    public string? WitnessName { get; set; }

    public IFormFile? ConsentPaper { get; set; }

    public RegisterOnBehalf ToCommand() =>
        new(
            FullName,
            Phone,
            Email,
            Language,
            ConsentGiven!.Value,
            WitnessName,
            ConsentPaper.ToUpload(nameof(ConsentPaper))
        );
}

public sealed class NikForm
{
    [Required]
    public Nik? Nik { get; set; }
}

/// <summary>One line of the page that sends a file back: a field, and what is wrong with it.</summary>
public sealed class FieldReasonForm
{
    public ProfileField Field { get; set; }

    [StringLength(1000)]
    public string? Reason { get; set; }
}

public sealed class ReturnForm
{
    public List<FieldReasonForm> Fields { get; set; } = [];

    public static ReturnForm Empty() =>
        new() { Fields = [.. Enum.GetValues<ProfileField>().Select(f => new FieldReasonForm { Field = f })] };

    public ReturnReturneeFile ToCommand(Id<Returnee> id) =>
        new(
            id,
            [
                .. Fields
                    .Where(f => !string.IsNullOrWhiteSpace(f.Reason))
                    .Select(f => new FieldReason(f.Field, f.Reason!)),
            ]
        );
}

public sealed class DecisionForm
{
    [StringLength(1000)]
    public string? Reason { get; set; }
}

public sealed class DuplicateForm
{
    [Required]
    public DuplicateVerdict? Verdict { get; set; }

    [StringLength(1000)]
    public string? Reason { get; set; }
}

public sealed class RevealForm
{
    public RevealedField Field { get; set; }

    [StringLength(300)]
    public string? Reason { get; set; }
}
