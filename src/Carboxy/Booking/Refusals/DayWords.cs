namespace Carboxy.Booking;

/// <summary>Says a set of days as briefly as it can be said: every day, on Tuesdays, or by their dates.</summary>
sealed class DayWords(DateOnly start, IReadOnlyList<int> considered)
{
    const int MostDates = 4;

    public Text Date(int day) => Days.Show(start.AddDays(day));

    public Text Say(IReadOnlyList<int> days)
    {
        if (days.Count > 2 && days.Count == considered.Count)
            return new($"каждый день с {Date(days[0]).Ru} по {Date(days[^1]).Ru}", $"every day from {Date(days[0]).En} to {Date(days[^1]).En}");
        var (ru, en, loose) = (new List<string>(), new List<string>(), new List<int>());
        foreach (var weekday in days.GroupBy(d => d % 7).OrderBy(g => g.Key))
        {
            if (weekday.Count() > 1 && weekday.Count() == considered.Count(d => d % 7 == weekday.Key))
            {
                ru.Add(Weekdays.On(weekday.Key).Ru);
                en.Add(Weekdays.On(weekday.Key).En);
            }
            else
                loose.AddRange(weekday);
        }

        var runs = Runs(loose);
        foreach (var (first, last) in runs.Take(MostDates))
        {
            ru.Add(first == last ? Date(first).Ru : $"{Date(first).Ru}–{Date(last).Ru}");
            en.Add(first == last ? Date(first).En : $"{Date(first).En} to {Date(last).En}");
        }

        if (runs.Count > MostDates)
        {
            var more = runs.Skip(MostDates).Sum(run => run.Last - run.First + 1);
            ru.Add($"ещё {Days.Count(more).Ru}");
            en.Add($"{Days.Count(more).En} more");
        }

        return new(string.Join(", ", ru), string.Join(", ", en));
    }

    /// <summary>Days that follow each other as one stretch.</summary>
    static List<(int First, int Last)> Runs(IEnumerable<int> days)
    {
        var runs = new List<(int First, int Last)>();
        foreach (var day in days.Order())
        {
            if (runs is [.., var (first, last)] && last == day - 1)
                runs[^1] = (first, day);
            else
                runs.Add((day, day));
        }

        return runs;
    }
}
