using System.ComponentModel.DataAnnotations;
using PmiEmas.Application.Returnees;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Features.Documents;

namespace PmiEmas.Web.Features.Returnees;

public sealed class IdentityForm
{
    [StringLength(120)]
    public string FullName { get; set; } = "";

    /// <summary>Left empty where the number on file is to stay.</summary>
    public Nik? Nik { get; set; }

    public FamilyCardNumber? FamilyCard { get; set; }

    public DateOnly? BirthOn { get; set; }

    public Sex? Sex { get; set; }

    public static IdentityForm Of(Returnee file) =>
        new()
        {
            FullName = file.FullName,
            BirthOn = file.BirthOn,
            Sex = file.Sex,
        };

    public UpdateIdentity ToCommand(Id<Returnee> id, string? only = null) =>
        new(id, FullName, Nik, FamilyCard, BirthOn, Sex, only);
}

public sealed class ContactForm
{
    public PhoneNumber? Phone { get; set; }

    public EmailAddress? Email { get; set; }

    public string Language { get; set; } = "id";

    public static ContactForm Of(Returnee file) =>
        new()
        {
            Phone = file.Phone,
            Email = file.Email,
            Language = file.Language,
        };
}

public sealed class AddressForm
{
    public RegionCode? Village { get; set; }

    [StringLength(300)]
    public string? Street { get; set; }
}

public sealed class StintForm
{
    public string? Country { get; set; }

    [Required]
    public WorkSector? Sector { get; set; }

    [StringLength(200)]
    public string? Employer { get; set; }

    [Required]
    public DepartureChannel? Channel { get; set; }

    [Required]
    public DateOnly? LeftOn { get; set; }

    [Required]
    public DateOnly? ReturnedOn { get; set; }

    [Required]
    public StintEnding? Ending { get; set; }

    public AddStint ToCommand(Id<Returnee> id) =>
        new(
            id,
            new StintDetails(
                Country ?? "",
                Sector!.Value,
                Employer,
                Channel!.Value,
                LeftOn!.Value,
                ReturnedOn!.Value,
                Ending!.Value
            )
        );
}

public sealed class MemberForm
{
    [StringLength(120)]
    public string Name { get; set; } = "";

    [Required]
    public FamilyRelation? Relation { get; set; }

    public DateOnly? BirthOn { get; set; }

    [StringLength(120)]
    public string? Occupation { get; set; }

    public AddMember ToCommand(Id<Returnee> id) =>
        new(id, new MemberDetails(Name, Relation!.Value, BirthOn, Occupation));
}

public sealed class BankForm
{
    public string? BankCode { get; set; }

    /// <summary>Left empty where the number on file is to stay.</summary>
    public AccountNumber? Number { get; set; }

    [StringLength(120)]
    public string Holder { get; set; } = "";

    public static BankForm Of(Returnee file) =>
        new() { BankCode = file.BankAccount?.BankCode, Holder = file.BankAccount?.Holder ?? file.FullName };

    public ChangeBankAccount ToCommand(Id<Returnee> id) => new(id, BankCode ?? "", Number, Holder);
}

public sealed class DocumentForm
{
    [Required]
    public ReturneeDocumentKind? Kind { get; set; }

    [Required]
    public IFormFile? File { get; set; }

    public AddDocument ToCommand(Id<Returnee> id) => new(id, Kind!.Value, File.ToUpload(nameof(File))!);
}

public sealed class ConsentForm
{
    public List<ConsentPurpose> Given { get; set; } = [];

    public static ConsentForm Of(Returnee file) =>
        new()
        {
            Given =
            [
                .. file
                    .Consents.Where(c => c.IsInForce && c.Purpose != ConsentPurpose.Programme)
                    .Select(c => c.Purpose),
            ],
        };
}
