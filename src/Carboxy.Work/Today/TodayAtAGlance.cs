using Carboxy.Outcomes;
using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Sessions;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Today;

/// <summary>One visit of the day.</summary>
public sealed record Visit(Patient Patient, Id<CourseRow> Course, int Number, int OutOf, Modality Modality, string Zone, Side Side, Id<SessionRow>? Session, string? SessionState, bool ConsentStands, DateTimeOffset? StartsAt);

/// <summary>A session that runs now, with its timer.</summary>
public sealed record RunningSession(Patient Patient, Id<SessionRow> Id, int Number, string Zone, SessionMoment Moment);

/// <summary>A course whose next session is late, or whose record waits for a signature.</summary>
public sealed record Waiting(Patient Patient, Id<CourseRow> Course, int Number, DateOnly Since, string Zone, Id<SessionRow>? Session = null);

/// <summary>A measurement that a course asks for and does not have yet.</summary>
public sealed record DueNow(Patient Patient, Id<CourseRow> Course, string Measure, MeasurementPurpose Purpose, DateOnly On, bool Overdue);

/// <summary>The day on one page.</summary>
public sealed record DayView
{
    public required DateOnly Today { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required IReadOnlyList<Visit> Visits { get; init; }

    public required IReadOnlyList<RunningSession> Running { get; init; }

    /// <summary>Screenings that wait for a physician.</summary>
    public required int PendingDecisions { get; init; }

    /// <summary>Courses whose date has passed, the longest wait first.</summary>
    public required IReadOnlyList<Waiting> Overdue { get; init; }

    /// <summary>Sessions of earlier days, or stopped ones, that nobody has signed.</summary>
    public required IReadOnlyList<Waiting> ToSign { get; init; }

    /// <summary>Signed sessions with a reaction that nobody has seen the end of.</summary>
    public required IReadOnlyList<Waiting> NotGone { get; init; }

    public required IReadOnlyList<DueNow> Measurements { get; init; }

    /// <summary>Sessions that lost their place in the calendar and have no other, with the day on which they stood.</summary>
    public required IReadOnlyList<Waiting> Placeless { get; init; }
}

/// <summary>
/// Gathers what the day asks for. Like the list of a search it shows names and next steps, no findings, so it leaves no
/// line of audit; opening any of it does.
/// </summary>
public sealed class TodayAtAGlance(ClinicDb db, OpenCourse open, OpenBookings bookings, CourseFiles files, TimeProvider clock)
{
    const int AtMost = 30;
    const int CoursesLookedInto = 60;

    public async Task<DayView> RunAsync(CancellationToken cancel)
    {
        var (today, now) = (await db.TodayAsync(cancel), clock.GetUtcNow());
        var unsigned = await db.Sessions.AsNoTracking().Where(s => s.SignedAt == null).OrderBy(s => s.StartedAt).Take(AtMost * 2).ToListAsync(cancel);
        var dates = await db.PlannedSessions.AsNoTracking().Where(p => p.OnDay == today && p.State != PlannedStates.Dropped).OrderBy(p => p.StartsAt == null).ThenBy(p => p.StartsAt).ThenBy(p => p.CourseId).Take(200).ToListAsync(cancel);
        var notGone = await db.Sessions.AsNoTracking().Where(s => s.SignedAt != null && s.OpenReactions != null).OrderBy(s => s.OnDay).Take(AtMost).ToListAsync(cancel);
        var late = await LateAsync(today, cancel);
        var due = await DueAsync(today, cancel);
        var placeless = (await bookings.WaitingAsync(cancel)).Where(p => late.All(l => l.CourseId != p.Course)).Take(AtMost).ToList();
        var courses = await CoursesAsync([.. dates.Select(d => d.CourseId), .. late.Select(l => l.CourseId), .. unsigned.Select(s => s.CourseId), .. notGone.Select(s => s.CourseId), .. placeless.Select(p => p.Course)], cancel);
        var patients = await PatientsAsync([.. courses.Values.Select(c => c.PatientId)], cancel);
        var consented = await ConsentedAsync([.. dates.Select(d => d.CourseId)], cancel);

        var running = new List<RunningSession>();
        foreach (var row in unsigned.Where(s => s.State is SessionStates.Running or SessionStates.Paused && s.OnDay == today))
            if (await SessionFiles.FindAsync(db, row.Id, cancel) is { } session)
                running.Add(new(patients[row.PatientId], row.Id, row.Number, row.Zone, session.At(now)));

        return new()
        {
            Today = today,
            Now = now,
            Running = running,
            Visits = [.. dates.Where(d => courses.ContainsKey(d.CourseId)).Select(d => VisitOf(d, courses[d.CourseId], patients, consented, unsigned))],
            PendingDecisions = await PendingAsync(cancel),
            Overdue = [.. late.Where(l => courses.ContainsKey(l.CourseId)).Select(l => new Waiting(patients[courses[l.CourseId].PatientId], l.CourseId, l.Number, l.OnDay, courses[l.CourseId].Zone))],
            ToSign = [.. unsigned.Where(s => s.State == SessionStates.Stopped || s.OnDay < today).Take(AtMost).Select(s => new Waiting(patients[s.PatientId], s.CourseId, s.Number, s.OnDay, s.Zone, s.Id))],
            NotGone = [.. notGone.Select(s => new Waiting(patients[s.PatientId], s.CourseId, s.Number, s.OnDay, s.Zone, s.Id))],
            Measurements = due,
            Placeless = [.. placeless.Select(p => new Waiting(patients[courses[p.Course].PatientId], p.Course, p.Number, p.Day, courses[p.Course].Zone))],
        };
    }

    /// <summary>The earliest open date of each open course, where it has passed.</summary>
    async Task<List<PlannedSession>> LateAsync(DateOnly today, CancellationToken cancel) => await db.PlannedSessions.AsNoTracking()
        .Where(p => p.OnDay < today && p.State == PlannedStates.Planned && db.Courses.Any(c => c.Id == p.CourseId && c.State == "open")
            && !db.PlannedSessions.Any(q => q.CourseId == p.CourseId && q.State == PlannedStates.Planned && q.Number < p.Number))
        .OrderBy(p => p.OnDay).Take(AtMost).ToListAsync(cancel);

    /// <summary>Screenings that need a decision, have none, and were not followed by another for the same zone.</summary>
    Task<int> PendingAsync(CancellationToken cancel) => db.Screenings.AsNoTracking().CountAsync(s =>
        s.Verdict == Verdict.NeedsClinicianDecision && !db.Decisions.Any(d => d.Screening == s.Id)
        && !db.Screenings.Any(n => n.Patient == s.Patient && n.Modality == s.Modality && n.Zone == s.Zone && n.Id != s.Id && n.On > s.On), cancel);

    /// <summary>Looks into the courses that stand at a moment of measuring: begun lately, or a follow-up away.</summary>
    async Task<IReadOnlyList<DueNow>> DueAsync(DateOnly today, CancellationToken cancel)
    {
        var near = today.AddDays(-35);
        DateOnly[] ends = [today.AddMonths(-3), today.AddMonths(-6), today.AddMonths(-12)];
        var (a, b, c) = (ends[0], ends[1], ends[2]);
        var (a0, b0, c0) = (a.AddDays(-30), b.AddDays(-30), c.AddDays(-30));
        var ids = await db.PlannedSessions.AsNoTracking()
            .Where(p => p.State != PlannedStates.Dropped && ((p.OnDay >= near && p.OnDay <= today) || (p.State == PlannedStates.Held && ((p.OnDay <= a && p.OnDay >= a0) || (p.OnDay <= b && p.OnDay >= b0) || (p.OnDay <= c && p.OnDay >= c0)))))
            .GroupBy(p => p.CourseId).OrderByDescending(g => g.Max(p => p.OnDay)).Select(g => g.Key).Take(CoursesLookedInto).ToListAsync(cancel);
        var found = new List<DueNow>();
        foreach (var id in ids)
            if (await files.FindAsync(id, cancel) is { } file)
                found.AddRange(open.View(file, today).Due.Where(d => d is { State: DueState.Due or DueState.Overdue, On: not null } && d.On >= today.AddDays(-60))
                    .Select(d => new DueNow(file.Patient, id, d.Measure, d.Purpose, d.On!.Value, d.State == DueState.Overdue)));
        return [.. found.OrderBy(d => d.Overdue).ThenByDescending(d => d.On)];
    }

    async Task<HashSet<Id<CourseRow>>> ConsentedAsync(List<Id<CourseRow>> courses, CancellationToken cancel) =>
        [.. (await db.Consents.AsNoTracking().Where(c => c.CourseId != null && courses.Contains(c.CourseId.Value) && c.Purpose == ConsentPurpose.Treatment && !db.ConsentWithdrawals.Any(w => w.ConsentId == c.Id))
            .Select(c => c.CourseId!.Value).ToListAsync(cancel))];

    async Task<Dictionary<Id<CourseRow>, CourseRow>> CoursesAsync(List<Id<CourseRow>> ids, CancellationToken cancel) =>
        await db.Courses.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);

    async Task<Dictionary<Id<Patient>, Patient>> PatientsAsync(List<Id<Patient>> ids, CancellationToken cancel) =>
        await db.Patients.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);

    static Visit VisitOf(PlannedSession date, CourseRow course, Dictionary<Id<Patient>, Patient> patients, HashSet<Id<CourseRow>> consented, List<SessionRow> unsigned) =>
        new(patients[course.PatientId], course.Id, date.Number, course.Sessions, course.Modality, course.Zone, CourseFiles.SideOf(course.Side), date.SessionId,
            date.SessionId is { } id ? unsigned.Find(s => s.Id == id)?.State ?? SessionStates.Signed : null, consented.Contains(course.Id), date.StartsAt);
}
