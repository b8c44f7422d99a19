using Carboxy.Courses;
using Carboxy.Work.Audit;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Courses;

/// <summary>What came of choosing another day for the next session.</summary>
public abstract record SessionMoved
{
    public sealed record Kept(DateOnly On) : SessionMoved;

    /// <summary>Too early, or nothing is due; with every reason.</summary>
    public sealed record Refused(IReadOnlyList<Reason> Reasons) : SessionMoved;

    public sealed record Gone : SessionMoved;
}

/// <summary>
/// Writes another day down for the next session of a course; never one that comes too early. A booked session moves in the
/// calendar too, to the same time of that day, or stays where it is.
/// </summary>
public sealed class MoveSession(ClinicDb db, CourseFiles files, ClinicKnowledge knowledge, ClinicDays days, MoveBookings bookings, TimeProvider clock)
{
    public async Task<SessionMoved> RunAsync(Id<CourseRow> id, DateOnly day, CancellationToken cancel)
    {
        if (await files.FindAsync(id, cancel) is not { } file)
            return new SessionMoved.Gone();
        var today = await db.TodayAsync(cancel);
        if (NextSession.Window(file.SoFar, knowledge.Courses, days, today) is not Next.Due due)
            return new SessionMoved.Refused([new(new("В этом курсе больше нет сеансов, которые можно перенести.", "This course has no session left to move."), ["C-03"])]);
        if (due.Window.Refuse(day) is { Count: > 0 } early)
            return new SessionMoved.Refused(early);
        if (day < today || !days.IsOpen(day) || day > today.AddYears(1))
            return new SessionMoved.Refused([new(new("В этот день клиника не принимает. Выберите рабочий день в пределах года.", "The clinic does not receive patients on that day. Choose an open day within a year."), ["C-04"])]);

        if (await db.PlannedSessions.SingleOrDefaultAsync(s => s.CourseId == id && s.Number == due.Number, cancel) is not { } row)
            return new SessionMoved.Gone();
        if (await ComingBookings.OfSessionAsync(db, id, due.Number, cancel) is { } booked)
            return await MoveAsync(booked, day, cancel);
        (row.OnDay, row.State) = (day, PlannedStates.Planned);
        db.Note(new(AuditKind.Change, "planned_session", id.Value, file.Patient.Id, "move"));
        await db.SaveChangesAsync(cancel);
        return new SessionMoved.Kept(day);
    }

    async Task<SessionMoved> MoveAsync(BookingRow booked, DateOnly day, CancellationToken cancel)
    {
        var version = await db.CourseBookings.AsNoTracking().Where(c => c.CourseId == booked.CourseId).Select(c => c.Version).SingleAsync(cancel);
        return await bookings.RunAsync($"{Guid.CreateVersion7(clock.GetUtcNow())}", booked.CourseId, version, [SessionPlace.Of(booked) with { Day = day }], reason: null, cancel) switch
        {
            CourseBooked.Kept => new SessionMoved.Kept(day),
            CourseBooked.Refused refused => new SessionMoved.Refused([.. refused.Obstacles.Select(o => new Reason(o.Says, o.Sources.Count > 0 ? o.Sources : ["C-04"]))]),
            CourseBooked.Taken or CourseBooked.Stale => new SessionMoved.Refused([new(new("В этот день время сеанса уже занято. Выберите другой день или другое время на доске записи.", "The time of this session is taken on that day. Choose another day, or another time on the board."), ["C-04"])]),
            _ => new SessionMoved.Gone(),
        };
    }
}
