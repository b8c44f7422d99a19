using System.Collections.Concurrent;
using System.Threading.Channels;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>
/// Keeps each clinic's calendar ready for questions: one for each core, so that nobody waits long. Before each question it asks the database what is
/// new, so that it is as fresh as if it had been read then, also where another program wrote.
/// </summary>
public sealed class StandingCalendars(ClinicStore store, Calendars calendars, ClinicKnowledge knowledge, TimeProvider clock)
{
    static readonly int Copies = Math.Clamp(Environment.ProcessorCount, 1, 4);

    readonly ConcurrentDictionary<Id<Clinic>, Lazy<Task<Shelf>>> shelves = new();

    /// <summary>Asks the calendar as it stands now. Not within a transaction.</summary>
    internal async Task<T> AskAsync<T>(ClinicDb db, Func<StandingCalendar, T> ask, CancellationToken cancel)
    {
        while (true)
        {
            var lazy = shelves.GetOrAdd(db.Clinic, clinic => new(() => LoadAsync(clinic)));
            var shelf = await LoadedAsync(db.Clinic, lazy, cancel);
            var calendar = await shelf.Reader.ReadAsync(cancel);
            var sound = true;
            try
            {
                var news = await BookingNews.ReadAsync(db, calendar.Sequence, cancel);
                var (day, minute) = calendar.Basis.Hours.Clock.LocalOf(clock.GetUtcNow());
                if (calendar.Basis.Holds(news.Mark, news.Zone, day) && calendar.Reaches(day, minute))
                {
                    sound = false; // until it is known that nothing was left half done
                    calendar.Apply(news);
                    calendar.Pass(day, minute);
                    var answer = ask(calendar);
                    sound = true;
                    return answer;
                }

                shelves.TryRemove(new(db.Clinic, lazy));
            }
            finally
            {
                if (!sound)
                    shelves.TryRemove(new(db.Clinic, lazy));
                shelf.Writer.TryWrite(calendar);
            }
        }
    }

    async Task<Shelf> LoadedAsync(Id<Clinic> clinic, Lazy<Task<Shelf>> lazy, CancellationToken cancel)
    {
        try
        {
            return await lazy.Value.WaitAsync(cancel);
        }
        catch when (lazy.Value.IsFaulted)
        {
            shelves.TryRemove(new(clinic, lazy)); // whoever comes next tries again
            throw;
        }
    }

    /// <summary>Reads everything once. What is written meanwhile is applied once more by the first question, which does no harm.</summary>
    async Task<Shelf> LoadAsync(Id<Clinic> clinic)
    {
        var cancel = CancellationToken.None; // others wait for it too
        await using var db = store.Open(new(clinic, new Actor.Program("calendar")), clock);
        var sequence = (await BookingNews.ReadAsync(db, long.MaxValue, cancel)).Sequence;
        var hours = await calendars.ReadAsync(db, cancel);
        var basis = new CalendarBasis(hours, hours.Clock.LocalOf(clock.GetUtcNow()).Day, knowledge);
        var firm = await FirmAsync(db, basis, cancel);
        var shelf = new Shelf();
        for (var i = 0; i < Copies; i++)
            shelf.Writer.TryWrite(new(basis, firm, sequence));
        return shelf;
    }

    static async Task<List<Occupied>> FirmAsync(ClinicDb db, CalendarBasis basis, CancellationToken cancel)
    {
        var steps = new Dictionary<string, IReadOnlyList<PlacedStep>>(StringComparer.Ordinal); // a year of bookings has few kinds
        var rows = await db.Bookings.AsNoTracking().Where(b => b.OnDay >= basis.From && b.OnDay <= basis.To && BookingStates.Firm.Contains(b.State))
            .Select(b => new { b.OnDay, b.StartMinute, b.PractitionerId, b.RoomId, b.DeviceId, b.Steps }).ToListAsync(cancel);
        return [.. rows.SelectMany(row => Occupied.OfResources(new()
        {
            Number = 0, Template = "", Day = row.OnDay, StartMinute = row.StartMinute, Practitioner = row.PractitionerId, Room = row.RoomId, Device = row.DeviceId,
            Steps = steps.TryGetValue(row.Steps, out var known) ? known : steps[row.Steps] = PlacedStep.Read(row.Steps),
        }))];
    }

    /// <summary>The calendars of one clinic that nobody uses at the moment.</summary>
    sealed class Shelf
    {
        readonly Channel<StandingCalendar> idle = Channel.CreateUnbounded<StandingCalendar>();

        public ChannelReader<StandingCalendar> Reader => idle.Reader;

        public ChannelWriter<StandingCalendar> Writer => idle.Writer;
    }
}
