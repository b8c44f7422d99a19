using System.Globalization;
using System.Text.Json;

namespace Carboxy.Work.Booking;

/// <summary>A part of a day in minutes since midnight of the clinic's wall clock, the end left out.</summary>
public readonly record struct DayPart(int From, int To)
{
    public const int WholeDay = 1440;

    public override string ToString() => $"{Clock(From)}–{Clock(To)}";

    /// <summary>What is left of open parts when one part is taken away.</summary>
    internal static IEnumerable<DayPart> Without(IEnumerable<DayPart> parts, DayPart gone) => parts.SelectMany(p =>
        gone.To <= p.From || gone.From >= p.To
            ? (IEnumerable<DayPart>)[p]
            : new DayPart[] { new(p.From, Math.Min(p.To, gone.From)), new(Math.Max(p.From, gone.To), p.To) }.Where(left => left.From < left.To));

    internal static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}

/// <summary>The hours of a week; a weekday that is left out is free.</summary>
public sealed record Week(IReadOnlyDictionary<DayOfWeek, IReadOnlyList<DayPart>> Days)
{
    public IReadOnlyList<DayPart> On(DayOfWeek day) => Days.TryGetValue(day, out var parts) ? parts : [];

    /// <summary>The same hours on several weekdays.</summary>
    public static Week Of(IEnumerable<DayOfWeek> days, params IReadOnlyList<DayPart> parts) => new(days.ToDictionary(d => d, _ => parts));

    /// <summary>Where hours cannot be kept: outside the day, backwards, off the five minutes, or one over the other.</summary>
    public IReadOnlyList<Obstacle> Problems()
    {
        List<Obstacle> found = [];
        foreach (var (day, parts) in Days.OrderBy(d => ((int)d.Key + 6) % 7))
        {
            var name = new Text(CultureInfo.GetCultureInfo("ru-RU").DateTimeFormat.GetDayName(day), CultureInfo.GetCultureInfo("en-GB").DateTimeFormat.GetDayName(day));
            foreach (var part in parts.Where(p => p.From < 0 || p.To > DayPart.WholeDay || p.From >= p.To || p.From % Tick.Minutes != 0 || p.To % Tick.Minutes != 0))
                found.Add(new(new($"{name.Ru}: {part} — так работать нельзя. Часы идут вперёд, не выходят за сутки и кратны пяти минутам.", $"{name.En}: {part} cannot be. Hours run forwards, stay inside the day and are multiples of five minutes.")));
            foreach (var (one, next) in parts.OrderBy(p => p.From).Zip(parts.OrderBy(p => p.From).Skip(1)).Where(p => p.First.To > p.Second.From))
                found.Add(new(new($"{name.Ru}: {one} и {next} пересекаются. Соедините их или разведите.", $"{name.En}: {one} and {next} overlap. Join them or move them apart.")));
        }

        return found;
    }

    internal string Write() => JsonSerializer.Serialize(Days);

    internal static Week Read(string json) => new(JsonSerializer.Deserialize<Dictionary<DayOfWeek, IReadOnlyList<DayPart>>>(json)!);
}

/// <summary>Five minutes of the clinic's wall clock, counted from the first day of the calendar.</summary>
public static class Tick
{
    public const int Minutes = 5;

    const int PerDay = DayPart.WholeDay / Minutes;

    public static int Of(DateOnly day, int minute) => (day.DayNumber * PerDay) + (minute / Minutes);

    public static DateOnly DayOf(int tick) => DateOnly.FromDayNumber(tick / PerDay);

    public static int MinuteOf(int tick) => tick % PerDay * Minutes;
}
