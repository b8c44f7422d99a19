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
    const string Fits = "fits";

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
        var (names, own, days) = (CalendarBasis.NamesOf(view.Resources), Occupied.By(booking), to.DayNumber - from.DayNumber + 1);
        byName = names.ToDictionary(n => n.Value, n => n.Key);
        var resources = view.Resources.Where(r => view.Days.ContainsKey(r.Id) && (only is null || r.Kind != only.Kind || r.Id == only.Id))
            .Select(r => Resource(names[r.Id], r, Without(own, r.Id.Value, view.Days[r.Id]), course, today, from, minuteNow, zones)).ToList();
        var template = Template(booking);
        visit = new(Course, Course, [template.Id], 0, days, 0, 0, 0, days - 1, Always, WeekHours.None, new HashSet<int>(), null, [], 1, [], null);
        calendar = new(new("", from, days, Tick.Minutes, BookingMode.Independent, NoCosts, new Dictionary<string, int>(), resources, [template], [visit]));
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

    VisitStart StartOf(BookedSession session) => new(session.Start, byName[session.Resources[SessionShape.Room]],
        session.Resources.TryGetValue(SessionShape.Device, out var device) ? byName[device] : null);

    static BookableResource Resource(string name, ResourceRow row, List<ResourceDay> days, Course course, DateOnly now, DateOnly from, int minuteNow, Zones zones)
    {
        var open = days.SelectMany(d => d.Open.Select(p => CalendarBasis.Interval(d.Day.DayNumber - from.DayNumber, p))).ToList();
        // Soft holds are no obstacle: they give way to a firm booking.
        var busy = days.SelectMany(d => d.Busy.Select(p => CalendarBasis.Interval(d.Day.DayNumber - from.DayNumber, p))).ToList();
        // What has passed of today is nobody's any more.
        var today = now.DayNumber - from.DayNumber;
        if (minuteNow > 0 && today >= 0 && today < days.Count)
            busy.Add(new(today, 0, (minuteNow + Tick.Minutes - 1) / Tick.Minutes * Tick.Minutes));
        return new(name, row.Kind, row.Can(course.Modality, course.Zone, zones) ? [Fits] : [], open, busy);
    }

    static List<ResourceDay> Without(IReadOnlyList<Occupied> own, Guid resource, IReadOnlyList<ResourceDay> days) => [.. days.Select(day =>
        own.Where(o => o.Resource == resource && o.Day == day.Day).Aggregate(day, (left, mine) => left with
        {
            Busy = [.. DayPart.Without(left.Busy, mine.Part)],
            Held = [.. DayPart.Without(left.Held, mine.Part)],
        }))];

    static SessionTemplate Template(BookingRow booking)
    {
        List<TemplateRole> roles = [new(TemplateRole.Practitioner, ResourceKind.Practitioner, Fits), new(SessionShape.Room, ResourceKind.Room, Fits)];
        if (booking.DeviceId is not null)
            roles.Add(new(SessionShape.Device, ResourceKind.Device, Fits));
        return new(booking.Template, roles, [.. booking.StepList.Select(s => new TemplateStep(s.Name, s.Minutes, s.Minutes, RoleNames(s.Roles), s.Roles.HasFlag(StepRoles.Patient)))]);
    }

    static IReadOnlyList<string> RoleNames(StepRoles roles) =>
    [
        .. new[] { (StepRoles.Practitioner, TemplateRole.Practitioner), (StepRoles.Room, SessionShape.Room), (StepRoles.Device, SessionShape.Device) }
            .Where(r => roles.HasFlag(r.Item1)).Select(r => r.Item2),
    ];

    static BookedSession Stands(BookingRow booking, Dictionary<Id<ResourceRow>, string> names, DateOnly from, List<BookableResource> there)
    {
        Dictionary<string, string> resources = new(StringComparer.Ordinal) { [TemplateRole.Practitioner] = names[booking.PractitionerId], [SessionShape.Room] = names[booking.RoomId] };
        if (booking.DeviceId is { } device)
            resources[SessionShape.Device] = names[device];
        foreach (var gone in resources.Where(r => !there.Exists(t => t.Id == r.Value)).Select(r => r.Key).ToList())
            resources.Remove(gone);
        return new(booking.OnDay.DayNumber - from.DayNumber, booking.StartMinute, [.. booking.StepList.Select(s => s.Minutes)], resources);
    }
}
