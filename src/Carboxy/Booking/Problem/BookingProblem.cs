namespace Carboxy.Booking;

/// <summary>Whether courses are judged each alone against the calendar, or together.</summary>
public enum BookingMode
{
    Independent,
    Joint,
}

/// <summary>
/// What is to be booked, into which calendar, and what counts as good. Days count from <paramref name="StartDate"/>, a Monday;
/// times are minutes since midnight, all of them multiples of <paramref name="Slot"/>.
/// </summary>
/// <param name="LoadTargets">Minutes of work that each practitioner should get from these courses at most; joint mode only.</param>
public sealed record BookingProblem(
    string Name,
    DateOnly StartDate,
    int Days,
    int Slot,
    BookingMode Mode,
    Weights Weights,
    IReadOnlyDictionary<string, int> LoadTargets,
    IReadOnlyList<BookableResource> Resources,
    IReadOnlyList<SessionTemplate> Templates,
    IReadOnlyList<CourseToBook> Courses);
