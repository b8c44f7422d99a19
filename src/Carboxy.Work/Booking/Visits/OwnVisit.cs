using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>A patient's own visit, as somebody with its link sees it: when and where, nothing clinical.</summary>
/// <param name="Phone">The clinic's telephone number, where it has given one.</param>
/// <param name="Days">The days with allowed times, the nearest first; empty where it is too late to move or nothing is free.</param>
public sealed record OwnVisitView(BookingRow Booking, int Version, string Clinic, string Site, string? Address, Text? Phone, bool TooLate, DateOnly Today, IReadOnlyList<OwnVisitDay> Days);

/// <summary>A day on which the visit may be, with its times: one for each half-hour in which it can begin.</summary>
public sealed record OwnVisitDay(DateOnly Day, IReadOnlyList<int> Starts);

/// <summary>What came of a patient's wish.</summary>
public abstract record OwnVisitChanged
{
    public sealed record Done : OwnVisitChanged;

    /// <summary>Somebody was faster, or the visit has changed meanwhile; fresh times stand on the page.</summary>
    public sealed record LookAgain : OwnVisitChanged;

    /// <summary>The visit is too near to be moved by the link; the patient calls.</summary>
    public sealed record TooLate : OwnVisitChanged;

    /// <summary>The link has ended, or never was.</summary>
    public sealed record Gone : OwnVisitChanged;
}

/// <summary>Lets a patient move their visit or say that they cannot come, by a link: no account, and no more than the visit.</summary>
public sealed class OwnVisit(ClinicDb db, Acting acting, VisitPlaces places, ReadCalendar calendar, MoveBookings move, CancelBookings give, PutOnWaitlist wait, ClinicDetails details, TimeProvider clock)
{
    /// <summary>Nearer than this a visit is moved on the telephone only (house default).</summary>
    public static readonly TimeSpan CutOff = TimeSpan.FromHours(24);

    /// <summary>More days would be a list to read, not to choose from (house default).</summary>
    const int DaysShown = 8;

    const string Why = "visit_link";

    /// <summary>Why a patient cannot come; a code, so that no free text reaches the records from outside.</summary>
    public static IReadOnlyList<(string Code, Text Name)> Reasons { get; } =
    [
        ("patient_ill", new("болею", "I am ill")),
        ("patient_busy", new("не могу в это время", "the time does not suit")),
        ("patient_away", new("уезжаю", "I am away")),
        ("patient_other", new("другая причина", "another reason")),
    ];

    /// <summary>Null where the link has ended or never was.</summary>
    public async Task<OwnVisitView?> OpenAsync(string token, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is not { } booking || await places.RunAsync(booking.Id, show: null, Why, cancel) is not { } found)
            return null;
        var hours = await calendar.HoursAsync(cancel);
        var late = IsTooLate(booking, hours);
        var site = await db.Sites.AsNoTracking().SingleAsync(s => s.Id == hours.Resources[booking.RoomId].SiteId, cancel);
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == db.Clinic, cancel);
        var version = found is PlacesFound.Found there ? there.Version : 0;
        return new(booking, version, clinic.Name, site.Name, site.Address, (await details.ReadAsync(cancel)).GetValueOrDefault(ClinicDetails.Phone), late, await db.TodayAsync(cancel),
            late || found is not PlacesFound.Found open ? [] : Near(open, hours));
    }

    /// <summary>Moves the visit, if it may still be and the time is still free; the server chooses whose hands and which room, the same where it can.</summary>
    public async Task<OwnVisitChanged> MoveAsync(string token, string submission, int version, DateOnly day, int start, CancellationToken cancel)
    {
        if (await db.MadeAlreadyAsync(submission, cancel) is not null)
            return new OwnVisitChanged.Done();
        if (await FindAsync(token, cancel) is not { } booking)
            return new OwnVisitChanged.Gone();
        var hours = await calendar.HoursAsync(cancel);
        if (IsTooLate(booking, hours))
            return new OwnVisitChanged.TooLate();
        if (await places.RunAsync(booking.Id, show: null, Why, cancel) is not PlacesFound.Found found || !Starts(found, day, hours).TryGetValue(start, out var place))
            return new OwnVisitChanged.LookAgain();
        return Of(await move.RunAsync(submission, booking.CourseId, version, [place], "patient_link", cancel));
    }

    /// <summary>Gives the place back, with a reason; the session waits for another place, and so does the patient.</summary>
    public async Task<OwnVisitChanged> CancelAsync(string token, string submission, int version, string? reason, CancellationToken cancel)
    {
        if (await db.MadeAlreadyAsync(submission, cancel) is not null)
            return new OwnVisitChanged.Done();
        if (await FindAsync(token, cancel) is not { } booking)
            return new OwnVisitChanged.Gone();
        var why = Reasons.Any(r => r.Code == reason) ? reason! : "patient_other";
        if (IsTooLate(booking, await calendar.HoursAsync(cancel)))
            return new OwnVisitChanged.TooLate();
        var given = Of(await give.RunAsync(submission, booking.CourseId, version, [booking.Number], why, cancel));
        if (given is OwnVisitChanged.Done)
            await wait.RunAsync($"{submission}-wait", booking.CourseId, BookingWish.None, until: null, cancel);
        return given;
    }

    /// <summary>From here on it is the link that acts.</summary>
    async Task<BookingRow?> FindAsync(string token, CancellationToken cancel)
    {
        var hash = Token.HashOf(token);
        if (await db.VisitLinks.AsNoTracking().SingleOrDefaultAsync(l => l.TokenHash == hash && l.ClosedAt == null, cancel) is not { } link)
            return null;
        var booking = await db.Bookings.AsNoTracking().SingleAsync(b => b.Id == link.BookingId, cancel);
        if (!booking.State.IsComing() || (await calendar.HoursAsync(cancel)).Clock.InstantOf(booking.OnDay, booking.StartMinute) <= clock.GetUtcNow())
            return null;
        acting.ActAs(new Actor.Link(link.Id.Value));
        return booking;
    }

    bool IsTooLate(BookingRow booking, OpenHours hours) => hours.Clock.InstantOf(booking.OnDay, booking.StartMinute) - clock.GetUtcNow() < CutOff;

    IReadOnlyList<OwnVisitDay> Near(PlacesFound.Found found, OpenHours hours) =>
    [
        .. found.Days.Where(d => d.IsAllowed).OrderBy(d => Math.Abs(d.Day.DayNumber - found.Booking.OnDay.DayNumber)).ThenBy(d => d.Day)
            .Select(d => new OwnVisitDay(d.Day, RoundTimes(Starts(found, d.Day, hours).Keys))).Where(d => d.Starts.Count > 0).Take(DaysShown),
    ];

    /// <summary>A free day has well over a hundred beginnings five minutes apart, which nobody reads: of each half-hour the roundest stands for all, and every gap keeps one.</summary>
    internal static IReadOnlyList<int> RoundTimes(IEnumerable<int> starts) =>
        [.. starts.GroupBy(s => s / 30).OrderBy(g => g.Key).Select(g => g.OrderBy(s => s % 30 == 0 ? 0 : s % 15 == 0 ? 1 : 2).ThenBy(s => s).First())];

    /// <summary>Each time of a day once: with the practitioner of the visit where that can be.</summary>
    Dictionary<int, SessionPlace> Starts(PlacesFound.Found found, DateOnly day, OpenHours hours) => found.On(day) is not { IsAllowed: true } open
        ? []
        : open.With.SelectMany(w => w.Starts.Select(s => found.Place(day, w.Practitioner, s)))
            .Where(p => hours.Clock.InstantOf(p.Day, p.StartMinute) - clock.GetUtcNow() >= CutOff && (p.Day, p.StartMinute) != (found.Booking.OnDay, found.Booking.StartMinute))
            .GroupBy(p => p.StartMinute).ToDictionary(g => g.Key, g => g.OrderBy(p => p.Practitioner == found.Booking.PractitionerId ? 0 : 1).First());

    static OwnVisitChanged Of(CourseBooked booked) => booked switch
    {
        CourseBooked.Kept => new OwnVisitChanged.Done(),
        CourseBooked.Gone => new OwnVisitChanged.Gone(),
        _ => new OwnVisitChanged.LookAgain(),
    };
}
