using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>Says that a visit is confirmed, that the patient is here, or did not come. A place that was free again is taken anew, if it still is.</summary>
public sealed class ChangeBookingState(Acting acting, Calendars calendars, GroupCommit writer, TimeProvider clock)
{
    public Task<CourseBooked> RunAsync(string submission, Id<BookingRow> booking, int version, BookingState to, string? reason, CancellationToken cancel) =>
        writer.RunAsync(acting, turn => DecideAsync(turn, submission, booking, version, to, reason), cancel);

    async Task<Written<CourseBooked>> DecideAsync(ClinicDb db, string submission, Id<BookingRow> id, int version, BookingState to, string? reason)
    {
        var cancel = CancellationToken.None; // the turn belongs to others too
        if (await BookingActs.MadeBeforeAsync(db, submission, cancel) is { } made)
            return new(made, Keep: false);
        if (await db.Bookings.SingleOrDefaultAsync(b => b.Id == id, cancel) is not { } row)
            return new(new CourseBooked.Gone(), Keep: false);
        var acts = new BookingActs(db, await calendars.ReadAsync(db, cancel), clock.GetUtcNow());
        var count = await acts.CountAsync(row.CourseId, row.PatientId, cancel);
        if (row.Version != version)
            return new(new CourseBooked.Stale(count.Version), Keep: false);
        if (!row.State.MayBecome(to))
            return Refused(new($"Из состояния «{NameOf(row.State).Ru}» нельзя перейти в «{NameOf(to).Ru}». Обновите страницу.", $"A visit that is \"{NameOf(row.State).En}\" cannot become \"{NameOf(to).En}\". Reload the page."));
        if (!row.State.Occupies() && await TakenByAnotherAsync(db, row, cancel))
            return Refused(new($"Сеанс {row.Number} уже записан на другое время. Отметьте ту запись.", $"Session {row.Number} has another place by now. Mark that one."));

        if (row.State.Occupies() && !to.Occupies())
            await Ticks.GiveBackAsync(db, [row.Id], cancel);
        else if (!row.State.Occupies())
        {
            List<Want> wants = [.. Occupied.By(row).Select(o => new Want(row.Id, row.Number, Firm: true, o))];
            if (!await Ticks.TakeAsync(db, wants, cancel))
                return new(new CourseBooked.Taken(Clash.Of(await Ticks.WhoHasAsync(db, wants, cancel), row.PatientId)), Keep: false);
        }

        BookingActs.Put(row, to, reason);
        var kept = await acts.AddAsync(BookingActKind.State, count, [row], [], reason, submission, cancel);
        await db.SaveChangesAsync(cancel);
        return new(kept, Keep: true);
    }

    static async Task<bool> TakenByAnotherAsync(ClinicDb db, BookingRow row, CancellationToken cancel) =>
        await db.Bookings.AnyAsync(b => b.CourseId == row.CourseId && b.Number == row.Number && b.Id != row.Id && BookingStates.Occupying.Contains(b.State), cancel);

    static Written<CourseBooked> Refused(Text why) => new(new CourseBooked.Refused([new(why)]), Keep: false);

    public static Text NameOf(BookingState state) => state switch
    {
        BookingState.Held => new("придержано", "held"),
        BookingState.Booked => new("записан", "booked"),
        BookingState.Confirmed => new("подтверждён", "confirmed"),
        BookingState.Arrived => new("пришёл", "arrived"),
        BookingState.Done => new("проведён", "done"),
        BookingState.NoShow => new("не пришёл", "no show"),
        BookingState.Cancelled => new("отменён", "cancelled"),
        BookingState.Displaced => new("вытеснен", "displaced"),
        BookingState.Expired => new("истёк", "run out"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
    };
}
