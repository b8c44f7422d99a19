using Carboxy.Patients;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>A broken booking as people read it: whose it is, and who or what is not there.</summary>
public sealed record BrokenVisit(BrokenBooking Booking, Patient Patient, IReadOnlyList<ResourceRow> Missing);

/// <summary>
/// Says whose the broken bookings are. Like every list of the desk it shows names and no findings, so it leaves no line of
/// audit; opening a visit does.
/// </summary>
public sealed class NameBroken(ClinicDb db, ReadCalendar calendar)
{
    /// <summary>Coming bookings that stand outside the hours as they are.</summary>
    /// <param name="until">The last day to look at, or null for all.</param>
    public async Task<IReadOnlyList<BrokenVisit>> NowAsync(CancellationToken cancel, DateOnly? until = null) => await RunAsync(await calendar.BrokenAsync(cancel, until), cancel);

    public async Task<IReadOnlyList<BrokenVisit>> RunAsync(IReadOnlyList<BrokenBooking> broken, CancellationToken cancel)
    {
        if (broken.Count == 0)
            return [];
        var hours = await calendar.HoursAsync(cancel);
        var courses = broken.Select(b => b.Course).Distinct().ToList();
        var patients = await db.Courses.AsNoTracking().Where(c => courses.Contains(c.Id)).Join(db.Patients, c => c.PatientId, p => p.Id, (c, p) => new { c.Id, Patient = p }).ToDictionaryAsync(c => c.Id, c => c.Patient, cancel);
        return [.. broken.Select(b => new BrokenVisit(b, patients[b.Course], [.. b.Missing.Select(m => hours.Resources[m])]))];
    }
}
