using System.Text.Json;
using Carboxy.Courses;
using Carboxy.Sessions;
using Carboxy.Work.Audit;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Matters;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Sessions;

/// <summary>What became of the course when the check stopped its session.</summary>
/// <param name="Course">Which course.</param>
/// <param name="Visit">The booking that waits to be moved, or null.</param>
/// <param name="Matter">What was put before the physician, or null.</param>
/// <param name="NotBefore">The first day on which it makes sense to try again.</param>
public sealed record StoppedToday(Id<CourseRow> Course, Id<BookingRow>? Visit, Id<Matter>? Matter, DateOnly NotBefore);

/// <summary>
/// Keeps a stop of the check with everything that follows from it, in one save: a stop that passes moves this visit, one
/// that does not pauses the course, gives its bookings back and goes to the physician.
/// </summary>
sealed class StopToday(ClinicDb db, ClinicKnowledge knowledge, ClinicDays days, Calendars calendars, TimeProvider clock)
{
    public async Task<StoppedToday> RunAsync(string submission, CourseView view, SameDayFacts facts, IReadOnlyDictionary<string, SameDayAnswer> answers, SameDayOutcome.Stopped stopped, CancellationToken cancel)
    {
        if (await db.MadeAlreadyAsync(submission, cancel) is { } made)
            return await AgainAsync(made, view, facts, stopped, cancel);
        var row = CheckRow(view, facts, answers, stopped);
        db.SameDayChecks.Add(row);
        db.Note(new(AuditKind.Create, "same_day_check", row.Id.Value, view.File.Patient.Id, "stopped"));
        var kept = stopped.Reach switch
        {
            StopReach.WholeCourse => await PauseAsync(row, view, facts, stopped, cancel),
            StopReach.ThisVisit => Told(view, stopped, await new SessionBookings(db, calendars, clock).WaitAsync(view.File.Id, facts.SessionNumber, cancel), null),
            _ => Told(view, stopped, null, null),
        };
        return await db.SaveOnceAsync(submission, "same_day_check", row.Id.Value, cancel) is { } theirs ? await AgainAsync(theirs, view, facts, stopped, cancel) : kept;
    }

    async Task<StoppedToday> PauseAsync(SameDayCheckRow row, CourseView view, SameDayFacts facts, SameDayOutcome.Stopped stopped, CancellationToken cancel)
    {
        var lasting = stopped.Stops.Where(s => s.Rule.Reach == StopReach.WholeCourse).ToList();
        var why = new Text(string.Join(' ', lasting.Select(s => s.Rule.Says.Ru).Distinct()), string.Join(' ', lasting.Select(s => s.Rule.Says.En).Distinct()));
        var rules = lasting.SelectMany(s => s.Rule.Rules).Distinct().ToList();
        var isVoid = stopped.NeedsFullScreening ? view.File.Clearance?.Id : null;
        await new CoursePauses(db, knowledge, days, calendars, clock).PauseAsync(view.File, new CoursePause(view.Today, why, rules, isVoid), facts.SessionNumber, cancel);
        var matter = MatterKeeping.Open(db, MatterKind.StoppedCheck, stopped.Urgent ? MatterUrgency.Now : MatterUrgency.Today, row.Id.Value, view.File.Patient.Id, view.File.Id, null, why, rules);
        return Told(view, stopped, null, matter.Id);
    }

    /// <summary>The same form again, or its faster twin: what stands is told, nothing is done twice.</summary>
    async Task<StoppedToday> AgainAsync(Guid check, CourseView view, SameDayFacts facts, SameDayOutcome.Stopped stopped, CancellationToken cancel) => Told(view, stopped,
        stopped.Reach == StopReach.ThisVisit ? (await ComingBookings.OfSessionAsync(db, view.File.Id, facts.SessionNumber, cancel))?.Id : null,
        await db.Matters.AsNoTracking().Where(m => m.Kind == MatterKind.StoppedCheck && m.RecordId == check).Select(m => (Id<Matter>?)m.Id).SingleOrDefaultAsync(cancel));

    static StoppedToday Told(CourseView view, SameDayOutcome.Stopped stopped, Id<BookingRow>? visit, Id<Matter>? matter) => new(view.File.Id, visit, matter, stopped.NotBefore(view.Today));

    SameDayCheckRow CheckRow(CourseView view, SameDayFacts facts, IReadOnlyDictionary<string, SameDayAnswer> answers, SameDayOutcome.Stopped stopped) => SameDayChecks.RowOf(db, view, facts.SessionNumber, clock.GetUtcNow(), "stopped", new
    {
        answers,
        stops = stopped.Stops.Select(s => new { question = s.Question.Id, rules = s.Rule.Rules, means = s.Rule.Means, firstAllowed = s.FirstAllowed }),
        missing = stopped.Missing.Select(m => m.Question.Id),
        reach = stopped.Reach,
    });
}

/// <summary>Writes a check as it was judged.</summary>
static class SameDayChecks
{
    public static SameDayCheckRow RowOf(ClinicDb db, CourseView view, int number, DateTimeOffset now, string outcome, object content) => new()
    {
        Id = Id<SameDayCheckRow>.New(now),
        PatientId = view.File.Patient.Id,
        CourseId = view.File.Id,
        Number = number,
        OnDay = view.Today,
        At = now,
        Actor = db.Actor.Code,
        Outcome = outcome,
        Content = JsonSerializer.Serialize(content, SessionJson.Options),
    };
}
