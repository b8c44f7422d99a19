using Carboxy.Booking;
using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Sessions;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>A visit as the board shows it.</summary>
/// <param name="ConsentStands">A consent to the session is signed and not withdrawn.</param>
/// <param name="ByDecision">Screening found something, and a physician decided to treat all the same: who treats looks at what it was.</param>
/// <param name="ClearanceStands">The newest screening for zone and modality cleared the patient, and still does on the day.</param>
public sealed record BoardVisit(BookingRow Booking, Patient Patient, int OutOf, Modality Modality, string Zone, Side Side, bool ConsentStands, bool ClearanceStands, bool ByDecision)
{
    /// <summary>By how many minutes the patient is late now; null where nobody is waited for.</summary>
    public int? LateBy { get; init; }

    /// <summary>From when to when it has to do with that practitioner, room or device; a practitioner may be free in between.</summary>
    public DayPart SpanOf(Id<ResourceRow> resource)
    {
        var parts = Occupied.By(Booking).Where(o => o.Resource == resource.Value).Select(o => o.Part).ToList();
        return parts.Count == 0 ? Booking.Part : new(parts[0].From, parts[^1].To);
    }
}

/// <summary>Days of the clinic side by side: who and what is there when, and every visit.</summary>
/// <param name="Minute">Now, in minutes since midnight of the clinic's wall clock.</param>
public sealed record BoardView(DateOnly Today, int Minute, IReadOnlyList<DateOnly> Days, OpenHours Hours, IReadOnlyList<ResourceRow> Resources, IReadOnlyList<BoardVisit> Visits)
{
    public IEnumerable<BoardVisit> Of(ResourceRow resource, DateOnly day) => Visits.Where(v => v.Booking.OnDay == day && Has(v.Booking, resource)).OrderBy(v => v.Booking.StartMinute);

    static bool Has(BookingRow booking, ResourceRow resource) => booking.PractitionerId == resource.Id || booking.RoomId == resource.Id || booking.DeviceId == resource.Id;
}

/// <summary>
/// Gathers the visits of some days. Like every list of the desk it shows names and states, no findings, so it leaves no
/// line of audit; opening a visit does.
/// </summary>
public sealed class OpenBoard(ClinicDb db, ReadCalendar calendar, TimeProvider clock)
{
    static readonly BookingState[] Shown = [.. BookingStates.Occupying, BookingState.NoShow];

    public async Task<BoardView> RunAsync(DateOnly from, int days, ResourceKind by, CancellationToken cancel)
    {
        var (today, to) = (await db.TodayAsync(cancel), from.AddDays(days - 1));
        var hours = await calendar.HoursAsync(cancel);
        // What belongs to these visits is asked for by the days: a list of many hundred ids is slower than the visits themselves.
        var there = db.Bookings.AsNoTracking().Where(b => b.OnDay >= from && b.OnDay <= to && Shown.Contains(b.State));
        var (courseIds, patientIds) = (there.Select(b => b.CourseId), there.Select(b => b.PatientId));
        var bookings = await there.OrderBy(b => b.OnDay).ThenBy(b => b.StartMinute).ToListAsync(cancel);
        var courses = await db.Courses.AsNoTracking().Where(c => courseIds.Contains(c.Id)).Select(c => new { c.Id, c.Sessions, c.Modality, c.Zone, c.Side }).ToDictionaryAsync(c => c.Id, cancel);
        var patients = await db.Patients.AsNoTracking().Where(p => patientIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var consents = (await db.Consents.AsNoTracking().Where(c => c.CourseId != null && courseIds.Contains(c.CourseId.Value) && c.Purpose == ConsentPurpose.Treatment && !db.ConsentWithdrawals.Any(w => w.ConsentId == c.Id)).ToListAsync(cancel)).ToLookup(c => c.CourseId!.Value);
        var clearances = await ClearancesAsync(patientIds, cancel);

        var minute = hours.Clock.LocalOf(clock.GetUtcNow()).Minute;
        IReadOnlyList<ResourceRow> shown = [.. hours.Resources.Values.Where(r => r.Kind == by && !(r.RetiredOn <= from)).OrderBy(r => r.Name, StringComparer.CurrentCulture).ThenBy(r => r.Id.Value)];
        return new(today, minute, [.. Enumerable.Range(0, days).Select(from.AddDays)], hours, shown, [.. bookings.Select(VisitOf)]);

        BoardVisit VisitOf(BookingRow booking)
        {
            var course = courses[booking.CourseId];
            return new(booking, patients[booking.PatientId], course.Sessions, course.Modality, course.Zone, CourseFiles.SideOf(course.Side),
                consents[course.Id].Any(c => c.FirstSession <= booking.Number && booking.Number <= c.LastSession),
                clearances[(booking.PatientId, course.Modality, course.Zone)].Any(c => c.ExpiresOn >= booking.OnDay),
                clearances[(booking.PatientId, course.Modality, course.Zone)].Any(c => c.Decision is not null)) { LateBy = booking.LateBy(today, minute) };
        }
    }

    /// <summary>What the newest screening of each patient, modality and zone led to; nothing where it does not clear.</summary>
    async Task<ILookup<(Id<Patient>, Modality, string), Clearance>> ClearancesAsync(IQueryable<Id<Patient>> patients, CancellationToken cancel)
    {
        var screenings = await db.Screenings.AsNoTracking().Where(s => patients.Contains(s.Patient)).Select(s => new { s.Id, s.Patient, s.Modality, s.Zone }).ToListAsync(cancel);
        var newest = screenings.GroupBy(s => (s.Patient, s.Modality, s.Zone)).Select(g => g.MaxBy(s => s.Id.Value)!.Id).ToHashSet();
        var clearances = await db.Clearances.AsNoTracking().Where(c => patients.Contains(c.Patient)).ToListAsync(cancel);
        return clearances.Where(c => newest.Contains(c.Screening)).ToLookup(c => (c.Patient, c.Modality, c.Zone));
    }
}
