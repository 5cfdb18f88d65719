using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Parts;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Loans;

/// <summary>Days off, year by year: what payable dates of new schedules keep to.</summary>
public sealed class CalendarController(IMediator mediator, TimeProvider clock) : SiteController(mediator)
{
    private const string OneYear = LoanLinks.Calendar + "/{year:int}";

    private static readonly ListColumns<Holiday> Columns = new ListColumns<Holiday>()
        .InFile("loans.holiday-on", h => h.On)
        .InFile("loans.holiday-kind", h => h.Kind)
        .InFile("loans.holiday-name", h => h.Name);

    [HttpGet(LoanLinks.Calendar)]
    public async Task<IActionResult> Years(CancellationToken ct)
    {
        ViewData["Next"] = clock.Today().Year + 1;
        return View("Calendar", await Ask(new CalendarYears(), ct));
    }

    [HttpGet(OneYear)]
    public Task<IActionResult> Year(int year, CancellationToken ct) => Page(year, new HolidayForm(), ct);

    [HttpPost(OneYear)]
    public Task<IActionResult> Set(int year, HolidayForm form, CancellationToken ct) =>
        Submit(
            () => new SetHoliday(year, form.On!.Value, form.Name, form.Kind),
            _ => Done(LoanLinks.CalendarYear(year), "loans.holiday-saved", form.On),
            () => Page(year, form, ct),
            ct
        );

    [HttpPost(OneYear + "/remove")]
    public Task<IActionResult> Remove(int year, DateOnly on, CancellationToken ct) =>
        Submit(
            () => new RemoveHoliday(year, on),
            _ => Done(LoanLinks.CalendarYear(year), "loans.holiday-removed", on),
            () => Page(year, new HolidayForm(), ct),
            ct
        );

    [HttpGet(OneYear + "/csv")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> YearFile(int year, CancellationToken ct) =>
        Csv($"hari-libur-{year}.csv", Columns, (await Ask(new CalendarYearDetail(year), ct)).Days);

    private async Task<IActionResult> Page(int year, HolidayForm form, CancellationToken ct)
    {
        Under(new Crumb(T["loans.calendar"], LoanLinks.Calendar));
        ViewData["Year"] = await Ask(new CalendarYearDetail(year), ct);
        return View("CalendarYear", form);
    }
}
