namespace Carboxy.Booking;

/// <summary>Fills an invented clinic with sessions of other patients until so much of the practitioners' time is taken.</summary>
static class ExistingBookings
{
    public static BookingProblem Fill(BookingProblem problem, double share, Random dice)
    {
        var calendar = new Calendar(problem);
        var practitioners = problem.Resources.Index().Where(r => r.Item.Kind == ResourceKind.Practitioner).Select(r => r.Index).ToArray();
        var open = problem.Resources.Select((_, r) => Enumerable.Range(0, problem.Days).Select(d => calendar.FreeSlots(r, d)).ToArray()).ToArray();
        var able = practitioners.ToDictionary(p => p, p => problem.Templates.Index().Where(t => problem.Resources[p].Fits(t.Item.Role("pr")!)).Select(t => t.Index).ToArray());
        foreach (var day in Enumerable.Range(0, problem.Days))
        {
            // Some days are fuller than others, and nobody's day is filled beyond what fits.
            var wanted = share + (dice.NextDouble() * 0.1) - 0.05;
            bool IsFull(int resource) => calendar.FreeSlots(resource, day) <= open[resource][day] * (1 - wanted);
            foreach (var practitioner in practitioners)
            {
                for (var misses = 0; misses < 20 && !IsFull(practitioner);)
                {
                    if (!calendar.TryOccupy(able[practitioner][dice.Next(able[practitioner].Length)], practitioner, day, dice.Next(4) == 0 ? dice.Next(calendar.Grid.Width) : 0))
                        misses++;
                }
            }

            // Rooms and devices serve others too, and are cleaned and mended.
            foreach (var other in Enumerable.Range(0, problem.Resources.Count).Except(practitioners))
            {
                for (var tries = 0; tries < 300 && !IsFull(other); tries++)
                    TakeFree(calendar, problem.Resources[other].Id, day, dice);
            }
        }

        return problem with { Resources = [.. problem.Resources.Select((resource, r) => resource with { Busy = [.. Enumerable.Range(0, problem.Days).SelectMany(d => Taken(calendar, resource, r, d))] })] };
    }

    static void TakeFree(Calendar calendar, string resource, int day, Random dice)
    {
        var (from, lasts) = (480 + (dice.Next(140) * 5), dice.Next(4, 16) * 5);
        var number = calendar.ResourceNumber(resource);
        for (var minute = from; minute < from + lasts; minute += 5)
        {
            if (!calendar.IsFree(number, day, calendar.Grid.BitOf(minute)))
                return;
        }

        calendar.Set(resource, new(day, from, from + lasts), isFree: false);
    }

    static IEnumerable<DayInterval> Taken(Calendar calendar, BookableResource resource, int number, int day)
    {
        foreach (var open in resource.Open.Where(o => o.Day == day))
        {
            var from = -1;
            for (var minute = open.From; minute <= open.To; minute += calendar.Grid.SlotMinutes)
            {
                var taken = minute < open.To && !calendar.IsFree(number, day, calendar.Grid.BitOf(minute));
                if (taken && from < 0)
                    from = minute;
                if (taken || from < 0)
                    continue;
                yield return new(day, from, minute);
                from = -1;
            }
        }
    }
}
