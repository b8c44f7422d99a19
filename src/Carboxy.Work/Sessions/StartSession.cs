using Carboxy.Courses;
using Carboxy.Outcomes;
using Carboxy.Protocols;
using Carboxy.Screening;
using Carboxy.Sessions;
using Carboxy.Work.Audit;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Directing;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Materials;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;
using Refusal = Carboxy.Sessions.Refusal;

namespace Carboxy.Work.Sessions;

/// <summary>What somebody who checks a patient before a session has before them.</summary>
/// <param name="View">The course, its next session and what stands against it.</param>
/// <param name="Facts">What the records say of today; null where no session can be checked for.</param>
/// <param name="Against">Everything that stands against a session today already, whatever the answers.</param>
/// <param name="Last">The session before, or null.</param>
public sealed record CheckDesk(CourseView View, SameDayFacts? Facts, IReadOnlyList<Refusal> Against, Session? Last)
{
    public IReadOnlyList<SameDayQuestion> Asked(IReadOnlyList<SameDayQuestion> questions, IReadOnlyDictionary<string, SameDayAnswer> answers) =>
        Facts is null ? [] : [.. SameDayCheck.Asked(questions, answers, Facts).Where(q => q.Kind is not SameDayKind.Computed)];
}

/// <summary>What came of the check before a session.</summary>
public abstract record SessionBegun
{
    public sealed record Running(Id<SessionRow> Session) : SessionBegun;

    /// <summary>No session today; the stop is in the record.</summary>
    public sealed record Stopped(SameDayOutcome.Stopped Outcome, StoppedToday Then) : SessionBegun;

    /// <summary>Something is unanswered or unknown.</summary>
    public sealed record Unfinished(IReadOnlyList<MissingAnswer> Missing) : SessionBegun;

    /// <summary>The patient is well today, and yet there is no session, for all these reasons.</summary>
    public sealed record Refused(IReadOnlyList<Refusal> Reasons) : SessionBegun;

    public sealed record Gone : SessionBegun;
}

/// <summary>Judges the check before a session and starts it; only with a clearance, a consent and on an allowed day.</summary>
public sealed class StartSession(ClinicDb db, OpenCourse open, ClinicKnowledge knowledge, ClinicDays days, Calendars calendars, TimeProvider clock)
{
    const int Attempts = 8;

    public async Task<CheckDesk?> OpenAsync(Id<CourseRow> course, CancellationToken cancel) =>
        await open.RunAsync(course, "same_day_check", cancel) is { } view ? await DeskAsync(view, cancel) : null;

    public Task<SessionBegun> RunAsync(string submission, Id<CourseRow> course, IReadOnlyDictionary<string, SameDayAnswer> answers, CancellationToken cancel) =>
        Again.WhenHinderedAsync(() => AgainstOthersAsync(submission, course, answers, cancel), cancel);

    async Task<SessionBegun> AgainstOthersAsync(string submission, Id<CourseRow> course, IReadOnlyDictionary<string, SameDayAnswer> answers, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            try
            {
                return await TryAsync(submission, course, answers, cancel);
            }
            catch (DbUpdateException e) when (attempt < Attempts && (e is DbUpdateConcurrencyException || e.IsTaken || e.IsConsentWithdrawn))
            {
                // The desk changed a booking of this course, another screen stopped it, or the patient took the consent back, at the same moment; it is read anew.
            }
        }
    }

    async Task<SessionBegun> TryAsync(string submission, Id<CourseRow> course, IReadOnlyDictionary<string, SameDayAnswer> answers, CancellationToken cancel)
    {
        if (await open.ViewAsync(course, cancel) is not { } view)
            return new SessionBegun.Gone();
        if (view.File.Running is { } running)
            return new SessionBegun.Running(running.Id);
        var desk = await DeskAsync(view, cancel);
        if (desk.Facts is not { } facts || await ByAsync(cancel) is not { } by)
            return new SessionBegun.Refused(desk.Against);

        switch (SameDayCheck.Judge(knowledge.SameDay, answers, facts, view.Today))
        {
            case SameDayOutcome.Stopped stopped:
                return new SessionBegun.Stopped(stopped, await new StopToday(db, knowledge, days, calendars, clock).RunAsync(submission, view, facts, answers, stopped, cancel));
            case SameDayOutcome.Unfinished unfinished:
                return new SessionBegun.Unfinished(unfinished.Missing);
            case SameDayOutcome.ClearedToday cleared:
                return await StartAsync(view, desk, cleared, Stamp.Of(by, clock.GetUtcNow()), cancel);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    async Task<SessionBegun> StartAsync(CourseView view, CheckDesk desk, SameDayOutcome.ClearedToday cleared, Stamp stamp, CancellationToken cancel)
    {
        var plan = await PlanAsync(view, (Next.Due)view.Next, stamp.At, cancel);
        var start = Session.Start(view.File.Clearance!, cleared, view.Consent, plan, view.Today, stamp);
        var reasons = desk.Against.Concat(start is SessionStart.Refused refused ? refused.Reasons : []).DistinctBy(r => r.Says).ToList();
        if (start is not SessionStart.Started started || reasons.Count > 0)
            return new SessionBegun.Refused(reasons);

        var id = new Id<SessionRow>(plan.Session.Value);
        var row = RowOf(id, view, plan, stamp);
        db.Sessions.Add(row);
        db.SessionEvents.Add(SessionFiles.RowOf(started.First, 1));
        if (((Next.Due)view.Next).Window.Latest?.Date is { } latest && view.Today > latest)
            db.SessionDeviations.Add(Deviations.Late(row, latest));
        db.SameDayChecks.Add(SameDayChecks.RowOf(db, view, plan.Number, stamp.At, "cleared", new { answers = cleared.Answers }));
        if (await db.PlannedSessions.SingleOrDefaultAsync(p => p.CourseId == view.File.Id && p.Number == plan.Number, cancel) is { } date)
            (date.State, date.SessionId, date.OnDay) = (PlannedStates.Held, id, view.Today);
        await new SessionBookings(db, calendars, clock).BeginAsync(view.File.Id, plan.Number, view.Today, cancel);
        await RenewAsync(view, plan, cancel);
        db.Note(new(AuditKind.Create, "session", id.Value, view.File.Patient.Id, "start"));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsTaken)
        {
            // Somebody has started this very session at the same moment: theirs is the one that runs.
            db.ChangeTracker.Clear();
            if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.CourseId == view.File.Id && s.Number == plan.Number, cancel) is { } theirs)
                return new SessionBegun.Running(theirs.Id);
            throw;
        }

        return new SessionBegun.Running(id);
    }

    /// <summary>The days of the sessions after this one follow from this one.</summary>
    async Task RenewAsync(CourseView view, SessionPlan plan, CancellationToken cancel)
    {
        var held = new HeldSession(view.Today, plan.Modality, plan.Zone, plan.Side, plan.Course, plan.Express);
        var file = view.File with { History = view.File.History with { Sessions = [.. view.File.History.Sessions, held] } };
        await new CourseDates(db, knowledge, days).RenewAsync(file, view.Today, cancel);
    }

    async Task<SessionPlan> PlanAsync(CourseView view, Next.Due due, DateTimeOffset now, CancellationToken cancel)
    {
        var course = view.Course;
        var screening = await db.Screenings.AsNoTracking().SingleAsync(s => s.Id == view.File.Clearance!.Screening, cancel);
        return new()
        {
            Session = Id<Session>.New(now),
            Protocol = course.Protocol,
            Course = course.Id,
            Number = due.Number,
            OutOf = course.Sessions,
            Modality = course.Modality,
            Zone = course.Zone,
            Side = course.Side,
            Indications = [course.Indication],
            Express = course.Express,
            FirstAllowed = due.Window.Earliest.Date,
            Steps = view.Protocol is { } protocol ? [.. StepPlan.For(protocol, knowledge.Courses.Flags, ScreeningWords.FlagsOf(screening), []).Select(step => SessionStep.From(step, knowledge.Zones.Find(course.Zone) is not { Facial: false }))] : [],
        };
    }

    async Task<CheckDesk> DeskAsync(CourseView view, CancellationToken cancel)
    {
        var before = await SessionFiles.BeforeAsync(db, view.File.Id, int.MaxValue, cancel);
        var last = before.Count > 0 ? before[^1] : null;
        if (view.Next is not Next.Due due)
            return new(view, null, [new(new("Все сеансы курса проведены или курс завершён. Новый курс планируют заново.", "All sessions of the course are held, or the course has ended. Plan a new course."), "C-03")], last);
        List<Refusal> against = [.. due.Blocks.Select(b => new Refusal(b.Text, string.Join(", ", b.Sources))), .. await MaterialsBefore.AgainstAsync(db, view, due.Number, clock.GetUtcNow(), cancel)];
        if (view.Consent is null)
            against.Add(new(new($"Нет действующего согласия на сеанс {due.Number}. Объясните процедуру и подпишите его.", $"No consent stands for session {due.Number}. Explain the procedure and have it signed."), "G-12"));
        return new(view, view.File.Clearance is { } clearance ? await FactsOfAsync(view, due, clearance, cancel) : null, against, last);
    }

    /// <summary>The screening rules that speak of a medicine that thins the blood.</summary>
    static readonly string[] BloodThinnerRules = ["R-15", "R-16", "R-37"];

    async Task<SameDayFacts> FactsOfAsync(CourseView view, Next.Due due, Clearance clearance, CancellationToken cancel)
    {
        var fired = ScreeningWords.FlagsOf(await db.Screenings.AsNoTracking().SingleAsync(s => s.Id == clearance.Screening, cancel));
        var (soFar, history) = (view.File.SoFar, view.File.History);
        DateOnly FirstAfter(History part) => NextSession.Window(soFar with { History = part }, knowledge.Courses, days, view.Today) is Next.Due d ? d.Window.Earliest.Date : view.Today;
        return new()
        {
            Patient = view.File.Patient.Id,
            Sex = view.File.Patient.Sex,
            Modality = view.Course.Modality,
            Zone = view.Course.Zone,
            SessionNumber = due.Number,
            ScreenedOn = clearance.GrantedOn,
            FirstAllowedByCourse = FirstAfter(history with { Procedures = [] }),
            FirstAllowedByProcedures = FirstAfter(history with { Sessions = [], Holds = [] }),
            RiskNoted = clearance.Decision is not null, // whoever needed a physician has something to watch
            BloodThinners = BloodThinnerRules.Any(fired.Contains),
            LowerDose = history.Cautions.Any(c => c.Concerns(view.Course, knowledge.Zones)),
            MeasuresDue = view.Due.Any(d => d.State is DueState.Due or DueState.Overdue),
            PhysicianDecided = clearance.Decision is not null,
        };
    }

    async Task<Guid?> ByAsync(CancellationToken cancel) => await db.ActingAsync(Roles.Practitioner, cancel) ?? await db.ActingAsync(Roles.Physician, cancel);

    static SessionRow RowOf(Id<SessionRow> id, CourseView view, SessionPlan plan, Stamp stamp) => new()
    {
        Id = id,
        PatientId = view.File.Patient.Id,
        CourseId = view.File.Id,
        Number = plan.Number,
        ClearanceId = view.File.Clearance!.Id,
        Modality = plan.Modality,
        Zone = plan.Zone,
        Side = CourseFiles.WordOf(plan.Side),
        ConsentId = new(view.Consent!.Id.Value),
        PractitionerId = stamp.By,
        OnDay = view.Today,
        StartedAt = stamp.At,
        State = SessionStates.Running,
        Events = 1,
        Materials = 1,
    };
}
