using Carboxy.Work.Booking;

namespace Carboxy.Work.Messages;

/// <summary>What a patient has to be told of their visits: how they stand, and when nobody expects them any more.</summary>
/// <param name="Template">Which words tell it.</param>
/// <param name="Visits">The visits to come, in order.</param>
/// <param name="Gone">Visits that the patient knows of and that are not at that time any more.</param>
/// <param name="Withdrawn">Bookings that the patient's calendar knows of and that are no more.</param>
sealed record VisitNews(string Template, IReadOnlyList<VisitThen> Visits, IReadOnlyList<VisitThen> Gone, IReadOnlyList<VisitThen> Withdrawn)
{
    /// <summary>The news between what the patient knows and what is; null where there are none.</summary>
    public static VisitNews? Between(IReadOnlyList<VisitThen> known, IReadOnlyList<VisitThen> stands, DateTimeOffset now, ClinicCalendar clock)
    {
        List<VisitThen> before = [.. known.Where(Coming)], after = [.. stands.Where(Coming)];
        var taken = after.Select(v => v.When).ToHashSet();
        var nowOf = stands.ToDictionary(v => v.Booking);
        // Whoever has arrived, or did not come, is told nothing of that visit.
        List<VisitThen> gone = [.. before.Where(v => !taken.Contains(v.When) && nowOf[v.Booking] is { State: not (BookingState.Arrived or BookingState.Done or BookingState.NoShow) })];
        List<VisitThen> withdrawn = [.. before.Select(v => nowOf[v.Booking]).Where(v => v.State is BookingState.Cancelled or BookingState.Displaced or BookingState.Expired)];
        var old = before.ToLookup(v => v.When);
        var other = after.Where(v => old[v.When].All(o => o.Practitioner != v.Practitioner)).ToList();
        if (gone.Count == 0 && other.Count == 0)
            return null;
        var onlyMore = gone.Count == 0 && other.TrueForAll(v => !old[v.When].Any());
        return new(after.Count == 0 ? "cancelled" : onlyMore ? "booked" : "changed", after, gone, withdrawn);

        bool Coming(VisitThen visit) => visit.IsComing && clock.InstantOf(visit.At.Day, visit.At.Start) > now;
    }
}
