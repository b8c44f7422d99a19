using Carboxy.Sessions;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Materials;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;
using Refusal = Carboxy.Sessions.Refusal;

namespace Carboxy.Work.Sessions;

/// <summary>Keeps what is done in a session, one row an event; of two screens the second is told to look again.</summary>
public sealed class RunSession(ClinicDb db, ClinicKnowledge knowledge, Calendars calendars, SessionNews news, MoveExpectedDays expected, TimeProvider clock)
{
    /// <param name="form">The form's own id: sent twice, it is done once.</param>
    /// <param name="id">Which session.</param>
    /// <param name="seen">How many events the screen had seen.</param>
    /// <param name="command">What is done.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<SessionDone> RunAsync(Guid form, Id<SessionRow> id, int seen, SessionCommand command, CancellationToken cancel)
    {
        var done = await TryAsync(form, id, seen, command, cancel);
        return done is SessionDone.Moved && command.MayLag ? await TryAsync(form, id, null, command, cancel) : done;
    }

    async Task<SessionDone> TryAsync(Guid form, Id<SessionRow> id, int? seen, SessionCommand command, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } row || await SessionFiles.FindAsync(db, id, cancel) is not { } session)
            return new SessionDone.Gone();
        if (session.Events.Any(e => e.Id.Value == form))
            return new SessionDone.Kept(session);
        if ((seen is { } count && count != session.Events.Count) || row.Events != session.Events.Count)
            return new SessionDone.Moved();
        if (await ByAsync(cancel) is not { } by)
            return new SessionDone.Refused([new(new("Сеанс ведут врач или специалист.", "A physician or a practitioner runs a session."))]);
        if (command is SessionCommand.Sign && await Conflicts.CountAsync(db, id, cancel) is > 0 and var open)
            return new SessionDone.Refused([new(new($"Не решено расхождений: {open}. Решите их, потом подпишите.", $"Conflicts not settled: {open}. Settle them, then sign."))]);

        var moves = new SessionMoves(session, knowledge, new(new(form), by, clock.GetUtcNow()), await db.TodayAsync(cancel))
        {
            Shelf = command.Batches.Any() ? await ShelfFiles.MeaningAsync(db, command.Batches, cancel) : Carboxy.Materials.Shelf.Empty,
        };
        moves.Run(command);
        if (moves.Refusals.Count > 0)
            return new SessionDone.Refused(moves.Refusals);
        if (moves.Events.Count == 0)
            return new SessionDone.Kept(session); // nothing new was written
        var keeping = new SessionKeeping(db, knowledge, calendars, clock);
        await keeping.AddAsync(row, session.Events.Count, moves.Events, moves.Session, Word.Snake(moves.Events[0].What.GetType().Name), cancel);
        if (!await keeping.SaveAsync(cancel))
            return new SessionDone.Moved();
        news.Tell(id);
        if (command is SessionCommand.Sign && moves.Session.Reactions.Count > 0)
            await expected.RunAsync(row.PatientId);
        return new SessionDone.Kept(moves.Session);
    }

    async Task<Guid?> ByAsync(CancellationToken cancel) => await db.ActingAsync(Roles.Practitioner, cancel) ?? await db.ActingAsync(Roles.Physician, cancel);
}
