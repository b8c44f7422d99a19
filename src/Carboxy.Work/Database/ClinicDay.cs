namespace Carboxy.Work.Database;

/// <summary>Tells pages which day it is in the clinic.</summary>
public sealed class ClinicDay(ClinicDb db)
{
    public Task<DateOnly> TodayAsync(CancellationToken cancel) => db.TodayAsync(cancel);
}
