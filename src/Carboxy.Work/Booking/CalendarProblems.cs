using Carboxy.Booking;

namespace Carboxy.Work.Booking;

/// <summary>What stands against a change of the calendar, whatever is booked.</summary>
public static class CalendarProblems
{
    /// <summary>A day further away is taken for a slip of the pen (house default).</summary>
    public const int YearsAhead = 5;

    internal static IReadOnlyList<Obstacle> Of(CalendarChange change, OpenHours hours, DateOnly today) =>
        [.. OfOwner(change, hours), .. OfDays(change, today), .. OfContent(change), .. OfTwins(change, hours, today)];

    static IEnumerable<Obstacle> OfOwner(CalendarChange change, OpenHours hours)
    {
        var resource = change switch { CalendarChange.Hours h => h.Resource, CalendarChange.SiteHours s => s.Resource, CalendarChange.Away a => a.Resource, _ => null };
        if (resource is { } id && !hours.Resources.ContainsKey(id))
            yield return new(new("Такого специалиста, кабинета или аппарата нет.", "There is no such practitioner, room or device."));
        if (change is CalendarChange.Hours { Site: null, Resource: null } or CalendarChange.Hours { Site: not null, Resource: not null })
            yield return new(new("Назовите филиал или ресурс, чьи это часы.", "Name the site or the resource whose hours these are."));
        if (change is CalendarChange.Away { Site: not null, Resource: not null })
            yield return new(new("Назовите филиал или ресурс, но не оба сразу.", "Name a site or a resource, not both."));
    }

    static IEnumerable<Obstacle> OfDays(CalendarChange change, DateOnly today)
    {
        if (change is CalendarChange.Away away && (Tick.Of(away.FromDay, away.FromMinute) >= Tick.Of(away.ToDay, away.ToMinute) || !OnTheClock(away.FromMinute) || !OnTheClock(away.ToMinute)))
            yield return new(new("Отсутствие кончается раньше, чем начинается, или время не кратно пяти минутам.", "The absence ends before it begins, or its times are no multiples of five minutes."));
        var (counts, far) = change switch
        {
            CalendarChange.Hours h => (h.From, h.From),
            CalendarChange.SiteHours s => (s.From, s.From),
            CalendarChange.Away a => (a.ToDay, a.ToDay > a.FromDay ? a.ToDay : a.FromDay),
            CalendarChange.ResourceRetired { On: { } on } => (on, on),
            _ => (today, today),
        };
        if (counts < today)
            yield return new(new("Этот день уже прошёл, менять его поздно. Выберите сегодняшний день или позже.", "That day has passed and can no longer be changed. Choose today or later."));
        if (far > today.AddYears(YearsAhead))
            yield return new(new($"Это больше чем через {YearsAhead} лет. Проверьте год.", $"That is more than {YearsAhead} years away. Check the year."));
    }

    static IEnumerable<Obstacle> OfContent(CalendarChange change) => change switch
    {
        CalendarChange.Hours h => h.Week.Problems(),
        CalendarChange.ResourceAdded a => a.Entry.Problems(),
        CalendarChange.ResourceEdited e => e.Entry.Problems(),
        CalendarChange.SiteSaved s when s.Name.Trim().Length is 0 or > ResourceEntry.LongestName => [new(new($"Назовите филиал: от 1 до {ResourceEntry.LongestName} знаков.", $"Name the site: 1 to {ResourceEntry.LongestName} characters."))],
        CalendarChange.SiteSaved { Address.Length: > LongestReason } => [new(new($"Адрес длиннее {LongestReason} знаков. Сократите его.", $"The address is longer than {LongestReason} characters. Shorten it."))],
        CalendarChange.Away { Reason.Length: > LongestReason } => [new(new($"Причина длиннее {LongestReason} знаков. Сократите её.", $"The reason is longer than {LongestReason} characters. Shorten it."))],
        _ => [],
    };

    /// <summary>Two of a kind with one name cannot be told apart on the board; and one person is one practitioner.</summary>
    static IEnumerable<Obstacle> OfTwins(CalendarChange change, OpenHours hours, DateOnly today)
    {
        var (entry, self) = change switch
        {
            CalendarChange.ResourceAdded a => (a.Entry, default(Id<ResourceRow>?)),
            CalendarChange.ResourceEdited e => (e.Entry, e.Resource),
            _ => (null, null),
        };
        if (entry is null)
            yield break;
        var others = hours.Resources.Values.Where(r => r.Id != self && !(r.RetiredOn <= today)).ToList();
        if (others.Exists(r => r.Kind == entry.Kind && r.SiteId == entry.Site && string.Equals(r.Name, entry.Name.Trim(), StringComparison.OrdinalIgnoreCase)))
            yield return new(new($"«{entry.Name.Trim()}» уже есть. Дайте другое имя, чтобы различать их на доске.", $"There is a \"{entry.Name.Trim()}\" already. Give another name, so that the two can be told apart on the board."));
        if (entry.Person is { } person && others.Find(r => r.PersonId == person) is { } theirs)
            yield return new(new($"Эта учётная запись уже у специалиста «{theirs.Name}».", $"This account belongs to the practitioner \"{theirs.Name}\" already."));
    }

    public const int LongestReason = 300;

    static bool OnTheClock(int minute) => minute is >= 0 and <= DayPart.WholeDay && minute % Tick.Minutes == 0;
}
