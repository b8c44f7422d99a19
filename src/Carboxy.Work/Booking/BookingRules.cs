using System.Globalization;
using Carboxy.Booking;

namespace Carboxy.Work.Booking;

/// <summary>What must hold of a place before anybody asks whether it is free.</summary>
static class BookingRules
{
    /// <summary>An offer is not gone while somebody reads it, and whoever stands at the desk is booked into what has just begun.</summary>
    static readonly TimeSpan JustBegun = TimeSpan.FromMinutes(10);

    /// <summary>Everything that stands against the places themselves: their steps, their resources, their hours.</summary>
    public static IEnumerable<Obstacle> OfPlaces(IReadOnlyList<SessionPlace> places, int sessions, OpenHours hours, DateTimeOffset now, CourseDemands? demands)
    {
        if (places.GroupBy(p => p.Number).FirstOrDefault(g => g.Count() > 1) is { } twice)
            yield return new(new($"Сеанс {twice.Key} указан дважды. Оставьте одно место.", $"Session {twice.Key} is named twice. Leave one place."));
        foreach (var place in places)
        {
            if (place.Number < 1 || place.Number > sessions)
                yield return new(new($"В курсе {sessions} сеансов, сеанса {place.Number} нет.", $"The course has {sessions} sessions; there is no session {place.Number}."));
            var shape = OfShape(place).ToList();
            foreach (var obstacle in shape.Count > 0 ? shape : [.. OfTime(place, hours, now), .. OfSkill(place, hours, demands)])
                yield return obstacle;
        }
    }

    /// <summary>Practitioner, room and device each do only what they are marked for.</summary>
    static IEnumerable<Obstacle> OfSkill(SessionPlace place, OpenHours hours, CourseDemands? demands)
    {
        foreach (var id in new Id<ResourceRow>?[] { place.Practitioner, place.Room, place.Device })
            if (id is { } given && hours.Resources.TryGetValue(given, out var row) && demands?.CanDo(row) is false)
                yield return new(new(
                    $"Сеанс {place.Number}: {row.Name} — нет отметки об этом виде лечения или зоне.",
                    $"Session {place.Number}: {row.Name} is not marked for this kind of treatment or zone.")) { Rule = BookingRule.Skill };
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
        if (hours.Clock.InstantOf(place.Day, place.StartMinute) < now - JustBegun)
            yield return new(new($"Сеанс {place.Number}: {Ru(place.Day)} {DayPart.Clock(place.StartMinute)} уже прошло. Выберите время впереди.", $"Session {place.Number}: {En(place.Day)} {DayPart.Clock(place.StartMinute)} has passed. Choose a time to come."));
        foreach (var taken in Occupied.By(place, default).Where(o => o.Resource != Guid.Empty && hours.Resources.ContainsKey(new(o.Resource)) && !hours.IsOpen(new(o.Resource), o.Day, o.Part)).GroupBy(o => o.Resource))
        {
            var (row, parts) = (hours.Resources[new(taken.Key)], string.Join(", ", taken.Select(t => t.Part)));
            yield return new(new(
                $"Сеанс {place.Number}: {row.Name} — {Ru(place.Day)} {parts} вне рабочих часов{Open(hours, row, place.Day).Ru}.",
                $"Session {place.Number}: {row.Name} is not at work on {En(place.Day)} {parts}{Open(hours, row, place.Day).En}.")) { Rule = taken.All(t => hours.CouldOpen(row.Id, t.Day, t.Part)) ? BookingRule.Hours : null };
        }
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
