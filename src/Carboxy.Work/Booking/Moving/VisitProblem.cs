using Carboxy.Booking;
using Carboxy.Courses;
using Carboxy.Knowledge;
using Carboxy.Patients;

namespace Carboxy.Work.Booking;

/// <summary>
/// One visit and the calendar around it as a booking problem. The visit keeps the steps with which it was booked, and its own place
/// counts as free.
/// </summary>
sealed class VisitProblem
{
    const string Course = "visit";

    static readonly Weights NoCosts = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    static readonly WeekHours Always = new(Enumerable.Range(0, 7).ToDictionary(d => d, IReadOnlyList<MinuteSpan> (_) => [new(0, DayPart.WholeDay)]));

    readonly BookingRow booking;
    readonly DateOnly from;
    readonly Carboxy.Booking.Calendar calendar;
    readonly CourseToBook visit;
    readonly SessionStarts starts;
    readonly Dictionary<string, Id<ResourceRow>> byName;
    readonly ILookup<DateOnly, DayPart> elsewhere;
    readonly IReadOnlyList<DayPart> withPatient;

    /// <param name="from">A Monday.</param>
    /// <param name="only">The one practitioner, room or device of its kind that is looked at, or null for all.</param>
    public VisitProblem(BookingRow booking, Course course, CalendarView view, DateOnly from, DateOnly to, DateOnly today, int minuteNow, Zones zones, ResourceRow? only = null)
    {
        (this.booking, this.from) = (booking, from);
        var (names, own, days) = (CourseProblem.Names(view.Resources), Occupied.By(booking), to.DayNumber - from.DayNumber + 1);
        byName = names.ToDictionary(n => n.Value, n => n.Key);
        var resources = view.Resources.Where(r => view.Days.ContainsKey(r.Id) && (only is null || r.Kind != only.Kind || r.Id == only.Id))
            .Select(r => CourseProblem.Resource(names[r.Id], r, Without(own, r.Id.Value, view.Days[r.Id]), course, today, from, minuteNow, zones)).ToList();
        var template = Template(booking);
        visit = new(Course, Course, [template.Id], 0, days, 0, 0, 0, days - 1, Always, WeekHours.None, new HashSet<int>(), null, [], 1, [], null);
        calendar = new(new("", from, days, CourseProblem.Slot, BookingMode.Independent, NoCosts, new Dictionary<string, int>(), resources, [template], [visit]));
        starts = new(calendar, template.Id, Stands(booking, names, from, resources));
        elsewhere = Without(own, booking.PatientId.Value, view.Patient).SelectMany(d => d.Busy.Concat(d.Held).Select(part => (d.Day, part))).ToLookup(t => t.Day, t => t.part);
        withPatient = [.. Occupied.By(SessionPlace.Of(booking) with { StartMinute = 0 }, booking.PatientId).Where(o => o.Resource == booking.PatientId.Value).Select(o => o.Part)];
    }

    /// <summary>Where there is room on a day.</summary>
    public IReadOnlyList<PractitionerStarts> On(DateOnly day) =>
    [
        .. starts.Practitioners.Select(name => new PractitionerStarts(byName[name], [.. starts.On(day.DayNumber - from.DayNumber, name).Where(s => PatientIsFree(day, s.Start)).Select(StartOf)]))
            .Where(with => with.Starts.Count > 0),
    ];

    /// <summary>Why there is no room on a day.</summary>
    public IReadOnlyList<Obstacle> Against(DateOnly day) => CourseRefusal.OnDay(calendar, visit, day.DayNumber - from.DayNumber) is { Count: > 0 } reasons
        ? [.. reasons.Select(r => new Obstacle(r.Words))]
        : [new(new($"{BookingRules.Ru(day)}: в свободные часы у пациента другой визит.", $"{BookingRules.En(day)}: in the free hours the patient has another visit."))];

    bool PatientIsFree(DateOnly day, int start) => !elsewhere[day].Any(busy => withPatient.Any(p => start + p.From < busy.To && busy.From < start + p.To));

    VisitStart StartOf(BookedSession session) => new(session.Start, byName[session.Resources[CourseProblem.RoomRole]],
        session.Resources.TryGetValue(CourseProblem.DeviceRole, out var device) ? byName[device] : null);

    static List<ResourceDay> Without(IReadOnlyList<Occupied> own, Guid resource, IReadOnlyList<ResourceDay> days) => [.. days.Select(day =>
        own.Where(o => o.Resource == resource && o.Day == day.Day).Aggregate(day, (left, mine) => left with
        {
            Busy = [.. DayPart.Without(left.Busy, mine.Part)],
            Held = [.. DayPart.Without(left.Held, mine.Part)],
        }))];

    static SessionTemplate Template(BookingRow booking)
    {
        List<TemplateRole> roles = [new(TemplateRole.Practitioner, ResourceKind.Practitioner, CourseProblem.Fits), new(CourseProblem.RoomRole, ResourceKind.Room, CourseProblem.Fits)];
        if (booking.DeviceId is not null)
            roles.Add(new(CourseProblem.DeviceRole, ResourceKind.Device, CourseProblem.Fits));
        return new(booking.Template, roles, [.. booking.StepList.Select(s => new TemplateStep(s.Name, s.Minutes, s.Minutes, RoleNames(s.Roles), s.Roles.HasFlag(StepRoles.Patient)))]);
    }

    static IReadOnlyList<string> RoleNames(StepRoles roles) =>
    [
        .. new[] { (StepRoles.Practitioner, TemplateRole.Practitioner), (StepRoles.Room, CourseProblem.RoomRole), (StepRoles.Device, CourseProblem.DeviceRole) }
            .Where(r => roles.HasFlag(r.Item1)).Select(r => r.Item2),
    ];

    static BookedSession Stands(BookingRow booking, Dictionary<Id<ResourceRow>, string> names, DateOnly from, List<BookableResource> there)
    {
        Dictionary<string, string> resources = new(StringComparer.Ordinal) { [TemplateRole.Practitioner] = names[booking.PractitionerId], [CourseProblem.RoomRole] = names[booking.RoomId] };
        if (booking.DeviceId is { } device)
            resources[CourseProblem.DeviceRole] = names[device];
        foreach (var gone in resources.Where(r => !there.Exists(t => t.Id == r.Value)).Select(r => r.Key).ToList())
            resources.Remove(gone);
        return new(booking.OnDay.DayNumber - from.DayNumber, booking.StartMinute, [.. booking.StepList.Select(s => s.Minutes)], resources);
    }
}
