using System.Text.Json;

namespace Carboxy.Booking;

/// <summary>Reads times and stretches of time. A million bookings pass through here, so that a place is made only for a fault.</summary>
sealed class TimeReader(int days, int slot)
{
    const int MinutesADay = 1440;

    /// <summary>Stretches of days, <c>[day, from, to]</c> each.</summary>
    /// <param name="apart">whether two of them may not overlap</param>
    public IReadOnlyList<DayInterval> Intervals(JsonSpot list, bool apart)
    {
        if (list.Value.ValueKind is not JsonValueKind.Array)
        {
            list.Expected(new("список отрезков [день, с, по]", "a list of stretches [day, from, to]"));
            return [];
        }

        var read = new List<DayInterval>(list.Value.GetArrayLength());
        var at = 0;
        foreach (var item in list.Value.EnumerateArray())
        {
            if (Numbers(item, 3) is not var (day, from, to))
                list.In(at, item).Expected(new("[день, с, по] целыми числами", "[day, from, to] in whole numbers"));
            else if (day < 0 || day >= days)
                list.In(at, item).Fault(new($"День {day} лежит вне дней 0–{days - 1}.", $"Day {day} lies outside days 0 to {days - 1}."), new("Исправьте день.", "Correct the day."));
            else if (Possible(list.In(at, item), from, to))
                read.Add(new(day, from, to));
            at++;
        }

        if (apart)
        {
            foreach (var (a, b) in Overlapping(read))
                list.Fault(new($"Отрезки пересекаются в день {a.Day}: {a.From}–{a.To} и {b.From}–{b.To}.", $"Stretches overlap on day {a.Day}: {a.From}-{a.To} and {b.From}-{b.To}."), new("Разделите или объедините их.", "Part them or join them."));
        }

        return read;
    }

    /// <summary>Stretches of time by weekday: <c>{"0": [[from, to], ...]}</c>.</summary>
    public WeekHours Week(JsonSpot spot)
    {
        var week = new Dictionary<int, IReadOnlyList<MinuteSpan>>();
        foreach (var (name, spans) in new JsonFields(spot).All)
        {
            if (name is not [>= '0' and <= '6'])
            {
                spans.Fault(new("Такого дня недели нет.", "There is no such weekday."), new("Дни недели: 0 (понедельник) – 6.", "Weekdays are 0 (Monday) to 6."));
                continue;
            }

            List<DayInterval> read = [];
            foreach (var item in spans.Items())
            {
                if (Numbers(item.Value, 2) is not var (from, to, _))
                    item.Expected(new("[с, по] целыми числами", "[from, to] in whole numbers"));
                else if (Possible(item, from, to))
                    read.Add(new(0, from, to));
            }

            foreach (var (a, b) in Overlapping(read))
                spans.Fault(new($"Часы пересекаются: {a.From}–{a.To} и {b.From}–{b.To}.", $"Hours overlap: {a.From}-{a.To} and {b.From}-{b.To}."), new("Разделите или объедините их.", "Part them or join them."));
            week[name[0] - '0'] = [.. read.OrderBy(i => i.From).Select(i => new MinuteSpan(i.From, i.To))];
        }

        return new(week);
    }

    /// <summary>A time or a length in minutes, a multiple of the slot.</summary>
    public int Minutes(JsonSpot spot)
    {
        var minutes = spot.Whole(0, MinutesADay);
        if (minutes % slot != 0)
            NotWhole(spot, minutes);
        return minutes;
    }

    bool Possible(JsonSpot spot, int from, int to)
    {
        if (from < 0 || to > MinutesADay)
            spot.Fault(new($"Отрезок {from}–{to} выходит за сутки.", $"The stretch {from}-{to} leaves the day."), new("Время: 0–1440 минут; полночь пересекать нельзя.", "Times are 0 to 1440 minutes; nothing crosses midnight."));
        else if (from >= to)
            spot.Fault(new($"Отрезок {from}–{to} невозможен.", $"The stretch {from}-{to} is impossible."), new("Конец должен быть позже начала.", "Its end must be after its start."));
        else if (from % slot != 0 || to % slot != 0)
            NotWhole(spot, from % slot != 0 ? from : to);
        else
            return true;
        return false;
    }

    void NotWhole(JsonSpot spot, int minutes) =>
        spot.Fault(new($"{minutes} не делится на шаг сетки {slot}.", $"{minutes} is not a multiple of the slot, {slot}."), new("Округлите до шага.", "Round it to the slot."));

    static (int, int, int)? Numbers(JsonElement item, int count)
    {
        if (item.ValueKind is not JsonValueKind.Array || item.GetArrayLength() != count)
            return null;
        var third = 0;
        return item[0].ValueKind is JsonValueKind.Number && item[0].TryGetInt32(out var first)
            && item[1].ValueKind is JsonValueKind.Number && item[1].TryGetInt32(out var second)
            && (count < 3 || (item[2].ValueKind is JsonValueKind.Number && item[2].TryGetInt32(out third)))
            ? (first, second, third)
            : null;
    }

    static IEnumerable<(DayInterval, DayInterval)> Overlapping(List<DayInterval> intervals)
    {
        var sorted = intervals.OrderBy(i => i.Day).ThenBy(i => i.From).ToList();
        return sorted.Zip(sorted.Skip(1)).Where(pair => pair.First.Day == pair.Second.Day && pair.Second.From < pair.First.To);
    }
}
