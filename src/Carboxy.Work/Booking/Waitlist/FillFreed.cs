using Carboxy.Courses;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;

namespace Carboxy.Work.Booking;

/// <summary>
/// Finds who could take a place that was given back, and books it for one of them. The list shows names and states, no
/// findings, so it leaves no line of audit; booking does.
/// </summary>
public sealed class FillFreed(ClinicDb db, CourseFiles files, OpenCourse open, OpenFreed freed, StandingCalendars calendars, ClinicKnowledge knowledge, BookCourse book, MoveBookings move)
{
    /// <summary>The place and who fits, or null where it is gone.</summary>
    public async Task<FreedOpened?> OpenAsync(Id<FreedPlace> id, CancellationToken cancel)
    {
        if (await freed.OfAsync(id, cancel) is not { } place)
            return null;
        var today = await db.TodayAsync(cancel);
        var candidates = await new FreedCandidates(db, files, open).FindAsync(place, today, cancel);
        return await calendars.AskAsync(db, calendar => Judged(place, candidates, new(place, calendar, knowledge), today), cancel);
    }

    static FreedOpened Judged(Freed place, IReadOnlyList<Candidate> candidates, FitJudge judge, DateOnly today)
    {
        List<(FreedFit Fit, DateOnly Since)> fits = [];
        List<FreedMisfit> others = [];
        foreach (var who in candidates)
        {
            var (at, against) = judge.Judge(who);
            if (at is not null)
                fits.Add((FitOf(who, at, today), who.Since));
            else if (who.Entry is not null)
                others.Add(new(who.View.File.Patient, who.View.File.Id, against));
        }

        return new(place, [.. fits.OrderBy(f => f.Fit.Limits.Count > 0).ThenBy(f => f.Fit.Kind).ThenBy(f => f.Since).Select(f => f.Fit)], others);
    }

    /// <summary>Books the place for one of those who fit: what has no place gets this one, what has one moves here.</summary>
    public async Task<CourseBooked> RunAsync(string submission, Id<CourseRow> course, int version, string? code, CancellationToken cancel)
    {
        if (await open.RunAsync(course, "freed_place", cancel) is not { } view)
            return new CourseBooked.Gone();
        if (view.Protocol is not { } protocol || PlaceCode.Read(code, protocol) is not [var place])
            return new CourseBooked.Refused([new(new("Выберите пациента из списка ещё раз.", "Choose a patient from the list again."))]);
        return (await ComingBookings.NumbersAsync(db, course, cancel)).Contains(place.Number)
            ? await move.RunAsync(submission, course, version, [place], reason: null, cancel)
            : await book.RunAsync(submission, course, version, [place], cancel);
    }

    static FreedFit FitOf(Candidate who, SessionPlace at, DateOnly today) => new(
        who.View.File.Patient, who.View.File.Id, at.Number, who.View.Course.Sessions, who.Kind, at, PlaceCode.Write([at]), who.Version,
        [.. FitWords.Why(who, at.Day, today)], [.. FitWords.Limits(who, at)]);
}
