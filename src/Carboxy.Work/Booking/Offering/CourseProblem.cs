using Carboxy.Booking;
using Carboxy.Courses;
using Carboxy.Protocols;
using Carboxy.Work.Courses;

namespace Carboxy.Work.Booking;

/// <summary>A patient's course as the solver wants it, on the basis of the clinic's calendar, and the way back from its plans to places.</summary>
sealed class CourseProblem
{
    const int Slot = Tick.Minutes;

    /// <summary>How long beyond the last gap the solver may look; further away a desk would rather wait.</summary>
    const int DaysToWait = 42;

    /// <summary>What each departure from the ideal costs (house default): a week's wait weighs about as much as an unwished hour twice.</summary>
    public static readonly Weights Costs = new(Unplaced: 1000, FirstDay: 1, Gap: 3, TimePreference: 5, Practitioner: 4, Switch: 4, Extra: 1, Load: 0, Moved: 6, MovedDay: 1, MovedPractitioner: 4);

    readonly CalendarBasis basis;
    readonly Protocol protocol;
    readonly int firstNumber;

    /// <param name="standing">the bookings to come, where the course is planned anew</param>
    /// <param name="elsewhere">days on which the patient comes for something else; they are left to that</param>
    public CourseProblem(CalendarBasis basis, CourseView view, Next.Due due, Protocol protocol, BookingWish wish, IReadOnlyList<BookingRow> standing, IEnumerable<DateOnly> elsewhere)
    {
        (this.basis, this.protocol, firstNumber) = (basis, protocol, due.Number);
        Course = ToBook(view, due, wish, elsewhere) with { Incumbent = Incumbent(due, standing) };
    }

    public CourseToBook Course { get; }

    public DateOnly DayOf(int day) => basis.From.AddDays(day);

    /// <summary>The places as they stand, where every session to come has one of this protocol's shape; the plan then moves as little as it can.</summary>
    List<BookedSession>? Incumbent(Next.Due due, IReadOnlyList<BookingRow> standing)
    {
        List<BookedSession> plan = [];
        for (var number = due.Number; number < due.Number + due.Progress.Left; number++)
        {
            if (standing.FirstOrDefault(b => b.Number == number) is not { } row || row.Template != protocol.Id || row.StepList.Count != protocol.Calendar.Count)
                return null;
            Dictionary<string, string> roles = new(StringComparer.Ordinal) { [TemplateRole.Practitioner] = basis.Names[row.PractitionerId], [SessionShape.Room] = basis.Names[row.RoomId] };
            if (row.DeviceId is { } device)
                roles[SessionShape.Device] = basis.Names[device];
            plan.Add(new(basis.DayOf(row.OnDay), row.StartMinute, [.. row.StepList.Select(s => s.Minutes)], roles));
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
        Room = IdOf(session, SessionShape.Room)!.Value,
        Device = IdOf(session, SessionShape.Device),
    })];

    Id<ResourceRow>? IdOf(BookedSession session, string role) => session.Resources.TryGetValue(role, out var name) ? basis.IdOf(name) : null;

    internal static StepRoles RolesOf(CalendarStep step) =>
        (step.Practitioner ? StepRoles.Practitioner : 0) | (step.Room ? StepRoles.Room : 0) | (step.Device ? StepRoles.Device : 0) | (step.WithPatient ? StepRoles.Patient : 0);

    CourseToBook ToBook(CourseView view, Next.Due due, BookingWish wish, IEnumerable<DateOnly> elsewhere)
    {
        var (template, begins, thisWeek) = (basis.TemplateOf(protocol, view.Course.Zone), basis.DayOf(Begins(view, due, wish)), basis.DayOf(CalendarBasis.MondayOf(view.Today)));
        var latest = Math.Min(thisWeek + CalendarBasis.LongestHorizon, begins + DaysToWait + ((due.Progress.Left - 1) * LongestGap(view)));
        var held = view.File.History.Sessions.Where(s => s.CountsFor(view.Course)).Select(s => basis.DayOf(s.On)).Order().ToList();
        var weekdays = Enumerable.Range(0, 7).Where(w => wish.Weekdays.Count == 0 || wish.Weekdays.Contains((DayOfWeek)((w + 1) % 7))).ToList();
        return new(
            $"{view.File.Id}", $"{view.File.Patient.Id}", [.. Enumerable.Repeat(template, due.Progress.Left)],
            view.Rule.MinimumGap.Value, LongestGap(view), view.Course.GapDays ?? view.Rule.IdealGap.Value, view.Rule.AtMost is { Value: { InDays: 7 } most } ? most.Sessions : 0,
            begins, latest,
            Week(weekdays, BookingWish.Span(DayTime.Any)), wish.Time == DayTime.Any ? WeekHours.None : Week(weekdays, BookingWish.Span(wish.Time)),
            elsewhere.Select(basis.DayOf).ToHashSet(), null, wish.Practitioner is { } wanted && basis.Names.TryGetValue(wanted, out var name) ? [name] : [], 1, held, null);
    }

    static WeekHours Week(IEnumerable<int> weekdays, DayPart part) => new(weekdays.ToDictionary(w => w, IReadOnlyList<MinuteSpan> (_) => [new(part.From, part.To)]));

    static int LongestGap(CourseView view) => Math.Max(view.Rule.LatestGap.Value, view.Course.GapDays ?? 0);

    static DateOnly Begins(CourseView view, Next.Due due, BookingWish wish) => new[] { view.Today, due.Window.Earliest.Date, wish.NotBefore ?? view.Today }.Max();
}
