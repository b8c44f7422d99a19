using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Database;

/// <summary>The clinic's own calendar: which day it is there now.</summary>
public sealed class ClinicDay(ClinicDb db, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<DateOnly> TodayAsync(CancellationToken cancel) =>
        (await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == db.Clinic, cancel)).DayOf(Now);
}
