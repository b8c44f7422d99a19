using Carboxy.Courses;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;

namespace Carboxy.Work.Booking;

/// <summary>Looks at what a patient's course allows, then lets the clinic's one writer change its bookings.</summary>
public sealed class Arranging(ClinicDb db, Acting acting, CourseFiles files, ClinicKnowledge knowledge, ClinicDays days, Calendars calendars, GroupCommit writer, TimeProvider clock)
{
    internal async Task<CourseBooked> RunAsync(Arrangement what, CancellationToken cancel)
    {
        if (what.Places.Count > 0)
        {
            if (await files.SoFarAsync(what.Course, cancel) is not { } soFar)
                return new CourseBooked.Gone();
            var next = NextSession.Window(soFar, knowledge.Courses, days, await db.TodayAsync(cancel));
            // The same form again gets the same answer; what stands against it only now does not matter.
            if (CourseDayRules.OfCourse(soFar, next).ToList() is { Count: > 0 } against)
                return (CourseBooked?)await BookingActs.MadeBeforeAsync(db, what.Submission, cancel) ?? new CourseBooked.Refused(against);
            what = what with { Demands = DemandsOf(soFar, (Next.Due)next, what.Places) };
        }

        return await writer.RunAsync(acting, async turn => await new Arrange(turn, await calendars.ReadAsync(turn, CancellationToken.None), clock.GetUtcNow(), CancellationToken.None).RunAsync(what), cancel);
    }

    CourseDemands DemandsOf(CourseSoFar soFar, Next.Due due, IReadOnlyList<SessionPlace> places)
    {
        var rule = knowledge.Courses.RuleFor(soFar.Course.Modality, soFar.Course.Express);
        return new(rule, CourseDayRules.LongestGap(rule, soFar.Course), [.. places.SelectMany(p => CourseDayRules.OfRests(due.Window, p.Day)).DistinctBy(o => o.Says)], row => row.Can(soFar.Course.Modality, soFar.Course.Zone, knowledge.Zones));
    }
}

/// <summary>Books sessions of a course, all of them or none.</summary>
public sealed class BookCourse(Arranging arranging)
{
    public Task<CourseBooked> RunAsync(string submission, Id<CourseRow> course, int version, IReadOnlyList<SessionPlace> places, CancellationToken cancel) =>
        RunAsync(submission, course, version, places, anyway: null, cancel);

    /// <param name="anyway">The rules that are broken knowingly, and why.</param>
    public Task<CourseBooked> RunAsync(string submission, Id<CourseRow> course, int version, IReadOnlyList<SessionPlace> places, Override? anyway, CancellationToken cancel) =>
        arranging.RunAsync(new() { Submission = submission, Course = course, Version = version, Kind = BookingActKind.Book, Places = places, Reason = anyway?.Reason, Anyway = anyway }, cancel);
}

/// <summary>Moves booked sessions to other places, all of them or none; the others stay where they are.</summary>
public sealed class MoveBookings(Arranging arranging)
{
    public Task<CourseBooked> RunAsync(string submission, Id<CourseRow> course, int version, IReadOnlyList<SessionPlace> places, string? reason, CancellationToken cancel) =>
        RunAsync(submission, course, version, places, reason, anyway: null, cancel);

    /// <param name="anyway">The rules that are broken knowingly, and why.</param>
    public Task<CourseBooked> RunAsync(string submission, Id<CourseRow> course, int version, IReadOnlyList<SessionPlace> places, string? reason, Override? anyway, CancellationToken cancel) =>
        arranging.RunAsync(new() { Submission = submission, Course = course, Version = version, Kind = BookingActKind.Move, Places = places, Reason = anyway?.Reason ?? reason, Anyway = anyway }, cancel);
}

/// <summary>Gives the sessions of a course that are still to come new places in one act; those without one are given back.</summary>
public sealed class RebookCourse(ClinicDb db, Arranging arranging)
{
    public Task<CourseBooked> RunAsync(string submission, Id<CourseRow> course, int version, IReadOnlyList<SessionPlace> places, string? reason, CancellationToken cancel) =>
        RunAsync(submission, course, version, places, reason, anyway: null, cancel);

    /// <param name="anyway">The rules that are broken knowingly, and why.</param>
    public async Task<CourseBooked> RunAsync(string submission, Id<CourseRow> course, int version, IReadOnlyList<SessionPlace> places, string? reason, Override? anyway, CancellationToken cancel)
    {
        var coming = await ComingBookings.NumbersAsync(db, course, cancel);
        var given = coming.Except(places.Select(p => p.Number)).ToList();
        return await arranging.RunAsync(new() { Submission = submission, Course = course, Version = version, Kind = BookingActKind.Rebook, Places = places, Cancelled = given, Reason = anyway?.Reason ?? reason, Anyway = anyway }, cancel);
    }
}

/// <summary>Gives back the places of booked sessions, with a reason; the history stays.</summary>
public sealed class CancelBookings(Arranging arranging)
{
    public Task<CourseBooked> RunAsync(string submission, Id<CourseRow> course, int version, IReadOnlyList<int> sessions, string reason, CancellationToken cancel) =>
        string.IsNullOrWhiteSpace(reason)
            ? Task.FromResult<CourseBooked>(new CourseBooked.Refused([new(new("Назовите причину отмены.", "Say why the visit is cancelled."))]))
            : arranging.RunAsync(new() { Submission = submission, Course = course, Version = version, Kind = BookingActKind.Cancel, Cancelled = sessions, Reason = reason.Trim() }, cancel);
}
