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
            // The same form again gets the same answer; what stands against it only now does not matter.
            if (await AgainstAsync(soFar, what.Places, cancel) is { Count: > 0 } against)
                return (CourseBooked?)await BookingActs.MadeBeforeAsync(db, what.Submission, cancel) ?? new CourseBooked.Refused(against);
            what = what with { Rule = knowledge.Courses.RuleFor(soFar.Course.Modality, soFar.Course.Express) };
        }

        return await writer.RunAsync(acting, async turn => await new Arrange(turn, await calendars.ReadAsync(turn, CancellationToken.None), clock.GetUtcNow(), CancellationToken.None).RunAsync(what), cancel);
    }

    /// <summary>What the patient's own history says: no clearance, rests that have not passed.</summary>
    async Task<IReadOnlyList<Obstacle>> AgainstAsync(CourseSoFar soFar, IReadOnlyList<SessionPlace> places, CancellationToken cancel)
    {
        var next = NextSession.Window(soFar, knowledge.Courses, days, await db.TodayAsync(cancel));
        return next is not Next.Due due || soFar.Clearance is null
            ? [.. BookingRules.OfCourse(soFar, next)]
            : [.. places.SelectMany(p => BookingRules.OfRests(due.Window, p.Day)).DistinctBy(o => o.Says)];
    }
}

/// <summary>Books sessions of a course, all of them or none.</summary>
public sealed class BookCourse(Arranging arranging)
{
    public Task<CourseBooked> RunAsync(string submission, Id<CourseRow> course, int version, IReadOnlyList<SessionPlace> places, CancellationToken cancel) =>
        arranging.RunAsync(new() { Submission = submission, Course = course, Version = version, Kind = BookingActKind.Book, Places = places }, cancel);
}

/// <summary>Moves booked sessions to other places, all of them or none; the others stay where they are.</summary>
public sealed class MoveBookings(Arranging arranging)
{
    public Task<CourseBooked> RunAsync(string submission, Id<CourseRow> course, int version, IReadOnlyList<SessionPlace> places, string? reason, CancellationToken cancel) =>
        arranging.RunAsync(new() { Submission = submission, Course = course, Version = version, Kind = BookingActKind.Move, Places = places, Reason = reason }, cancel);
}

/// <summary>Gives the sessions of a course that are still to come new places in one act; those without one are given back.</summary>
public sealed class RebookCourse(ClinicDb db, Arranging arranging)
{
    public async Task<CourseBooked> RunAsync(string submission, Id<CourseRow> course, int version, IReadOnlyList<SessionPlace> places, string? reason, CancellationToken cancel)
    {
        var coming = await ComingBookings.NumbersAsync(db, course, cancel);
        var given = coming.Except(places.Select(p => p.Number)).ToList();
        return await arranging.RunAsync(new() { Submission = submission, Course = course, Version = version, Kind = BookingActKind.Rebook, Places = places, Cancelled = given, Reason = reason }, cancel);
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
