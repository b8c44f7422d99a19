using Carboxy.Booking;
using Carboxy.Courses;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>A whole course at its places, ready to be booked.</summary>
/// <param name="Code">The places as the form carries them.</param>
/// <param name="Why">What makes it worse than perfect, the best offer has the least.</param>
/// <param name="Differences">How it differs from the best offer; empty for that one.</param>
public sealed record PlacesOffer(IReadOnlyList<SessionPlace> Places, string Code, IReadOnlyList<Text> Why, IReadOnlyList<Text> Differences);

/// <summary>One thing that would make the course possible, and when it would begin.</summary>
public sealed record WayIn(Text Words, DateOnly Begins);

/// <summary>What the desk is shown when it wants to book a course, or to plan it anew.</summary>
public abstract record OffersFound(CourseView View, CourseBookings Bookings, IReadOnlyList<ResourceRow> Resources)
{
    /// <summary>Whole courses, the best first.</summary>
    public sealed record Offered(CourseView View, CourseBookings Bookings, IReadOnlyList<ResourceRow> Resources, IReadOnlyList<PlacesOffer> Offers) : OffersFound(View, Bookings, Resources)
    {
        /// <summary>Whether far sessions are only held.</summary>
        public required bool HoldFar { get; init; }
    }

    /// <summary>Every session to come has its place.</summary>
    public sealed record Booked(CourseView View, CourseBookings Bookings, IReadOnlyList<ResourceRow> Resources) : OffersFound(View, Bookings, Resources);

    /// <summary>Nothing can be offered, for all these reasons.</summary>
    public sealed record Nothing(CourseView View, CourseBookings Bookings, IReadOnlyList<ResourceRow> Resources, IReadOnlyList<Text> Why, IReadOnlyList<WayIn> Ways) : OffersFound(View, Bookings, Resources);
}

/// <summary>Finds the best whole courses for a patient in the clinic's calendar as it stands.</summary>
public sealed class OfferPlaces(ClinicDb db, OpenCourse open, OpenBookings bookings, OpenedCourses opened, StandingCalendars calendars, ReadCalendar calendar, TimeProvider clock)
{
    /// <summary>Opens the course, which leaves its lines of audit, and looks for places.</summary>
    /// <param name="anew">Plan anew what is booked already, moving as little as can be.</param>
    /// <returns>Null where there is no such course.</returns>
    public async Task<OffersFound?> RunAsync(Id<CourseRow> id, BookingWish wish, bool anew, int top, CancellationToken cancel)
    {
        while (await OpenAsync(id, cancel) is { } course)
        {
            if (await FindAsync(course, wish, anew, top, cancel) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>Looks again for somebody who has the course open: part of the same reading, unless minutes have passed or something was written.</summary>
    public async Task<OffersFound?> AgainAsync(Id<CourseRow> id, BookingWish wish, bool anew, int top, CancellationToken cancel) =>
        await opened.FindAsync(db, id, cancel) is { } course && await FindAsync(course, wish, anew, top, cancel) is { } found ? found : await RunAsync(id, wish, anew, top, cancel);

    async Task<OpenedCourse?> OpenAsync(Id<CourseRow> id, CancellationToken cancel)
    {
        var line = await db.AuditHeads.AsNoTracking().Select(h => h.Sequence).SingleOrDefaultAsync(cancel);
        if (await open.RunAsync(id, "booking_page", cancel) is not { } view || await bookings.RunAsync(id, "booking_page", cancel) is not { } booked)
            return null;
        var others = await db.Bookings.AsNoTracking().Where(b => b.PatientId == view.File.Patient.Id && b.CourseId != id && BookingStates.Occupying.Contains(b.State)).Select(b => new { b.OnDay, b.HoldUntil }).ToListAsync(cancel);
        var course = new OpenedCourse(view, booked, [.. others.Select(o => (o.OnDay, o.HoldUntil))], line, clock.GetUtcNow());
        opened.Keep(db, course);
        return course;
    }

    /// <returns>Null where another day has begun since the course was opened.</returns>
    async Task<OffersFound?> FindAsync(OpenedCourse course, BookingWish wish, bool anew, int top, CancellationToken cancel) => await calendars.AskAsync(db, standing =>
    {
        if (course.View.Today != standing.Today)
            return null;
        var (view, booked, basis) = (course.View, course.Bookings, standing.Basis);
        IReadOnlyList<ResourceRow> resources = [.. basis.Hours.Resources.Values];
        var coming = booked.Standing.Where(b => b.State.IsComing()).ToList();
        if (view.Next is not Next.Due due || view.Protocol is not { Calendar.Count: > 0 } protocol)
            return new OffersFound.Nothing(view, booked, resources, [new("В курсе нет сеансов, которые можно записать.", "The course has no session left to book.")], []);
        if (coming.Count > 0 && !anew)
            return new OffersFound.Booked(view, booked, resources);

        var now = clock.GetUtcNow();
        var problem = new CourseProblem(basis, view, due, protocol, wish, coming, course.Elsewhere.Where(e => e.Until is null || e.Until > now).Select(e => e.Day));
        var hold = wish.HoldFar ?? coming.Exists(b => b.State == BookingState.Held);
        // The course's own places are free for it.
        return standing.Without(booked.Standing.Where(b => b.State.IsFirm()).SelectMany(b => Occupied.OfResources(SessionPlace.Of(b))), () => Find(standing, problem, course, hold, top));
    }, cancel);

    static OffersFound Find(StandingCalendar standing, CourseProblem problem, OpenedCourse course, bool hold, int top)
    {
        var (view, hours) = (course.View, standing.Basis.Hours);
        IReadOnlyList<ResourceRow> resources = [.. hours.Resources.Values];
        var found = CourseOffers.FindOn(standing.Board, problem.Course, top);
        return found.Count > 0
            ? new OffersFound.Offered(view, course.Bookings, resources, [.. found.Select(o => OfferOf(problem, o, hold ? places => FarSessions.Soften(places, view.Today, hours.Clock) : places => places))]) { HoldFar = hold }
            : Nothing(view, course.Bookings, resources, problem, CourseRefusal.Explain(standing.Calendar.Until(problem.Course.Latest + 1), problem.Course));
    }

    static OffersFound.Nothing Nothing(CourseView view, CourseBookings booked, IReadOnlyList<ResourceRow> resources, CourseProblem problem, Carboxy.Booking.Refusal? refusal) => refusal is null
        ? new(view, booked, resources, [], [])
        : new(view, booked, resources, [refusal.Head, .. refusal.Reasons.Select(r => r.Words)], [.. refusal.Ways.Select(w => new WayIn(w.Words, problem.DayOf(w.Plan[0].Day)))]);

    /// <summary>The places that a form brings back, or null where it is no form of this course's protocol.</summary>
    /// <param name="holdFar">Far sessions are only to be held; until when is never the form's word.</param>
    public async Task<IReadOnlyList<SessionPlace>?> ReadAsync(string? code, CourseView view, bool holdFar, CancellationToken cancel)
    {
        if (view.Protocol is not { } protocol || PlaceCode.Read(code, protocol) is not { } places)
            return null;
        return holdFar ? FarSessions.Soften(places, view.Today, (await calendar.HoursAsync(cancel)).Clock) : places;
    }

    static PlacesOffer OfferOf(CourseProblem problem, Offer offer, Func<IReadOnlyList<SessionPlace>, IReadOnlyList<SessionPlace>> held)
    {
        var places = held(problem.Places(offer.Plan));
        return new(places, PlaceCode.Write(places), [.. offer.Why.Select(line => line.What)], offer.Differences);
    }
}
