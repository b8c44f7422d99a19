using Carboxy.Booking;

namespace Carboxy.Work.Booking;

/// <summary>
/// The clinic's calendar kept in memory between requests, with the start masks that the solver needs: firm bookings are taken out, each change
/// touches only its own resources and days. Nothing of a patient is in it. One request uses it at a time.
/// </summary>
sealed class StandingCalendar
{
    /// <summary>So many kinds of sessions keep their masks; a kind takes a few megabytes in a clinic of a hundred resources.</summary>
    const int MostKept = 24;

    int passed;

    public StandingCalendar(CalendarBasis basis, IEnumerable<Occupied> firm, long sequence)
    {
        (Basis, Sequence, Calendar) = (basis, sequence, new(basis.Problem));
        Board = new(Calendar);
        foreach (var taken in firm)
            Take(taken);
    }

    public CalendarBasis Basis { get; }

    public Calendar Calendar { get; }

    /// <summary>Finds whole courses in it; its memory serves one question after the other.</summary>
    public OfferBoard Board { get; }

    /// <summary>The last line of audit whose change is in it.</summary>
    public long Sequence { get; private set; }

    /// <summary>The day up to which it has passed.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>Whether so early a moment can still be asked about: what has passed is not kept.</summary>
    public bool Reaches(DateOnly day, int minute) => Tick.Of(day, minute) + 1 >= passed;

    public void Apply(BookingNews news)
    {
        foreach (var act in news.Acts)
        {
            // First all that is given back, then all that is taken: two sessions of one act may have changed places.
            foreach (var freed in act.Freed)
                Free(freed);
            foreach (var taken in act.Taken)
                Take(taken);
        }

        Sequence = Math.Max(Sequence, news.Sequence);
        if (Calendar.Kept > MostKept)
            Calendar.Forget();
    }

    /// <summary>What has passed of today is nobody's any more.</summary>
    public void Pass(DateOnly day, int minute)
    {
        Today = day;
        var now = Tick.Of(day, minute + Tick.Minutes - 1);
        if (now <= passed)
            return;
        var from = Math.Max(passed, Tick.Of(day, 0));
        for (var r = 0; r < Basis.Problem.Resources.Count && from < now; r++)
            Calendar.Set(r, new(Basis.DayOf(day), Tick.MinuteOf(from), Tick.MinuteOf(now - 1) + Tick.Minutes), isFree: false);
        passed = now;
    }

    /// <summary>Asks as if these stretches were free, where the resources are at work, and puts everything back.</summary>
    public T Without<T>(IEnumerable<Occupied> own, Func<T> ask)
    {
        var freed = own.SelectMany(OpenSlots).Where(slot => !Calendar.IsFree(slot.Resource, slot.Slot.Day, Calendar.Grid.BitOf(slot.Slot.From))).ToList();
        foreach (var (resource, slot) in freed)
            Calendar.Set(resource, slot, isFree: true);
        try
        {
            return ask();
        }
        finally
        {
            foreach (var (resource, slot) in freed)
                Calendar.Set(resource, slot, isFree: false);
        }
    }

    void Take(Occupied what)
    {
        if (Number(what) is { } resource)
            Calendar.Set(resource, CalendarBasis.Interval(Basis.DayOf(what.Day), what.Part), isFree: false);
    }

    void Free(Occupied what)
    {
        foreach (var (resource, slot) in OpenSlots(what))
            Calendar.Set(resource, slot, isFree: true);
    }

    /// <summary>The slots of a stretch in which its resource is at work and that have not passed.</summary>
    IEnumerable<(int Resource, DayInterval Slot)> OpenSlots(Occupied what)
    {
        if (Number(what) is not { } resource)
            yield break;
        var open = Basis.Hours.On(new(what.Resource), what.Day);
        for (var minute = what.Part.From; minute < what.Part.To; minute += Tick.Minutes)
        {
            if (Tick.Of(what.Day, minute) >= passed && open.Any(o => o.From <= minute && minute < o.To))
                yield return (resource, new(Basis.DayOf(what.Day), minute, minute + Tick.Minutes));
        }
    }

    int? Number(Occupied what) => what.Day >= Basis.From && what.Day <= Basis.To ? Basis.NumberOf(what.Resource) : null;
}
