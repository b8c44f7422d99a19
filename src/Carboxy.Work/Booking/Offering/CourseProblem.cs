using System.Globalization;
using Carboxy.Booking;
using Carboxy.Courses;
using Carboxy.Knowledge;
using Carboxy.Protocols;
using Carboxy.Screening;
using Carboxy.Work.Courses;

namespace Carboxy.Work.Booking;

/// <summary>
/// A patient's course and the clinic's calendar as one booking problem, and the way back from its plans to places. Resources
/// go by their names, made different where two share one, so that what is said of a plan can be read; days count from a Monday.
/// </summary>
sealed class CourseProblem
{
    internal const int Slot = 5;
    internal const string Fits = "fits";
    internal const string RoomRole = "room";
    internal const string DeviceRole = "device";

    /// <summary>How long beyond the last gap the solver may look; further away a desk would rather wait.</summary>
    const int DaysToWait = 42;

    const int LongestHorizon = 370;

    /// <summary>What each departure from the ideal costs (house default): a week's wait weighs about as much as an unwished hour twice.</summary>
    static readonly Weights Costs = new(Unplaced: 1000, FirstDay: 1, Gap: 3, TimePreference: 5, Practitioner: 4, Switch: 4, Extra: 1, Load: 0, Moved: 6, MovedDay: 1, MovedPractitioner: 4);

    readonly Protocol protocol;
    readonly DateOnly start;
    readonly int firstNumber;
    readonly IReadOnlyDictionary<string, Id<ResourceRow>> byName;

    CourseProblem(Protocol protocol, DateOnly start, int firstNumber, BookingProblem problem, IReadOnlyDictionary<string, Id<ResourceRow>> byName) =>
        (this.protocol, this.start, this.firstNumber, Problem, this.byName) = (protocol, start, firstNumber, problem, byName);

    public BookingProblem Problem { get; }

    public CourseToBook Course => Problem.Courses[0];

    /// <summary>How the problem calls a resource.</summary>
    public string NameOf(Id<ResourceRow> resource) => byName.First(n => n.Value == resource).Key;

    public DateOnly DayOf(int day) => start.AddDays(day);

    /// <summary>The days that a course of so many sessions may reach, from the Monday of this week on.</summary>
    public static (DateOnly From, DateOnly To) Span(CourseView view, Next.Due due, BookingWish wish)
    {
        var from = view.Today.AddDays(-(((int)view.Today.DayOfWeek + 6) % 7));
        var begins = Begins(view, due, wish).DayNumber - from.DayNumber;
        var reach = begins + DaysToWait + ((due.Progress.Left - 1) * LongestGap(view));
        return (from, from.AddDays(Math.Min(LongestHorizon, reach)));
    }

    public static CourseProblem Of(CourseView view, Next.Due due, Protocol protocol, CalendarView calendar, DateOnly from, DateOnly to, BookingWish wish, int minuteNow, IReadOnlyList<BookingRow> standing, Zones zones)
    {
        var days = to.DayNumber - from.DayNumber + 1;
        var names = Names(calendar.Resources);
        var resources = calendar.Resources.Where(r => calendar.Days.ContainsKey(r.Id)).Select(r => Resource(names[r.Id], r, calendar.Days[r.Id], view.Course, view.Today, from, minuteNow, zones)).ToList();
        var template = Template(protocol);
        var course = ToBook(view, due, calendar, template.Id, from, days, wish, names) with { Incumbent = Incumbent(protocol, due, standing, names, from) };
        return new(protocol, from, due.Number, new("", from, days, Slot, BookingMode.Independent, Costs, new Dictionary<string, int>(), resources, [template], [course]), names.ToDictionary(n => n.Value, n => n.Key));
    }

    internal static Dictionary<Id<ResourceRow>, string> Names(IReadOnlyList<ResourceRow> rows)
    {
        var names = new Dictionary<Id<ResourceRow>, string>();
        foreach (var row in rows)
        {
            var name = row.Name;
            for (var twin = 2; names.ContainsValue(name); twin++)
                name = string.Create(CultureInfo.InvariantCulture, $"{row.Name} ({twin})");
            names.Add(row.Id, name);
        }

        return names;
    }

    /// <summary>The places as they stand, where every session to come has one of this protocol's shape; the plan then moves as little as it can.</summary>
    static List<BookedSession>? Incumbent(Protocol protocol, Next.Due due, IReadOnlyList<BookingRow> standing, Dictionary<Id<ResourceRow>, string> names, DateOnly from)
    {
        List<BookedSession> plan = [];
        for (var number = due.Number; number < due.Number + due.Progress.Left; number++)
        {
            if (standing.FirstOrDefault(b => b.Number == number) is not { } row || row.Template != protocol.Id || row.StepList.Count != protocol.Calendar.Count)
                return null;
            Dictionary<string, string> roles = new(StringComparer.Ordinal) { [TemplateRole.Practitioner] = names[row.PractitionerId], [RoomRole] = names[row.RoomId] };
            if (row.DeviceId is { } device)
                roles[DeviceRole] = names[device];
            plan.Add(new(row.OnDay.DayNumber - from.DayNumber, row.StartMinute, [.. row.StepList.Select(s => s.Minutes)], roles));
        }

        return plan;
    }

    /// <summary>A plan of the solver as places to book.</summary>
    public IReadOnlyList<SessionPlace> Places(IReadOnlyList<BookedSession> plan) => [.. plan.Select((session, i) => new SessionPlace
    {
        Number = firstNumber + i,
        Day = DayOf(session.Day),
        StartMinute = session.Start,
        Template = protocol.Id,
        Steps = [.. protocol.Calendar.Zip(session.Durations, (step, minutes) => new PlacedStep(step.Id, minutes, RolesOf(step)))],
        Practitioner = IdOf(session, TemplateRole.Practitioner)!.Value,
        Room = IdOf(session, RoomRole)!.Value,
        Device = IdOf(session, DeviceRole),
    })];

    Id<ResourceRow>? IdOf(BookedSession session, string role) => session.Resources.TryGetValue(role, out var name) ? byName[name] : null;

    internal static StepRoles RolesOf(CalendarStep step) =>
        (step.Practitioner ? StepRoles.Practitioner : 0) | (step.Room ? StepRoles.Room : 0) | (step.Device ? StepRoles.Device : 0) | (step.WithPatient ? StepRoles.Patient : 0);

    static SessionTemplate Template(Protocol protocol)
    {
        List<TemplateRole> roles = [new(TemplateRole.Practitioner, ResourceKind.Practitioner, Fits), new(RoomRole, ResourceKind.Room, Fits)];
        if (protocol.Calendar.Any(s => s.Device))
            roles.Add(new(DeviceRole, ResourceKind.Device, Fits));
        return new(protocol.Id, roles, [.. protocol.Calendar.Select(s => new TemplateStep(s.Id, (int)s.Minutes.From, (int)s.Minutes.To, RoleNames(s), s.WithPatient))]);
    }

    static List<string> RoleNames(CalendarStep step)
    {
        List<string> names = [];
        if (step.Practitioner)
            names.Add(TemplateRole.Practitioner);
        if (step.Room)
            names.Add(RoomRole);
        if (step.Device)
            names.Add(DeviceRole);
        return names;
    }

    internal static BookableResource Resource(string name, ResourceRow row, IReadOnlyList<ResourceDay> days, Course course, DateOnly now, DateOnly from, int minuteNow, Zones zones)
    {
        var open = days.SelectMany(d => d.Open.Select(p => Interval(d.Day, p, from))).ToList();
        // Soft holds are no obstacle: they give way to a firm booking.
        var busy = days.SelectMany(d => d.Busy.Select(p => Interval(d.Day, p, from))).ToList();
        // What has passed of today is nobody's any more.
        var today = now.DayNumber - from.DayNumber;
        if (minuteNow > 0 && today >= 0 && today < days.Count)
            busy.Add(new(today, 0, (minuteNow + Slot - 1) / Slot * Slot));
        return new(name, row.Kind, Can(row, course, zones) ? [Fits] : [], open, busy);
    }

    static DayInterval Interval(DateOnly day, DayPart part, DateOnly from) => new(day.DayNumber - from.DayNumber, part.From / Slot * Slot, part.To / Slot * Slot);

    /// <summary>A resource without skills of a kind does everything of that kind; one that names some does those: modalities, and zones with their parts.</summary>
    internal static bool Can(ResourceRow row, Course course, Zones zones)
    {
        var places = row.TagList.Where(zones.Knows).ToList();
        return row.Does(course.Modality) && (places.Count == 0 || places.Exists(tag => zones.Within(course.Zone, tag)));
    }

    static CourseToBook ToBook(CourseView view, Next.Due due, CalendarView calendar, string template, DateOnly from, int days, BookingWish wish, Dictionary<Id<ResourceRow>, string> names)
    {
        var held = view.File.History.Sessions.Where(s => s.CountsFor(view.Course)).Select(s => s.On.DayNumber - from.DayNumber).Order().ToList();
        // A day on which the patient comes for something else is left to that.
        var elsewhere = calendar.Patient.Where(d => d.Busy.Count + d.Held.Count > 0).Select(d => d.Day.DayNumber - from.DayNumber);
        var weekdays = Enumerable.Range(0, 7).Where(w => wish.Weekdays.Count == 0 || wish.Weekdays.Contains((DayOfWeek)((w + 1) % 7))).ToList();
        return new(
            $"{view.File.Id}", $"{view.File.Patient.Id}", [.. Enumerable.Repeat(template, due.Progress.Left)],
            view.Rule.MinimumGap.Value, LongestGap(view), view.Course.GapDays ?? view.Rule.IdealGap.Value, view.Rule.AtMost is { Value: { InDays: 7 } most } ? most.Sessions : 0,
            Begins(view, due, wish).DayNumber - from.DayNumber, days - 1,
            Week(weekdays, BookingWish.Span(DayTime.Any)), wish.Time == DayTime.Any ? WeekHours.None : Week(weekdays, BookingWish.Span(wish.Time)),
            elsewhere.ToHashSet(), null, wish.Practitioner is { } wanted && names.TryGetValue(wanted, out var name) ? [name] : [], 1, held, null);
    }

    static WeekHours Week(IEnumerable<int> weekdays, DayPart part) => new(weekdays.ToDictionary(w => w, IReadOnlyList<MinuteSpan> (_) => [new(part.From, part.To)]));

    static int LongestGap(CourseView view) => Math.Max(view.Rule.LatestGap.Value, view.Course.GapDays ?? 0);

    static DateOnly Begins(CourseView view, Next.Due due, BookingWish wish) => new[] { view.Today, due.Window.Earliest.Date, wish.NotBefore ?? view.Today }.Max();
}
