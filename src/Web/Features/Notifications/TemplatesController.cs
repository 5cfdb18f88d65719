using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Notifications.Templates;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Notifications;

/// <summary>The words of the programme's messages, written by its own staff: draft, look, publish, go back.</summary>
public sealed class TemplatesController(IMediator mediator) : SiteController(mediator)
{
    private const string OfCode = MessageLinks.Templates + "/{code}";

    [HttpGet(MessageLinks.Templates)]
    public async Task<IActionResult> List(CancellationToken ct)
    {
        Under(new Crumb(T["notifications.log"], MessageLinks.Log));
        return View("Templates", await Ask(new TemplateList(), ct));
    }

    [HttpGet(OfCode)]
    public async Task<IActionResult> Detail(string code, CancellationToken ct) =>
        View("Template", await Open(code, ct));

    [HttpGet(OfCode + "/edit")]
    public async Task<IActionResult> Edit(string code, CancellationToken ct)
    {
        var template = await Open(code, ct, below: true);
        ViewData["Template"] = template;
        return View("EditTemplate", TemplateForm.Of(template.Draft ?? template.Current));
    }

    [HttpPost(OfCode + "/edit")]
    public Task<IActionResult> Edit(string code, TemplateForm form, CancellationToken ct) =>
        Submit(
            () => new WriteTemplate(code, form.Texts()),
            _ => Done(MessageLinks.Preview(code), "notifications.draft-saved"),
            async () =>
            {
                ViewData["Template"] = await Open(code, ct, below: true);
                return View("EditTemplate", form);
            },
            ct
        );

    [HttpGet(OfCode + "/preview")]
    public async Task<IActionResult> Preview(string code, CancellationToken ct)
    {
        await Open(code, ct, below: true);
        return View("PreviewTemplate", await Ask(new PreviewTemplate(code), ct));
    }

    [HttpPost(OfCode + "/publish")]
    public Task<IActionResult> Publish(string code, CancellationToken ct) =>
        Change(code, () => new PublishTemplate(code), "notifications.published", ct);

    [HttpPost(OfCode + "/drop")]
    public Task<IActionResult> Drop(string code, CancellationToken ct) =>
        Change(code, () => new DropTemplateDraft(code), "notifications.draft-dropped", ct);

    [HttpGet(OfCode + "/versions/{number:int}")]
    public async Task<IActionResult> Version(string code, int number, CancellationToken ct)
    {
        var template = await Open(code, ct, below: true);
        var version =
            template.Versions.FirstOrDefault(v => v.Number == number)
            ?? throw new NotFoundException(nameof(TemplateView));
        var before = template.Versions.FirstOrDefault(v => v.Number == number - 1);
        return View("TemplateVersion", new TemplateVersionPage(template, version, before));
    }

    [HttpPost(OfCode + "/versions/{number:int}/restore")]
    public Task<IActionResult> Restore(string code, int number, CancellationToken ct) =>
        Change(code, () => new RestoreTemplate(code, number), "notifications.restored", ct);

    private Task<IActionResult> Change<TResult>(
        string code,
        Func<ICommand<TResult>> command,
        string done,
        CancellationToken ct
    ) =>
        Submit(
            command,
            result => Done(MessageLinks.Template(code), done, result),
            async () => View("Template", await Open(code, ct)),
            ct
        );

    private async Task<TemplateView> Open(string code, CancellationToken ct, bool below = false)
    {
        var template = await Ask(new TemplateDetail(code), ct);
        Crumb[] above =
        [
            new(T["notifications.log"], MessageLinks.Log),
            new(T["notifications.templates"], MessageLinks.Templates),
        ];
        Under(below ? [.. above, new Crumb(T[MessageLinks.NameKey(code)], MessageLinks.Template(code))] : above);
        return template;
    }
}
