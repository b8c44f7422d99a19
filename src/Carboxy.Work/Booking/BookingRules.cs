using Carboxy.Booking;
using System.Globalization;
using Carboxy.Courses;

namespace Carboxy.Work.Booking;

/// <summary>What must hold of a place before anybody asks whether it is free.</summary>
static class BookingRules
{
    /// <summary>Everything that stands against the places themselves: their steps, their resources, their hours.</summary>
    public static IEnumerable<Obstacle> OfPlaces(IReadOnlyList<SessionPlace> places, int sessions, OpenHours hours, DateTimeOffset now)
    {
        if (places.GroupBy(p => p.Number).FirstOrDefault(g => g.Count() > 1) is { } twice)
            yield return new(new($"Сеанс {twice.Key} указан дважды. Оставьте одно место.", $"Session {twice.Key} is named twice. Leave one place."));
        foreach (var place in places)
        {
            if (place.Number < 1 || place.Number > sessions)
                yield return new(new($"В курсе {sessions} сеансов, сеанса {place.Number} нет.", $"The course has {sessions} sessions; there is no session {place.Number}."));
            var shape = OfShape(place).ToList();
            foreach (var obstacle in shape.Count > 0 ? shape : [.. OfTime(place, hours, now)])
                yield return obstacle;
        }
    }

    /// <summary>Everything that stands against the days beside each other: the rest between two sessions, and the most in so many days.</summary>
    public static IEnumerable<Obstacle> OfDays(IReadOnlyDictionary<int, DateOnly> dayOf, IReadOnlySet<int> placed, CourseRule rule)
    {
        var days = dayOf.OrderBy(d => d.Key).ToList();
        foreach (var (before, after) in days.Zip(days.Skip(1)).Where(pair => placed.Contains(pair.First.Key) || placed.Contains(pair.Second.Key)))
        {
            var (gap, least) = (after.Value.DayNumber - before.Value.DayNumber, rule.MinimumGap.Value * (after.Key - before.Key));
            if (gap < least)
                yield return new(new(
                    $"Сеанс {after.Key} — {Ru(after.Value)}: {gap} дн. после сеанса {before.Key}, нужно не меньше {least}. Первый допустимый день — {Ru(before.Value.AddDays(least))}.",
                    $"Session {after.Key} on {En(after.Value)} is {gap} days after session {before.Key}; the minimum is {least}. The first allowed day is {En(before.Value.AddDays(least))}."),
                    rule.MinimumGap.Sources);
        }

        if (rule.AtMost is not { Value: var crowd } most)
            yield break;
        var order = dayOf.Values.Order().ToList();
        for (var i = 0; i + crowd.Sessions < order.Count; i++)
            if (order[i + crowd.Sessions].DayNumber - order[i].DayNumber < crowd.InDays)
                yield return new(new(
                    $"Больше {crowd.Sessions} сеансов за {crowd.InDays} дн. с {Ru(order[i])}. Разведите их.",
                    $"More than {crowd.Sessions} sessions in {crowd.InDays} days from {En(order[i])}. Move them apart."), most.Sources);
    }

    static IEnumerable<Obstacle> OfShape(SessionPlace place)
    {
        if (place.Steps.Count == 0 || place.Steps.Any(s => s.Minutes <= 0 || s.Minutes % Tick.Minutes != 0) || place.StartMinute % Tick.Minutes != 0)
            yield return new(new($"Сеанс {place.Number}: начало и шаги кратны пяти минутам, и хотя бы один шаг есть.", $"Session {place.Number}: its start and its steps are multiples of five minutes, and there is at least one step."));
        else if (place.StartMinute < 0 || place.StartMinute + place.Minutes > DayPart.WholeDay)
            yield return new(new($"Сеанс {place.Number} выходит за сутки. Выберите другое время.", $"Session {place.Number} runs past the day. Choose another time."));
        if (place.Steps.All(s => !s.Roles.HasFlag(StepRoles.Practitioner)) || place.Steps.All(s => !s.Roles.HasFlag(StepRoles.Room)))
            yield return new(new($"Сеанс {place.Number}: в шагах нет специалиста или кабинета.", $"Session {place.Number}: its steps need a practitioner and a room."));
        if (place.Device is null == place.Steps.Any(s => s.Roles.HasFlag(StepRoles.Device)))
            yield return new(new($"Сеанс {place.Number}: аппарат нужен ровно тогда, когда он есть в шагах.", $"Session {place.Number}: a device is named exactly where its steps need one."));
    }

    static IEnumerable<Obstacle> OfTime(SessionPlace place, OpenHours hours, DateTimeOffset now)
    {
        foreach (var (id, kind) in new (Id<ResourceRow>?, ResourceKind)[] { (place.Practitioner, ResourceKind.Practitioner), (place.Room, ResourceKind.Room), (place.Device, ResourceKind.Device) })
            if (id is { } given && (!hours.Resources.TryGetValue(given, out var row) || row.Kind != kind))
                yield return new(new($"Сеанс {place.Number}: такого ресурса нет ({Kind(kind).Ru}).", $"Session {place.Number}: there is no such {Kind(kind).En}."));
        if (hours.Clock.InstantOf(place.Day, place.StartMinute) < now)
            yield return new(new($"Сеанс {place.Number}: {Ru(place.Day)} {DayPart.Clock(place.StartMinute)} уже прошло. Выберите время впереди.", $"Session {place.Number}: {En(place.Day)} {DayPart.Clock(place.StartMinute)} has passed. Choose a time to come."));
        foreach (var taken in Occupied.By(place, default).Where(o => o.Resource != Guid.Empty))
            if (hours.Resources.TryGetValue(new(taken.Resource), out var row) && !hours.IsOpen(row.Id, taken.Day, taken.Part))
                yield return new(new(
                    $"Сеанс {place.Number}: {row.Name} — {Ru(taken.Day)} {taken.Part} вне рабочих часов{Open(hours, row, taken.Day).Ru}.",
                    $"Session {place.Number}: {row.Name} is not at work on {En(taken.Day)} {taken.Part}{Open(hours, row, taken.Day).En}."));
    }

    static Text Open(OpenHours hours, ResourceRow row, DateOnly day)
    {
        var parts = string.Join(", ", hours.On(row.Id, day));
        return parts.Length == 0 ? new("; в этот день свободных часов нет", "; that day has no hours") : new($"; часы: {parts}", $"; hours: {parts}");
    }

    internal static Text Kind(ResourceKind kind) => kind switch
    {
        ResourceKind.Practitioner => new("специалист", "practitioner"),
        ResourceKind.Room => new("кабинет", "room"),
        _ => new("аппарат", "device"),
    };

    internal static string Ru(DateOnly day) => day.ToString("d MMMM", Russian);

    internal static string En(DateOnly day) => day.ToString("d MMMM", English);

    static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");
    static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
}
