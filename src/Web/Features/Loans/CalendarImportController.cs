using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Access;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Loans;

/// <summary>A year's days off from a file: first what it would do, then the import.</summary>
public sealed class CalendarImportController(IMediator mediator) : SiteController(mediator)
{
    private const string Import = LoanLinks.Calendar + "/{year:int}/import";

    [HttpGet(Import)]
    [Needs(Permission.ManageCalendar)]
    public IActionResult Choose(int year) => Page(year, new HolidayFileForm());

    /// <summary>The dry run.</summary>
    [HttpPost(Import + "/check")]
    [RequestSizeLimit(1 << 20)]
    [Needs(Permission.ManageCalendar)]
    public async Task<IActionResult> Check(int year, HolidayFileForm form, CancellationToken ct)
    {
        form.Csv = await form.Text(ct);
        ModelState.Clear();
        ViewData["Import"] = await Ask(new CheckHolidays(year, form.Csv), ct);
        return Page(year, form);
    }

    [HttpPost(Import)]
    [RequestSizeLimit(1 << 20)]
    public Task<IActionResult> Take(int year, HolidayFileForm form, CancellationToken ct) =>
        Submit(
            () => new ImportHolidays(year, form.Csv ?? ""),
            _ => Done(LoanLinks.CalendarYear(year), "loans.holidays-imported", year),
            async () =>
            {
                ViewData["Import"] = await Ask(new CheckHolidays(year, form.Csv ?? ""), ct);
                return Page(year, form);
            },
            ct
        );

    private ViewResult Page(int year, HolidayFileForm form)
    {
        Under(new Crumb(T["loans.calendar"], LoanLinks.Calendar), new Crumb($"{year}", LoanLinks.CalendarYear(year)));
        ViewData["Year"] = year;
        return View("CalendarImport", form);
    }
}
