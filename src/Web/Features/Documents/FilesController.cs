using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Documents;
using PmiEmas.Application.Returnees;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;

namespace PmiEmas.Web.Features.Documents;

/// <summary>Hands stored files to those who may read them, always as a download.</summary>
public sealed class FilesController(IMediator mediator) : SiteController(mediator)
{
    private readonly IMediator _mediator = mediator;

    [HttpGet("/files/{id}")]
    public async Task<IActionResult> Download(Id<StoredFile> id, CancellationToken ct)
    {
        await _mediator.Send(new RecordFileLook(id), ct);
        var file = await Ask(new OpenFile(id), ct);
        return File(file.Content, file.ContentType, file.FileName);
    }
}
