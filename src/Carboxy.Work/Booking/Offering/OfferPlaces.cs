using Carboxy.Booking;
using Carboxy.Courses;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;

namespace Carboxy.Work.Booking;

/// <summary>A whole course at its places, ready to be booked.</summary>
public sealed record CourseOffer(IReadOnlyList<SessionPlace> Places, string Key);

/// <summary>What the desk is shown when it wants to book a course.</summary>
public abstract record CourseOffers
{
    /// <summary>Whole courses, the best first.</summary>
    /// <param name="Version">The count of the course's bookings, to be named when one is booked.</param>
    public sealed record Offered(CourseView View, int Version, IReadOnlyList<CourseOffer> Offers, IReadOnlyList<ResourceRow> Practitioners) : CourseOffers;

    /// <summary>The course is booked already, from that session on.</summary>
    public sealed record Booked(CourseView View, CourseBookings Bookings) : CourseOffers;

    /// <summary>Nothing can be offered, for all these reasons.</summary>
    public sealed record Nothing(CourseView View, IReadOnlyList<Obstacle> Why, IReadOnlyList<ResourceRow> Practitioners) : CourseOffers;

    public sealed record Gone : CourseOffers;
}

/// <summary>Finds the best whole courses for a patient in the clinic's calendar as it stands.</summary>
public sealed class OfferPlaces(OpenCourse open, OpenBookings bookings, ReadCalendar calendar, TimeProvider clock)
{
    public async Task<CourseOffers> RunAsync(Id<CourseRow> id, BookingWish wish, int top, CancellationToken cancel)
    {
        if (await open.RunAsync(id, "booking_page", cancel) is not { } view || await bookings.RunAsync(id, "booking_page", cancel) is not { } booked)
            return new CourseOffers.Gone();
        if (booked.Standing.Any(b => b.State is not (BookingState.Done or BookingState.Arrived)))
            return new CourseOffers.Booked(view, booked);
        if (view.Next is not Next.Due due || view.Protocol is not { Calendar.Count: > 0 } protocol)
            return new CourseOffers.Nothing(view, [new(new("Сеансов, которые можно записать, в курсе нет.", "The course has no session left to book."))], []);
        return await OfferAsync(view, due, protocol, wish, booked.Version, top, cancel);
    }

    async Task<CourseOffers> OfferAsync(CourseView view, Next.Due due, Protocols.Protocol protocol, BookingWish wish, int version, int top, CancellationToken cancel)
    {
        var (from, to) = CourseProblem.Span(view, due, wish);
        var hours = await calendar.HoursAsync(cancel);
        var days = await calendar.RunAsync(from, to, without: null, view.File.Patient.Id, cancel);
        var treating = days.Resources.Where(r => r.Kind == ResourceKind.Practitioner && r.RetiredOn is null).ToList();
        var problem = CourseProblem.Of(view, due, protocol, days, from, to, wish, hours.Clock.LocalOf(clock.GetUtcNow()).Minute);
        return null!;
    }
}
