using Carboxy.Exchange.Calendars;
using Carboxy.Patients;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Messages;

/// <summary>
/// A practitioner's visits as a calendar that other programs fetch. It goes to machines that are not the clinic's, so a visit is
/// called by the patient's initials and the number of the session; nothing says what is treated or why.
/// </summary>
public sealed class ReadFeed(ClinicDb db, Calendars calendars)
{
    const int DaysBack = 31, DaysAhead = 190;

    static readonly TimeSpan Refresh = TimeSpan.FromMinutes(15);

    /// <summary>The calendar behind a secret, or null where there is none.</summary>
    public async Task<string?> RunAsync(string secret, CancellationToken cancel)
    {
        var hash = Token.HashOf(secret);
        if (await db.CalendarFeeds.AsNoTracking().SingleOrDefaultAsync(f => f.SecretHash == hash, cancel) is not { } feed)
            return null;
        var hours = await calendars.ReadAsync(db, cancel);
        var language = await db.Clinics.AsNoTracking().Where(c => c.Id == db.Clinic).Select(c => c.Language).SingleAsync(cancel);
        var today = await db.TodayAsync(cancel);
        var (from, to) = (today.AddDays(-DaysBack), today.AddDays(DaysAhead));
        var visits = await db.Bookings.AsNoTracking().Where(b => b.PractitionerId == feed.ResourceId && b.OnDay >= from && b.OnDay <= to && BookingStates.Occupying.Contains(b.State))
            .Join(db.Patients, b => b.PatientId, p => p.Id, (b, p) => new
            {
                Booking = b, Patient = p,
                At = db.BookingVersions.Where(v => v.BookingId == b.Id && v.Version == b.Version).Join(db.BookingActs, v => v.ActId, a => a.Id, (v, a) => a.At).First(),
            }).OrderBy(v => v.Booking.OnDay).ThenBy(v => v.Booking.StartMinute).ThenBy(v => v.Booking.Id).ToListAsync(cancel);
        return new CalendarFile(hours.Resources[feed.ResourceId].Name, [.. visits.Select(v => Event(v.Booking, v.Patient, v.At))]).Write(Refresh);

        CalendarEvent Event(BookingRow visit, Patient patient, DateTimeOffset at)
        {
            var start = hours.Clock.InstantOf(visit.OnDay, visit.StartMinute);
            return new()
            {
                Uid = CalendarEvent.UidOf(visit.Id.Value, db.Clinic.Value), Sequence = visit.Version, Stamp = at, Start = start, End = start.AddMinutes(visit.Minutes),
                Summary = $"{Initial(patient.FamilyName)}{Initial(patient.GivenName)} {new Text("сеанс", "session").In(language)} {visit.Number}",
                Location = hours.Resources[visit.RoomId].Name, Status = visit.State == BookingState.Held ? CalendarStatus.Tentative : CalendarStatus.Confirmed,
            };
        }
    }

    static string Initial(string name) => name.EnumerateRunes().Select(letter => $"{letter}.").FirstOrDefault("");
}
