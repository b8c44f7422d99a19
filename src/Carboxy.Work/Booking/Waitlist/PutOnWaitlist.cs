using Carboxy.Work.Audit;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>What came of asking to wait.</summary>
public abstract record WaitlistPut
{
    public sealed record Kept(Id<WaitlistEntry> Entry) : WaitlistPut;

    public sealed record Refused(IReadOnlyList<Obstacle> Obstacles) : WaitlistPut;

    /// <summary>There is no such course.</summary>
    public sealed record Gone : WaitlistPut;
}

/// <summary>Puts a course on the waitlist: for any place where its next session has none, for an earlier one where it has. A new entry stands in the stead of an older one.</summary>
public sealed class PutOnWaitlist(ClinicDb db)
{
    public async Task<WaitlistPut> RunAsync(string submission, Id<CourseRow> id, BookingWish wish, DateOnly? until, CancellationToken cancel)
    {
        if (await db.MadeAlreadyAsync(submission, cancel) is { } made)
            return new WaitlistPut.Kept(new(made));
        if (await db.Courses.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } course)
            return new WaitlistPut.Gone();
        var today = await db.TodayAsync(cancel);
        if (Against(course, wish, until, today).ToList() is { Count: > 0 } against)
            return new WaitlistPut.Refused(against);

        var entry = new WaitlistEntry
        {
            Id = Id<WaitlistEntry>.New(db.Now), CourseId = id, PatientId = course.PatientId, At = db.Now, Actor = db.Actor.Code,
            Weekdays = string.Concat(wish.Weekdays.Distinct().Order().Select(d => (int)d)), Time = wish.Time, PractitionerId = wish.Practitioner,
            NotBefore = wish.NotBefore, UntilDay = until, BeforeDay = await Waitlists.NextDayAsync(db, id, cancel),
        };
        foreach (var older in await Waitlists.Standing(db, today).Where(e => e.CourseId == id).ToListAsync(cancel))
            Waitlists.End(db, older.Id, WaitlistEndReason.Replaced, db.Now);
        db.WaitlistEntries.Add(entry);
        db.Note(new(AuditKind.Create, "waitlist_entry", entry.Id.Value, course.PatientId));
        return new WaitlistPut.Kept(await db.SaveOnceAsync(submission, "waitlist_entry", entry.Id.Value, cancel) is { } twin ? new(twin) : entry.Id);
    }

    static IEnumerable<Obstacle> Against(CourseRow course, BookingWish wish, DateOnly? until, DateOnly today)
    {
        if (course.State != "open")
            yield return new(new("Курс завершён, ждать нечего.", "The course has ended; there is nothing to wait for."));
        if (until < today)
            yield return new(new("Срок ожидания уже прошёл. Выберите день впереди.", "The last day to wait has passed. Choose a day to come."));
        if (until < wish.NotBefore)
            yield return new(new("Ждать до дня, раньше которого пациент не может, нельзя.", "The wait ends before the patient can come at all."));
    }
}

/// <summary>Ends a wait, because the patient waits no more.</summary>
public sealed class LeaveWaitlist(ClinicDb db)
{
    /// <summary>True where the entry stands no more, also if somebody else was faster; false where there is none.</summary>
    public async Task<bool> RunAsync(Id<WaitlistEntry> id, CancellationToken cancel)
    {
        if (await db.WaitlistEntries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancel) is not { } entry)
            return false;
        if (await db.WaitlistEnds.AnyAsync(x => x.EntryId == id, cancel))
            return true;
        Waitlists.End(db, id, WaitlistEndReason.Withdrawn, db.Now);
        db.Note(new(AuditKind.Change, "waitlist_entry", id.Value, entry.PatientId, "withdrawn"));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsTaken)
        {
            db.ChangeTracker.Clear();
        }

        return true;
    }
}
