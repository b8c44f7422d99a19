using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Carboxy.Work.Sessions;

namespace Carboxy.Work.Messages;

/// <summary>
/// Puts messages beside what they speak of, into the same save: what is refused says nothing, what is kept is said. It
/// only adds rows, so that nobody who writes ever waits for somebody who sends.
/// </summary>
static class Outbox
{
    /// <summary>So long the desk can undo what it did before anybody hears of it.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(3);

    /// <summary>An act that changes what the patient has to know. Soft holds come and go without a word.</summary>
    public static void Add(ClinicDb db, BookingAct act)
    {
        if (act.Kind is BookingActKind.Book or BookingActKind.Move or BookingActKind.Rebook or BookingActKind.Cancel)
            db.Messages.Add(new()
            {
                Id = Id<MessageRow>.New(act.At), PatientId = act.PatientId, Kind = MessageKind.Booking, About = $"act:{act.Id}", CourseId = act.CourseId, FromVersion = act.Version - 1,
                DueAt = act.At + Grace, State = MessageState.Waiting, Attempts = 0, CreatedAt = act.At,
            });
    }

    /// <summary>So long after a session its patient is asked how they are; a day later nobody asks any more.</summary>
    public static readonly TimeSpan CheckUpAfter = TimeSpan.FromHours(24);

    /// <summary>Asks the patient of a signed session how they are. It belongs to the advice after a session: who wants none gets none.</summary>
    public static void AddCheckUp(ClinicDb db, SessionRow session, DateTimeOffset now) => db.Messages.Add(new()
    {
        Id = Id<MessageRow>.New(now), PatientId = session.PatientId, Kind = MessageKind.Aftercare, About = $"{MessageRow.CheckUpAbout}{session.Id}", CourseId = session.CourseId, SessionId = session.Id,
        DueAt = now + CheckUpAfter, State = MessageState.Waiting, Attempts = 0, CreatedAt = now,
    });

    /// <summary>A session was signed.</summary>
    public static void Add(ClinicDb db, SessionRow session, DateTimeOffset now) => db.Messages.Add(new()
    {
        Id = Id<MessageRow>.New(now), PatientId = session.PatientId, Kind = MessageKind.Aftercare, About = $"session:{session.Id}", CourseId = session.CourseId, SessionId = session.Id,
        DueAt = now + Grace, State = MessageState.Waiting, Attempts = 0, CreatedAt = now,
    });
}
