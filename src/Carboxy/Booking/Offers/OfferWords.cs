namespace Carboxy.Booking;

/// <summary>Says how an offer differs from the best one.</summary>
static class OfferWords
{
    public static IReadOnlyList<Text> Differences(IReadOnlyList<BookedSession> plan, IReadOnlyList<BookedSession> best)
    {
        var (one, other, words) = (PlanTraits.Of(plan), PlanTraits.Of(best), new List<Text>());
        if (one.Practitioner != other.Practitioner)
            words.Add(new($"другой специалист: {one.Practitioner}", $"another practitioner: {one.Practitioner}"));
        if (one.Weekday != other.Weekday)
            words.Add(new($"в основном {Weekdays.On(one.Weekday).Ru}", $"mostly {Weekdays.On(one.Weekday).En}"));
        if (one.Part != other.Part)
            words.Add(Part(one.Part));
        if (one.FirstDay < other.FirstDay)
            words.Add(new($"начало раньше на {Days.Count(other.FirstDay - one.FirstDay).Ru}", $"begins {Days.Count(other.FirstDay - one.FirstDay).En} earlier"));
        if (one.FirstDay > other.FirstDay)
            words.Add(new($"начало позже на {Days.Count(one.FirstDay - other.FirstDay).Ru}", $"begins {Days.Count(one.FirstDay - other.FirstDay).En} later"));
        return words;
    }

    static Text Part(PartOfDay part) => part switch
    {
        PartOfDay.Morning => new("в основном утром", "mostly in the morning"),
        PartOfDay.Afternoon => new("в основном днём", "mostly in the afternoon"),
        _ => new("в основном вечером", "mostly in the evening"),
    };
}
