using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Features.Returnees;

/// <summary>The addresses of files of people.</summary>
public static class ReturneeLinks
{
    public const string Profile = "/portal/profile";
    public const string WhoLooked = "/portal/who-looked";
    public const string List = "/workspace/returnees";
    public const string Register = "/workspace/returnees/new";
    public const string ByNik = "/workspace/returnees/by-nik";

    public static string Detail(Id<Returnee> id) => $"{List}/{id}";

    /// <summary>The profile's pages as staff fill them in for somebody.</summary>
    public static string OnBehalf(Id<Returnee> id) => $"{List}/{id}/file";

    public static string Return(Id<Returnee> id) => $"{List}/{id}/return";

    public static string Decide(Id<Returnee> id, FileDecision decision) =>
        $"{List}/{id}/decide/{decision.ToString().ToLowerInvariant()}";

    public static string Reveal(Id<Returnee> id, RevealedField field) => $"{List}/{id}/reveal?field={field}";

    public static string Looked(Id<DataAccess> look) => $"{List}/looks/{look}";

    public static string File(Id<StoredFile> id) => $"/files/{id}";

    public static string Section(string profile, ProfileSection section) =>
        $"{profile}/{section.ToString().ToLowerInvariant()}";
}

/// <summary>What an officer may decide with a reason.</summary>
public enum FileDecision
{
    Reject,
    Suspend,
    Reinstate,
    Close,
    Death,
}
