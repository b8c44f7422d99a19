namespace Carboxy.Booking;

/// <summary>Says the reasons of a refusal as the desk would say them.</summary>
sealed class RefusalWords(CourseShape course, Calendar calendar, int session, DayImpediments impediments, IReadOnlySet<(int State, int Day)> before, IEnumerable<int> considered)
{
    const int MostNames = 4;

    static readonly (Impediment Kind, Text Who, Text OneBooked, Text ManyBooked, Text OneClosed, Text ManyClosed)[] Kinds =
    [
        (Impediment.Practitioner, new("специалист", "the practitioner"), new("специалист занят", "the practitioner is booked"), new("все специалисты заняты", "all practitioners are booked"), new("специалист не работает", "the practitioner does not work"), new("никто из специалистов не работает", "none of the practitioners works")),
        (Impediment.Assistant, new("помощник", "the assistant"), new("помощник занят", "the assistant is booked"), new("все помощники заняты", "all assistants are booked"), new("помощник не работает", "the assistant does not work"), new("никто из помощников не работает", "none of the assistants works")),
        (Impediment.Room, new("кабинет", "the room"), new("кабинет занят", "the room is booked"), new("все кабинеты заняты", "all rooms are booked"), new("кабинет закрыт", "the room is closed"), new("все кабинеты закрыты", "all rooms are closed")),
        (Impediment.Device, new("аппарат", "the device"), new("аппарат занят", "the device is booked"), new("все аппараты заняты", "all devices are booked"), new("аппарат не работает", "the device is out of service"), new("все аппараты не работают", "all devices are out of service")),
    ];

    readonly DayWords days = new(course.Problem.StartDate, [.. considered]);
    readonly Lazy<DayImpediments> unbooked = new(() =>
    {
        var empty = new Calendar(calendar.Problem with { Resources = [.. calendar.Problem.Resources.Select(r => r with { Busy = [] })] });
        return new(new(course.Course, empty), empty, session);
    });

    public Text Head(int? begin) => (session, begin) switch
    {
        (0, { } day) => new($"{days.Date(day).Ru} начать нельзя.", $"The course cannot begin on {days.Date(day).En}."),
        (0, _) => new("Первому сеансу нет места.", "There is no place for the first session."),
        (_, { } day) => new($"Если начать {days.Date(day).Ru}, сеансу {session + 1} нет места.", $"Beginning on {days.Date(day).En} leaves no place for session {session + 1}."),
        _ => new($"Сеансы до {session}-го можно поставить, сеансу {session + 1} нет места.", $"Sessions up to number {session} can be placed, session {session + 1} cannot."),
    };

    public Text Say(Impediment what, IReadOnlyList<int> on)
    {
        var (when, why) = (days.Say(on), What(what, on));
        return new($"{when.Ru}: {why.Ru}", $"{when.En}: {why.En}");
    }

    Text What(Impediment what, IReadOnlyList<int> on) => what switch
    {
        Impediment.TooSoon or Impediment.TooLate => Gap(what, on),
        Impediment.SevenDays => new($"вышло бы больше {course.Course.MostInSevenDays} сеансов за 7 дней", $"there would be more than {course.Course.MostInSevenDays} sessions in 7 days"),
        Impediment.OffDay => new("в эти дни сеанса быть не может", "no session may be on these days"),
        Impediment.Window => on.All(day => day < course.Course.Earliest)
            ? new($"раньше первого дня курса, {days.Date(course.Course.Earliest).Ru}", $"before the first day of the course, {days.Date(course.Course.Earliest).En}")
            : new($"до последнего дня курса ({days.Date(course.Last).Ru}) не хватит дней на остальные сеансы", $"too few days are left for the other sessions before the last day of the course ({days.Date(course.Last).En})"),
        Impediment.Hours => on.All(day => course.Course.Hours.On(day % 7).Count == 0)
            ? new("пациент не может прийти", "the patient cannot come")
            : new("часы пациента короче сеанса", "the patient's hours are shorter than the session"),
        _ when Kinds.FirstOrDefault(k => k.Kind == what) is { Who: not null } kind => One(kind, on),
        _ => Together(what),
    };

    Text Gap(Impediment what, IReadOnlyList<int> on)
    {
        var (limit, last) = (what == Impediment.TooSoon ? course.Course.ShortestGap : course.Course.LongestGap, session == 0 ? course.Course.PriorDays.Max() : (int?)null);
        Text bound = what == Impediment.TooSoon
            ? new($"нужно не меньше {limit}", $"the minimum is {limit}")
            : new($"можно не больше {limit}", $"the maximum is {limit}");
        Text after = last is null ? new($"после сеанса {session}", $"after session {session}") : new("после прошлого сеанса", "after the last session held");
        int[] gaps = [.. on.Select(day => last is { } held ? day - held : Nearest(what, day)).Distinct().Order()];
        if (gaps[0] <= 0)
            return new($"раньше прошлого сеанса ({days.Date(last!.Value).Ru}) или в тот же день", $"before the last session held ({days.Date(last!.Value).En}) or on the same day");
        Text count = gaps is [var only] ? Days.Count(only) : new($"{gaps[0]}–{Days.Count(gaps[^1]).Ru}", $"{gaps[0]} to {Days.Count(gaps[^1]).En}");
        return new($"{count.Ru} {after.Ru}, {bound.Ru}", $"{count.En} {after.En}, {bound.En}");
    }

    /// <summary>The gap that comes nearest to what is allowed.</summary>
    int Nearest(Impediment what, int day)
    {
        var gaps = before.Select(b => day - b.Day).Where(gap => gap > 0);
        return what == Impediment.TooSoon ? gaps.Where(gap => gap < course.Course.ShortestGap).Max() : gaps.Where(gap => gap > course.Course.LongestGap).Min();
    }

    Text One((Impediment Kind, Text Who, Text OneBooked, Text ManyBooked, Text OneClosed, Text ManyClosed) kind, IReadOnlyList<int> on)
    {
        var names = impediments.Names(kind.Kind);
        if (names.Count == 0)
            return new($"{kind.Who.Ru}: подходящих нет", $"{kind.Who.En}: there is none that fits");
        var closed = on.All(day => !unbooked.Value.HasStart(kind.Kind, day));
        var words = (names.Count == 1, closed) switch { (true, false) => kind.OneBooked, (false, false) => kind.ManyBooked, (true, true) => kind.OneClosed, _ => kind.ManyClosed };
        return new($"{words.Ru} ({Listed(names).Ru})", $"{words.En} ({Listed(names).En})");
    }

    Text Together(Impediment what)
    {
        List<Text> who = [.. what.HasFlag(Impediment.Hours) ? [new("пациент", "the patient")] : Array.Empty<Text>()];
        foreach (var kind in Kinds.Where(k => what.HasFlag(k.Kind)))
        {
            var names = Listed(impediments.Names(kind.Kind));
            who.Add(new($"{kind.Who.Ru} ({names.Ru})", $"{kind.Who.En} ({names.En})"));
        }

        return new($"нет времени, когда свободны сразу {string.Join(", ", who.SkipLast(1).Select(w => w.Ru))} и {who[^1].Ru}", $"no time suits {string.Join(", ", who.SkipLast(1).Select(w => w.En))} and {who[^1].En} at once");
    }

    static Text Listed(IReadOnlyList<string> names) => names.Count <= MostNames
        ? new(string.Join(", ", names), string.Join(", ", names))
        : new($"{string.Join(", ", names.Take(MostNames - 1))} и ещё {names.Count - MostNames + 1}", $"{string.Join(", ", names.Take(MostNames - 1))} and {names.Count - MostNames + 1} more");
}
