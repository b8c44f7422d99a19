using Carboxy.Courses;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Matters;

/// <summary>What came of an act on a matter.</summary>
public abstract record MatterSettled
{
    public sealed record Kept(MatterAct Act) : MatterSettled;

    /// <summary>Somebody has closed it already; their word stands.</summary>
    public sealed record Already(MatterAct Act) : MatterSettled;

    public sealed record Refused(Text Why) : MatterSettled;

    public sealed record Gone : MatterSettled;
}

/// <summary>
/// A physician writes down what was done about a matter, and closes it; a course that paused over it goes on or ends in the
/// same save. Anybody who treats may add a note.
/// </summary>
public sealed class SettleMatter(ClinicDb db, CourseFiles files, ClinicKnowledge knowledge, ClinicDays days, Calendars calendars, MoveExpectedDays expected, TimeProvider clock)
{
    const int Attempts = 5;

    public Task<MatterSettled> RunAsync(Id<Matter> id, MatterActKind kind, string? words, CancellationToken cancel) =>
        Again.WhenHinderedAsync(() => AgainstOthersAsync(id, kind, pauses: false, words?.Trim() ?? "", cancel), cancel);

    /// <summary>A physician pauses the course and gives its bookings back; the matter stays open until the course goes on or ends.</summary>
    public Task<MatterSettled> PauseAsync(Id<Matter> id, string? words, CancellationToken cancel) =>
        Again.WhenHinderedAsync(() => AgainstOthersAsync(id, MatterActKind.Noted, pauses: true, words?.Trim() ?? "", cancel), cancel);

    async Task<MatterSettled> AgainstOthersAsync(Id<Matter> id, MatterActKind kind, bool pauses, string words, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            try
            {
                return await TryAsync(id, kind, pauses, words, cancel);
            }
            catch (DbUpdateException e) when (attempt < Attempts && (e is DbUpdateConcurrencyException || e.IsTaken))
            {
                // Somebody wrote to the same matter or course at the same moment; it is read anew.
            }
        }
    }

    async Task<MatterSettled> TryAsync(Id<Matter> id, MatterActKind kind, bool pauses, string words, CancellationToken cancel)
    {
        if (await db.Matters.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancel) is not { } matter)
            return new MatterSettled.Gone();
        if (await db.ActingAsync(Roles.Physician, cancel) is null && (pauses || kind != MatterActKind.Noted || await db.ActingAsync(Roles.Practitioner, cancel) is null))
            return new MatterSettled.Refused(new("Закрывает задачу и останавливает курс только врач.", "Only a physician closes a task or pauses a course."));
        if (await db.MatterActs.AsNoTracking().FirstOrDefaultAsync(a => a.MatterId == id && a.Kind != MatterActKind.Noted, cancel) is { } closed)
            return new MatterSettled.Already(closed);
        if (words.Length == 0)
            return new MatterSettled.Refused(new("Напишите, что сделано или решено: без этого ничего не записывается.", "Write what was done or decided: nothing is recorded without it."));
        if (words.Length > MatterKeeping.LongestWords)
            return new MatterSettled.Refused(new($"Слишком длинно: не больше {MatterKeeping.LongestWords} знаков.", $"Too long: at most {MatterKeeping.LongestWords} characters."));
        if (await WithTheCourseAsync(matter, kind, pauses, words, cancel) is { } against)
            return new MatterSettled.Refused(against);

        var act = await MatterKeeping.ActAsync(db, matter, kind, words, cancel);
        await db.SaveChangesAsync(cancel);
        if (kind != MatterActKind.Noted)
            await expected.RunAsync(matter.PatientId);
        return new MatterSettled.Kept(act);
    }

    /// <summary>What the decision does to the course; why it cannot, or null.</summary>
    async Task<Text?> WithTheCourseAsync(Matter matter, MatterActKind kind, bool pauses, string words, CancellationToken cancel)
    {
        if (kind == MatterActKind.Noted && !pauses)
            return null;
        var file = matter.CourseId is { } course ? await files.FindAsync(course, cancel) : null;
        var paused = file?.Course.State == CourseState.Paused;
        switch (kind)
        {
            case MatterActKind.Noted:
                return await PauseAsync(matter, file, cancel);
            case MatterActKind.Settled:
                return paused && !await OthersAsync(matter, cancel) ? new("Курс на паузе из-за этой задачи. Решите: продолжить его или завершить.", "The course is paused over this. Decide: let it go on, or end it.") : null;
            case MatterActKind.Resumed when file is null:
            case MatterActKind.Ended when file is null:
                return new("С этой задачей не связан курс.", "No course stands behind this task.");
            case MatterActKind.Resumed:
                return await OthersAsync(matter, cancel)
                    ? new("По этому курсу открыты и другие задачи. Сначала закройте их, последней — эту.", "Other tasks of this course are open as well. Close them first, and this one last.")
                    : await new CoursePauses(db, knowledge, days, calendars, clock).ResumeAsync(file, await db.TodayAsync(cancel), cancel);
            default:
                return await EndAsync(file!, matter.Kind, words, cancel);
        }
    }

    async Task<Text?> PauseAsync(Matter matter, CourseFile? file, CancellationToken cancel)
    {
        if (file is null)
            return new("С этой задачей не связан курс.", "No course stands behind this task.");
        if (file.Running is not null)
            return new("Сейчас идёт сеанс этого курса. Закончите и подпишите его, потом решайте о курсе.", "A session of this course is under way. Finish and sign it, then decide on the course.");
        var today = await db.TodayAsync(cancel);
        var pause = new CoursePause(today, matter.Why, matter.Rules.Split(", ", StringSplitOptions.RemoveEmptyEntries));
        return file.Course.State == CourseState.Open && await new CoursePauses(db, knowledge, days, calendars, clock).PauseAsync(file, pause, number: 0, cancel)
            ? null
            : new("Курс сейчас не идёт: останавливать нечего.", "The course is not under way: there is nothing to pause.");
    }

    async Task<Text?> EndAsync(CourseFile file, MatterKind kind, string words, CancellationToken cancel)
    {
        var today = await db.TodayAsync(cancel);
        var why = kind == MatterKind.StoppedCheck ? EndReason.NewContraindication : EndReason.AdverseEvent;
        var next = NextSession.Window(file.SoFar, knowledge.Courses, days, today);
        var note = words.Length > StopCourse.LongestNote ? words[..StopCourse.LongestNote] : words;
        if (ShorterCourse.Decide(file.Course, next, file.Running is not null, new(today, why, note)) is not ShorterCourse.Stopped { Course: var stopped })
            return file.Course.State == CourseState.Stopped ? null : new("Этот курс сейчас завершить нельзя: идёт сеанс или сеансов впереди нет. Закройте задачу без решения о курсе.", "This course cannot be ended now: a session runs, or none lies ahead. Close the task without deciding on the course.");
        await new CourseEnding(db, knowledge, days, calendars, clock).StopAsync(file, stopped, today, cancel);
        return null;
    }

    /// <summary>Whether something else about the same course waits for a physician.</summary>
    Task<bool> OthersAsync(Matter matter, CancellationToken cancel) => db.Matters.AsNoTracking().AnyAsync(m =>
        m.CourseId == matter.CourseId && m.Id != matter.Id && m.Urgency != MatterUrgency.Routine && !db.MatterActs.Any(a => a.MatterId == m.Id && a.Kind != MatterActKind.Noted), cancel);
}
