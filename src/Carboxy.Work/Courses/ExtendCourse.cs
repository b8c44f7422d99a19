using Carboxy.Courses;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Courses;

/// <summary>What came of asking for more sessions.</summary>
public abstract record CourseExtended
{
    public sealed record Kept(int Sessions) : CourseExtended;

    public sealed record Refused(IReadOnlyList<Refusal> Refusals) : CourseExtended;

    /// <summary>Somebody else saved the course first; look at it again.</summary>
    public sealed record Conflict : CourseExtended;

    public sealed record Gone : CourseExtended;
}

/// <summary>Plans more sessions of a running course: beyond the usual number only after a measurement and a renewed consent (C-03).</summary>
public sealed class ExtendCourse(ClinicDb db, CourseFiles files, ClinicKnowledge knowledge, ClinicDays days, TimeProvider clock)
{
    public async Task<CourseExtended> RunAsync(Id<CourseRow> id, int version, int sessions, CancellationToken cancel)
    {
        if (await files.FindAsync(id, cancel) is not { } file)
            return new CourseExtended.Gone();
        if (file.Version == version + 1 && file.Course.Sessions == sessions)
            return new CourseExtended.Kept(sessions); // the same form twice
        if (file.Version != version)
            return new CourseExtended.Conflict();

        var physician = await db.ActingAsync(Roles.Physician, cancel);
        var decided = LongerCourse.Decide(file.Course, sessions, await GroundsAsync(file, cancel), physician, file.Held, knowledge.Courses);
        if (decided is not LongerCourse.Extended { Course: var longer })
            return new CourseExtended.Refused(((LongerCourse.Refused)decided).Refusals);

        var row = await db.Courses.SingleAsync(c => c.Id == id, cancel);
        row.Sessions = sessions;
        new CourseKeeping(db, clock).Keep(row, longer with { State = CourseState.Open }, file.Version);
        await new CourseDates(db, knowledge, days).RenewAsync(file with { Course = longer with { State = CourseState.Open } }, await db.TodayAsync(cancel), cancel);
        db.Note(new(AuditKind.Change, "course", id.Value, file.Patient.Id, "extend"));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.IsTaken)
        {
            return new CourseExtended.Conflict();
        }

        return new CourseExtended.Kept(sessions);
    }

    /// <summary>The latest measurement, and the latest standing consent to the sessions beyond the usual number.</summary>
    async Task<Extension?> GroundsAsync(CourseFile file, CancellationToken cancel)
    {
        var usual = knowledge.Courses.RuleFor(file.Course.Modality, file.Course.Express).Sessions.Value.To;
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == db.Clinic, cancel);
        var renewed = file.Consents.Select(file.AsConsent).FirstOrDefault(c => c.FirstSession > usual && c.StandsAt(clock.GetUtcNow()));
        return renewed is not null && file.Measurements.Count > 0 ? new(file.Measurements[^1].On, clinic.DayOf(renewed.SignedAt)) : null;
    }
}
