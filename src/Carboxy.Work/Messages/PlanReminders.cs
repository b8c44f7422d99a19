using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Messages;

/// <summary>
/// Puts reminders of near visits into the outbox, each visit at its time once. A visit that moves gets new ones; the old are
/// dropped when their time comes. Running it twice, or on two machines at once, does no harm.
/// </summary>
public sealed class PlanReminders(ClinicDb db, Acting acting, Calendars calendars, GroupCommit writer, TimeProvider clock)
{
    /// <summary>How long before a visit the first reminder goes out (house default).</summary>
    public static readonly TimeSpan Days = TimeSpan.FromHours(48);

    public static readonly TimeSpan Hours = TimeSpan.FromHours(3);

    /// <summary>Looks so far ahead; quiet hours may bring a reminder forward by a night.</summary>
    const int DaysAhead = 4;

    static readonly BookingState[] Firm = [BookingState.Booked, BookingState.Confirmed];

    /// <summary>How many were put in.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        if ((await MissingAsync(db, cancel)).Count == 0)
            return 0;
        return await writer.RunAsync(acting, async turn =>
        {
            var missing = await MissingAsync(turn, CancellationToken.None);
            turn.Messages.AddRange(missing);
            await turn.SaveChangesAsync(CancellationToken.None);
            return new Written<int>(missing.Count, Keep: missing.Count > 0);
        }, cancel);
    }

    async Task<List<MessageRow>> MissingAsync(ClinicDb look, CancellationToken cancel)
    {
        var (now, wall) = (clock.GetUtcNow(), (await calendars.ReadAsync(look, cancel)).Clock);
        var (settings, _) = await KeepMessageSettings.ReadAsync(look, cancel);
        var today = wall.LocalOf(now).Day;
        var until = today.AddDays(DaysAhead);
        var visits = await look.Bookings.AsNoTracking().Where(b => b.OnDay >= today && b.OnDay <= until && Firm.Contains(b.State))
            .Select(b => new
            {
                Booking = b,
                PlacedAt = look.BookingVersions.Where(v => v.BookingId == b.Id)
                    .Join(look.BookingActs.Where(a => a.Kind == BookingActKind.Book || a.Kind == BookingActKind.Move || a.Kind == BookingActKind.Rebook), v => v.ActId, a => a.Id, (v, a) => (DateTimeOffset?)a.At).Max(),
            }).ToListAsync(cancel);
        List<MessageRow> due =
        [
            .. from visit in visits
               let start = wall.InstantOf(visit.Booking.OnDay, visit.Booking.StartMinute)
               from reminder in new[] { (MessageKind.ReminderDays, At: settings.Quiet.After(start - Days, wall)), (MessageKind.ReminderHours, At: settings.Quiet.Before(start - Hours, wall)) }
               // Who books later than that has just heard of the visit.
               where (visit.PlacedAt is not { } placed || placed < reminder.At) && reminder.At < start && now < start
               select Reminder(reminder.Item1, visit.Booking, reminder.At, now),
        ];
        var about = due.ConvertAll(d => d.About);
        var there = (await look.Messages.AsNoTracking().Where(m => about.Contains(m.About)).Select(m => new { m.Kind, m.About }).ToListAsync(cancel)).Select(m => (m.Kind, m.About)).ToHashSet();
        return [.. due.Where(d => !there.Contains((d.Kind, d.About)))];
    }

    static MessageRow Reminder(MessageKind kind, BookingRow visit, DateTimeOffset at, DateTimeOffset now) => new()
    {
        Id = Id<MessageRow>.New(now), PatientId = visit.PatientId, Kind = kind, About = AboutOf(visit), CourseId = visit.CourseId, BookingId = visit.Id,
        DueAt = at, State = MessageState.Waiting, Attempts = 0, CreatedAt = now,
    };

    /// <summary>A visit at its time; at another time it is another one.</summary>
    internal static string AboutOf(BookingRow visit) => $"visit:{visit.Id}:{visit.OnDay:yyyy-MM-dd}:{visit.StartMinute}";
}
