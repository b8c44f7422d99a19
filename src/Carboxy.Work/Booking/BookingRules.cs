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

    /// <summary>Why a visit cannot move, whatever the place.</summary>
    public static IEnumerable<Obstacle> OfVisit(BookingRow booking)
    {
        if (!booking.State.IsComing())
            yield return new(new($"Сеанс {booking.Number} уже не ждут: он начат, проведён или отменён.", $"Session {booking.Number} is no longer to come: it has begun, was held or was cancelled."));
    }

    /// <summary>Why nothing of a course can be booked: no session is left, or nothing allows to treat.</summary>
    public static IEnumerable<Obstacle> OfCourse(CourseSoFar soFar, Next next)
    {
        if (next is not Next.Due)
            yield return new(new("В этом курсе больше нет сеансов, которые можно записать.", "This course has no session left to book."), "C-03");
        else if (soFar.Clearance is null)
            yield return new(new("Нет действующего допуска для этого пациента, способа и зоны. Сначала проведите проверку.", "There is no clearance for this patient, kind of treatment and zone. Screen the patient first."), "P7", "P8");
    }

    /// <summary>What the patient's past says against a day: rests that have not passed.</summary>
    public static IEnumerable<Obstacle> OfRests(SessionWindow window, DateOnly day) => window.Refuse(day).Select(r => new Obstacle(r.Text, r.Sources));

    /// <summary>Everything that stands against the days beside each other: the rest between two sessions, and the most in so many days.</summary>
    /// <param name="told">Sessions after which the rest was spoken of already.</param>
    public static IEnumerable<Obstacle> OfDays(IReadOnlyDictionary<int, DateOnly> dayOf, IReadOnlySet<int> placed, CourseRule rule, IReadOnlySet<int> told)
    {
        var days = dayOf.OrderBy(d => d.Key).ToList();
        foreach (var (before, after) in days.Zip(days.Skip(1)).Where(pair => placed.Contains(pair.First.Key) || placed.Contains(pair.Second.Key)))
        {
            var (gap, least) = (after.Value.DayNumber - before.Value.DayNumber, rule.MinimumGap.Value * (after.Key - before.Key));
            if (gap < least && !told.Contains(before.Key))
                yield return new(placed.Contains(after.Key) ? TooSoonAfter(before, after, gap, least) : TooSoonBefore(before, after, gap, least), rule.MinimumGap.Sources);
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

    static Text TooSoonAfter(KeyValuePair<int, DateOnly> before, KeyValuePair<int, DateOnly> after, int gap, int least) => new(
        $"Сеанс {after.Key} — {Ru(after.Value)}: {Apart(gap, before).Ru}, нужно не меньше {least}. Первый допустимый день — {Ru(before.Value.AddDays(least))}.",
        $"Session {after.Key} on {En(after.Value)} is {Apart(gap, before).En}; the minimum is {least}. The first allowed day is {En(before.Value.AddDays(least))}.");

    static Text TooSoonBefore(KeyValuePair<int, DateOnly> before, KeyValuePair<int, DateOnly> after, int gap, int least) => gap > 0
        ? new(
            $"Сеанс {before.Key} — {Ru(before.Value)}: до сеанса {after.Key} ({Ru(after.Value)}) остаётся {gap} дн., нужно не меньше {least}. Последний допустимый день — {Ru(after.Value.AddDays(-least))}.",
            $"Session {before.Key} on {En(before.Value)} leaves {gap} days until session {after.Key} ({En(after.Value)}); the minimum is {least}. The last allowed day is {En(after.Value.AddDays(-least))}.")
        : new(
            $"Сеанс {before.Key} — {Ru(before.Value)}: это не раньше сеанса {after.Key} ({Ru(after.Value)}). Последний допустимый день — {Ru(after.Value.AddDays(-least))}.",
            $"Session {before.Key} on {En(before.Value)} does not come before session {after.Key} ({En(after.Value)}). The last allowed day is {En(after.Value.AddDays(-least))}.");

    static Text Apart(int gap, KeyValuePair<int, DateOnly> before) => gap switch
    {
        > 0 => new($"{gap} дн. после сеанса {before.Key}", $"{gap} days after session {before.Key}"),
        0 => new($"в один день с сеансом {before.Key}", $"on the same day as session {before.Key}"),
        _ => new($"раньше сеанса {before.Key} ({Ru(before.Value)})", $"before session {before.Key} ({En(before.Value)})"),
    };

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
