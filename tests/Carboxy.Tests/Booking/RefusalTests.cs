using FsCheck;
using FsCheck.Fluent;

namespace Carboxy.Booking;

/// <summary>What holds of every refusal.</summary>
public class RefusalTests
{
    const Impediment Asked = Impediment.Hours | Impediment.Practitioner | Impediment.Assistant | Impediment.Room | Impediment.Device;

    static readonly WeekHours Always = new(Enumerable.Range(0, 7).ToDictionary(d => d, _ => (IReadOnlyList<MinuteSpan>)[new(0, 1440)]));

    static void Holds(Func<int, bool> property, int times = 300) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(times));

    /// <summary>Small clinics whose course cannot be booked, one in three of them.</summary>
    static void HoldsOfRefusals(Func<BookingProblem, Refusal, bool> property, int times) => Holds(seed =>
    {
        var problem = SmallClinic.Invent(seed);
        return CourseRefusal.Explain(new(problem), problem.Courses[0]) is not { } refusal || property(problem, refusal);
    }, times);

    [Fact]
    public void A_course_is_refused_exactly_when_it_cannot_be_booked() => Holds(seed =>
    {
        var problem = SmallClinic.Invent(seed);
        var (calendar, course) = (new Calendar(problem), problem.Courses[0]);
        var refusal = CourseRefusal.Explain(calendar, course);
        return refusal is null == new CourseBooker(calendar).Book(new(course, calendar)) is not null && (refusal is null || refusal.Reasons.Count > 0);
    }, 500);

    [Fact]
    public void A_beginning_is_refused_exactly_when_the_board_does_not_have_it() => Holds(seed =>
    {
        var problem = SmallClinic.Invent(seed);
        var (calendar, course) = (new Calendar(problem), problem.Courses[0]);
        var board = new OfferBoard(calendar);
        board.Fill(new(course, calendar));
        return Enumerable.Range(0, problem.Days).All(day => CourseRefusal.Explain(calendar, course, day) is { } refusal
            ? board.Best(day) is null && refusal.Reasons.Count > 0
            : board.Best(day) is { } plan && plan[0].Day == day);
    }, 100);

    [Fact]
    public void The_sessions_before_the_refused_one_can_be_placed_and_it_cannot() => HoldsOfRefusals((problem, refusal) =>
    {
        var course = problem.Courses[0];
        return (refusal.Session == 1 || EveryPlan.Cheapest(problem, First(problem, course, refusal.Session - 1)) is not null)
            && EveryPlan.Cheapest(problem, First(problem, course, refusal.Session)) is null;
    }, 100);

    [Fact]
    public void Every_reason_is_true_of_each_of_its_days() => HoldsOfRefusals((problem, refusal) =>
    {
        var course = problem.Courses[0];
        return refusal.Reasons.All(reason => reason.Days.Count > 0 && reason.Days.Take(3).All(day => (reason.Impediments & Asked) is not Impediment.None and var asked
            ? !EveryPlan.HasPlace(Spared(problem, course, asked), Spare(problem, course, asked), course.Sessions[refusal.Session - 1], day)
            : reason.Impediments switch
            {
                Impediment.OffDay => course.OffDays.Contains(day),
                Impediment.Window => day < course.Earliest || day + ((course.Sessions.Count - refusal.Session) * course.ShortestGap) > Math.Min(course.Latest, problem.Days - 1),
                Impediment.TooSoon or Impediment.TooLate => refusal.Session > 1 || day - course.PriorDays.Max() < course.ShortestGap,
                Impediment.SevenDays => course.MostInSevenDays > 0,
                _ => false,
            }));
    }, 100);

    [Fact]
    public void No_day_within_reach_is_left_unexplained() => HoldsOfRefusals((problem, refusal) =>
    {
        var course = problem.Courses[0];
        var explained = refusal.Reasons.SelectMany(r => r.Days).ToHashSet();
        var open = Enumerable.Range(Math.Max(0, course.Earliest), Math.Max(0, Math.Min(course.Latest, problem.Days - 1) - Math.Max(0, course.Earliest) + 1));
        return refusal.Session > 1 || course.PriorDays.Count > 0 || open.All(explained.Contains);
    }, 1000);

    [Fact]
    public void Every_way_out_leads_to_a_plan_that_keeps_the_other_rules() => HoldsOfRefusals((problem, refusal) =>
    {
        var course = problem.Courses[0];
        var loose = course with { Latest = problem.Days, LongestGap = problem.Days, Hours = Always, OffDays = new HashSet<int>(), Practitioners = null };
        var wide = problem with { Courses = [loose], Resources = [.. problem.Resources, .. Enum.GetValues<ResourceKind>().Select(kind => new BookableResource("+1", kind, ["face", "help", "room", "co2"], [.. Enumerable.Range(0, problem.Days).Select(d => new DayInterval(d, 0, 1440))], []))] };
        return refusal.Ways.All(way => new[] { 0, 1, 2 }.Any(kind =>
            PlanJudge.Judge(wide with { Resources = [.. wide.Resources.Where(r => r.Id != "+1" || (int)r.Kind == kind)] }, new(problem.Name, new Dictionary<string, IReadOnlyList<BookedSession>?> { [course.Id] = way.Plan })).Valid));
    }, 500);

    [Fact]
    public void A_refusal_says_everything_in_both_languages() => HoldsOfRefusals((_, refusal) =>
        refusal.Reasons.Select(r => r.Words).Concat(refusal.Ways.Select(w => w.Words)).Append(refusal.Head).All(t => t.Ru.Any(c => c is >= 'а' and <= 'я') && !t.En.Any(c => c is >= 'а' and <= 'я')), 500);

    static CourseToBook First(BookingProblem problem, CourseToBook course, int sessions) => course with
    {
        Sessions = [.. course.Sessions.Take(sessions)],
        Incumbent = null,
        Latest = Math.Min(course.Latest, problem.Days - 1) - ((course.Sessions.Count - sessions) * course.ShortestGap),
    };

    /// <summary>Whoever is not asked is there at any time.</summary>
    static BookingProblem Spared(BookingProblem problem, CourseToBook course, Impediment asked)
    {
        IReadOnlyList<DayInterval> any = [.. Enumerable.Range(0, problem.Days).Select(d => new DayInterval(d, 0, 1440))];
        IEnumerable<BookableResource> More(Impediment kind, ResourceKind what, string tag) =>
            asked.HasFlag(kind) ? [] : [new($"+{tag}1", what, [tag], any, []), new($"+{tag}2", what, [tag], any, [])];
        return problem with
        {
            Resources = [.. problem.Resources, .. More(Impediment.Practitioner, ResourceKind.Practitioner, "face"), .. More(Impediment.Assistant, ResourceKind.Practitioner, "help"), .. More(Impediment.Room, ResourceKind.Room, "room"), .. More(Impediment.Device, ResourceKind.Device, "co2")],
        };
    }

    /// <summary>What is not asked of the patient is free, though nothing begins before the clinic opens.</summary>
    static CourseToBook Spare(BookingProblem problem, CourseToBook course, Impediment asked)
    {
        var opens = new Calendar(problem).Grid.MinuteOf(0);
        return course with
        {
            Hours = new((asked.HasFlag(Impediment.Hours) ? course.Hours : Always).Weekdays.ToDictionary(d => d, d => (IReadOnlyList<MinuteSpan>)
                [.. (asked.HasFlag(Impediment.Hours) ? course.Hours : Always).On(d).Select(h => new MinuteSpan(Math.Max(opens, h.From), h.To))])),
            Practitioners = asked.HasFlag(Impediment.Practitioner) ? course.Practitioners : null,
        };
    }
}
