using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Returnees;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Features.Documents;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Parts;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Returnees;

/// <summary>A page of a file: the file, the page's form, and the address its links start with.</summary>
public sealed record ProfilePage<TForm>(ReturneeFile Profile, TForm Form, string Base)
{
    public string Action(ProfileSection section) => ReturneeLinks.Section(Base, section);
}

/// <summary>The pages of a file, one thing each. People fill in their own, staff those of people they registered.</summary>
public abstract class ProfilePages(IMediator mediator) : SiteController(mediator)
{
    protected abstract Id<Returnee> Whose { get; }

    protected abstract string Base { get; }

    protected abstract void Crumbs(ReturneeFile profile, bool isSection);

    [HttpGet("")]
    public async Task<IActionResult> Overview(CancellationToken ct)
    {
        var profile = await Load(ct);
        Crumbs(profile, isSection: false);
        return View("Overview", new ProfilePage<object?>(profile, null, Base));
    }

    [HttpPost("")]
    public Task<IActionResult> HandIn(CancellationToken ct) =>
        Submit(
            () => new SubmitReturneeFile(Whose),
            _ => Done(Base, "returnees.handed-in-done"),
            () => Overview(ct),
            ct
        );

    [HttpGet("identity")]
    public Task<IActionResult> Identity(CancellationToken ct) => Page("Identity", IdentityForm.Of, ct);

    [HttpPost("identity")]
    public Task<IActionResult> Identity(IdentityForm form, CancellationToken ct) =>
        Save("Identity", form.ToCommand(Whose), form, ct);

    [HttpPost("identity/field")]
    public Task<IActionResult> IdentityField(string field, IdentityForm form, CancellationToken ct) =>
        SaveField(field, () => form.ToCommand(Whose, field), _ => null, ct);

    [HttpGet("contact")]
    public Task<IActionResult> Contact(CancellationToken ct) => Page("Contact", ContactForm.Of, ct);

    [HttpPost("contact")]
    public Task<IActionResult> Contact(ContactForm form, CancellationToken ct) =>
        Save("Contact", new UpdateContact(Whose, form.Phone, form.Email, form.Language), form, ct);

    [HttpGet("address")]
    public async Task<IActionResult> Address([FromQuery] AddressSteps steps, CancellationToken ct)
    {
        var page = await AddressOf(steps, null, ct);
        return Request.Headers.ContainsKey("HX-Request") ? PartialView("_Villages", page) : View("Address", page);
    }

    [HttpPost("address")]
    public Task<IActionResult> Address(AddressForm form, CancellationToken ct) =>
        Submit(
            () => new UpdateAddress(Whose, form.Village, form.Street),
            _ => Done(Base, "returnees.saved"),
            async () => View("Address", await AddressOf(new AddressSteps { Village = form.Village?.Value }, form, ct)),
            ct
        );

    [HttpGet("migration")]
    public Task<IActionResult> Migration(CancellationToken ct) => Page("Migration", _ => new StintForm(), ct);

    [HttpPost("migration")]
    public Task<IActionResult> Migration(StintForm form, CancellationToken ct) =>
        Save("Migration", () => form.ToCommand(Whose), form, ct, "migration");

    [HttpPost("migration/{stint}/remove")]
    public Task<IActionResult> RemoveStint(Id<MigrationStint> stint, CancellationToken ct) =>
        Save("Migration", () => new RemoveStint(Whose, stint), new StintForm(), ct, "migration");

    [HttpGet("household")]
    public Task<IActionResult> Household(CancellationToken ct) => Page("Household", _ => new MemberForm(), ct);

    [HttpPost("household")]
    public Task<IActionResult> Household(MemberForm form, CancellationToken ct) =>
        Save("Household", () => form.ToCommand(Whose), form, ct, "household");

    [HttpPost("household/{member}/remove")]
    public Task<IActionResult> RemoveMember(Id<HouseholdMember> member, CancellationToken ct) =>
        Save("Household", () => new RemoveMember(Whose, member), new MemberForm(), ct, "household");

    [HttpGet("bank")]
    public Task<IActionResult> Bank(CancellationToken ct) => Page("Bank", BankForm.Of, ct);

    [HttpPost("bank")]
    public Task<IActionResult> Bank(BankForm form, CancellationToken ct) =>
        Save("Bank", form.ToCommand(Whose), form, ct);

    [HttpGet("documents")]
    public Task<IActionResult> Documents(CancellationToken ct) => Page("Documents", _ => new DocumentForm(), ct);

    [HttpPost("documents")]
    [RequestSizeLimit(UploadedFiles.MostBytes)]
    [EnableRateLimiting(Limits.Upload)]
    public Task<IActionResult> Documents(DocumentForm form, CancellationToken ct) =>
        Save("Documents", () => form.ToCommand(Whose), form, ct, "documents");

    [HttpPost("documents/{document}/remove")]
    public Task<IActionResult> RemoveDocument(Id<ReturneeDocument> document, CancellationToken ct) =>
        Save("Documents", () => new RemoveDocument(Whose, document), new DocumentForm(), ct, "documents");

    private async Task<AddressPage> AddressOf(AddressSteps asked, AddressForm? form, CancellationToken ct)
    {
        var steps = asked.Consistent();
        var profile = await Load(ct);
        Crumbs(profile, isSection: true);
        var village = RegionCode.TryParse(steps.Village, null, out var code) ? code : profile.File.Village;
        return new AddressPage(
            profile,
            form ?? new AddressForm { Village = village, Street = profile.File.Street },
            Base,
            steps.Q,
            await Ask(new FindVillages(steps.Q), ct),
            await StepsOf(steps, ct),
            village == profile.File.Village ? profile.Address : await Ask(new PlaceOfVillage(village), ct)
        );
    }

    private async Task<IReadOnlyList<RegionStep>> StepsOf(AddressSteps steps, CancellationToken ct)
    {
        List<RegionStep> shown = [new("province", await Ask(new RegionChildren(null), ct), steps.Province)];
        if (steps.Province is not null)
            shown.Add(new("regency", await Ask(new RegionChildren(steps.Province), ct), steps.Regency));
        if (steps.Regency is not null)
            shown.Add(new("district", await Ask(new RegionChildren(steps.Regency), ct), steps.District));
        if (steps.District is not null)
            shown.Add(new("village", await Ask(new RegionChildren(steps.District), ct), steps.Village));
        return shown;
    }

    /// <summary>One section's page with its form as it is on file.</summary>
    protected async Task<IActionResult> Page<TForm>(string view, Func<Returnee, TForm> form, CancellationToken ct)
    {
        var profile = await Load(ct);
        Crumbs(profile, isSection: true);
        return View(view, new ProfilePage<TForm>(profile, form(profile.File), Base));
    }

    /// <summary>Saves and goes on to the overview, or to the section where more may be added.</summary>
    protected Task<IActionResult> Save<TForm>(
        string view,
        Func<ICommand<Unit>> command,
        TForm form,
        CancellationToken ct,
        string? stayOn = null
    ) =>
        Submit(
            command,
            _ => Done(stayOn is null ? Base : $"{Base}/{stayOn}", "returnees.saved"),
            () => Page(view, _ => form, ct),
            ct
        );

    private async Task<ReturneeFile> Load(CancellationToken ct)
    {
        var profile = await Ask(new ReturneeDetail(Whose), ct);
        return profile.MayEdit ? profile : throw new NotFoundException(nameof(Returnee));
    }

    private Task<IActionResult> Save<TForm>(string view, ICommand<Unit> command, TForm form, CancellationToken ct) =>
        Save(view, () => command, form, ct);
}
