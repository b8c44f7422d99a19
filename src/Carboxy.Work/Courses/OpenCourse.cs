using Carboxy.Courses;
using Carboxy.Knowledge;
using Carboxy.Outcomes;
using Carboxy.Protocols;
using Carboxy.Sessions;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;

namespace Carboxy.Work.Courses;

/// <summary>A course as its page shows it.</summary>
public sealed record CourseView
{
    public required CourseFile File { get; init; }

    public required Indication? Indication { get; init; }

    public required Protocol? Protocol { get; init; }

    public required CourseRule Rule { get; init; }

    /// <summary>What comes next, when, and what stands against it.</summary>
    public required Next Next { get; init; }

    /// <summary>What is left of the course in days, its reviews and its follow-ups.</summary>
    public required CoursePlan Plan { get; init; }

    /// <summary>The consent under which the next session may be held, or null.</summary>
    public required Consent? Consent { get; init; }

    /// <summary>Which measurements are done, due and overdue.</summary>
    public required IReadOnlyList<DueMeasure> Due { get; init; }

    public required DateOnly Today { get; init; }

    public Course Course => File.Course;

    /// <summary>The date that is written down for the next session, or null.</summary>
    public PlannedSession? NextDate => Next is Next.Due due ? File.Planned.FirstOrDefault(p => p.Number == due.Number) : null;
}

/// <summary>Opens a course for reading; the line of audit is written in the same transaction.</summary>
public sealed class OpenCourse(ClinicDb db, CourseFiles files, ClinicKnowledge knowledge, ClinicDays days, TimeProvider clock)
{
    public Task<CourseView?> RunAsync(Id<CourseRow> id, string why, CancellationToken cancel) => Read(id, why, () => ViewAsync(id, cancel), cancel);

    internal async Task<CourseView?> ViewAsync(Id<CourseRow> id, CancellationToken cancel) =>
        await files.FindAsync(id, cancel) is { } file ? View(file, await db.TodayAsync(cancel)) : null;

    internal CourseView View(CourseFile file, DateOnly today)
    {
        var next = NextSession.Window(file.SoFar, knowledge.Courses, days, today);
        var plan = Planner.Continue(file.SoFar, knowledge.Courses, days, today);
        return new()
        {
            File = file,
            Indication = knowledge.Indications.Find(file.Course.Indication),
            Protocol = knowledge.Courses.Protocols.Find(file.Course.Protocol),
            Rule = knowledge.Courses.RuleFor(file.Course.Modality, file.Course.Express),
            Next = next,
            Plan = plan,
            Consent = next is Next.Due due ? file.ConsentFor(due.Number, clock.GetUtcNow()) : null,
            Due = Schedule(file, plan, today),
            Today = today,
        };
    }

    IReadOnlyList<DueMeasure> Schedule(CourseFile file, CoursePlan plan, DateOnly today)
    {
        var known = plan.Measures.Where(id => knowledge.Measures.Any(m => m.Id == id)).ToList();
        var written = file.Planned.Where(p => p.State == PlannedStates.Planned && file.Sessions.All(s => s.Number != p.Number)).Select(p => new CourseDay(p.Number, p.OnDay, Held: false));
        var held = file.Sessions.Select(s => new CourseDay(s.Number, s.OnDay, Held: true));
        return OutcomeSchedule.For(file.Course.Sessions, held.Concat(written).DistinctBy(d => d.Session), known, file.Measurements, today);
    }

    async Task<CourseView?> Read(Id<CourseRow> id, string why, Func<Task<CourseView?>> read, CancellationToken cancel)
    {
        // Whose course it is becomes known by reading it; the line still stands in the same transaction.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await read() is not { } view)
            return null;
        db.Note(new(AuditKind.Read, "course", id.Value, view.File.Patient.Id, why));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return view;
    }
}
