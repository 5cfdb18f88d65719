using System.ComponentModel.DataAnnotations;
using PmiEmas.Application.Staff;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Shared.Forms;

namespace PmiEmas.Web.Features.Staff;

public class DutiesForm
{
    /// <summary>Roles somebody can be appointed to.</summary>
    public static readonly IReadOnlyList<Role> Offered = [.. Enum.GetValues<Role>().Where(r => r != Role.Returnee)];

    [StringLength(120)]
    public string FullName { get; set; } = "";

    [StringLength(120)]
    public string Office { get; set; } = "";

    public List<Role> Roles { get; set; } = [];

    public RegionCode? Region { get; set; }

    public RegionCode? HomeVillage { get; set; }

    /// <summary>The regions offered; not posted.</summary>
    internal IReadOnlyList<Choice> Regions { get; set; } = [];

    public static DutiesForm Of(StaffPage member) =>
        new()
        {
            FullName = member.FullName,
            Office = member.Office,
            Roles = [.. member.Roles],
            Region = member.Region,
            HomeVillage = member.HomeVillage,
        };

    public ChangeDuties ToCommand(Id<StaffMember> id) => new(id, FullName, Office, Roles, Region, HomeVillage);
}

public sealed class AppointForm : DutiesForm
{
    public EmailAddress Email { get; set; } = null!;

    public Nik? Nik { get; set; }

    [StringLength(30)]
    public string? EmployeeNumber { get; set; }

    public AppointStaff ToCommand() => new(FullName, Office, Email, Roles, Region, HomeVillage, Nik, EmployeeNumber);
}

public sealed class AccessForm
{
    [StringLength(300)]
    public string Reason { get; set; } = "";
}

public static class StaffAddresses
{
    public const string List = "/workspace/staff";

    public static string Detail(Id<StaffMember> id) => $"{List}/{id}";
}
