using Carboxy.Quantities;
using FsCheck;
using FsCheck.Fluent;
using static Carboxy.Courses.Clinic;

namespace Carboxy.Courses;

/// <summary>What holds of every course, whatever life does to it.</summary>
public class CourseProperties
{
    static readonly string[] Procedures = [.. CourseFiles.Real.Spacing.All.Select(s => s.Procedure)];

    static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(500);

    static Gen<ClinicDays> Calendars =>
        from open in Gen.SubListOf(Enum.GetValues<DayOfWeek>())
        from closed in Gen.Choose(0, 60).ListOf()
        select new ClinicDays(open.Count == 0 ? [DayOfWeek.Thursday] : open, closed.Select(Day));

    static Gen<IReadOnlyList<PastProcedure>> Others =>
        from procedures in Other.ListOf()
        select (IReadOnlyList<PastProcedure>)[.. procedures];

    static Gen<PastProcedure> Other =>
        from name in Gen.Elements(Procedures)
        from day in Gen.Choose(-60, 40)
        from zone in Gen.Elements<string?>("face", "thigh", "abdomen", null)
        select new PastProcedure(name, Day(day), zone, ReleasedBySurgeon: true);

    static Gen<CourseWish> Wishes =>
        from needle in Gen.Elements(true, false)
        from sessions in needle ? Gen.Choose(4, 10) : Gen.Choose(4, 7)
        from gap in needle ? Gen.Choose(2, 42) : Gen.Choose(7, 14)
        from chosen in Gen.Elements(true, false)
        from start in Gen.Choose(0, 30)
        from others in Others
        from elsewhere in Sessions(null)
        select (needle ? Needle(sessions) : Mask(sessions)) with
        {
            GapDays = chosen ? gap : null,
            StartsOn = Day(start),
            History = new(elsewhere, others),
        };

    static Gen<IReadOnlyList<HeldSession>> Sessions(Course? course) =>
        from sessions in Session(course).ListOf()
        select (IReadOnlyList<HeldSession>)[.. sessions];

    static Gen<HeldSession> Session(Course? course) =>
        from day in Gen.Choose(-40, 60)
        from modality in Gen.Elements(Modality.Injection, Modality.NonInvasive)
        from zone in Gen.Elements<string?>("face", "cheeks", "thigh", "leg", "scalp", null)
        from side in Gen.Elements(Side.None, Side.Left, Side.Right, Side.Both)
        from express in Gen.Elements(true, false)
        from mine in Gen.Elements(true, false)
        select mine && course is not null
            ? new HeldSession(Day(day), course.Modality, course.Zone, course.Side, course.Id)
            : new HeldSession(Day(day), modality, zone, side, Express: express && modality == Modality.NonInvasive);

    static Gen<(CourseSoFar SoFar, int Today, ClinicDays Days)> Lives =>
        from wish in Wishes
        from held in Sessions(wish.AsTestCourse())
        from today in Gen.Choose(0, 90)
        from days in Calendars
        select (new CourseSoFar(wish.AsTestCourse(), wish.Clearance, wish.History with { Sessions = [.. wish.History.Sessions, .. held] }, []), today, days);

    [Fact]
    public void Planned_dates_keep_every_gap_and_never_crowd_a_week() =>
        Prop.ForAll(Wishes.ToArbitrary(), Calendars.ToArbitrary(), (wish, days) =>
        {
            var planned = Planned(wish, days);
            var rule = CourseFiles.Real.RuleFor(planned.Course.Modality);
            var on = planned.Plan.Sessions.Select(s => s.On.DayNumber).ToList();
            var gaps = on.Zip(on.Skip(1), (a, b) => b - a);
            return on.Count == wish.Sessions && on.Count <= 10
                && gaps.All(g => g >= rule.MinimumGap.Value)
                && on.All(first => on.Count(d => d >= first && d < first + 7) <= 3)
                && planned.Plan.Sessions.All(s => days.IsOpen(s.On) && s.On >= s.Earliest.Date && s.On >= wish.StartsOn);
        }).Check(Often);

    [Fact]
    public void A_planned_day_outside_its_window_is_called_late() =>
        Prop.ForAll(Wishes.ToArbitrary(), Calendars.ToArbitrary(), (wish, days) =>
            Planned(wish, days).Plan.Sessions.All(s => s.Late == (s.Latest is { } latest && s.On > latest.Date))).Check(Often);

    [Fact]
    public void No_number_above_ten_is_ever_planned() =>
        Prop.ForAll(Gen.Choose(11, 60).ToArbitrary(), Gen.Elements(true, false).ToArbitrary(), (sessions, needle) =>
            Kinds((needle ? Needle(sessions) : Mask(sessions)) with { Extension = new(Today, Today) }).Contains(RefusalKind.NumberOutsideLimits)).Check(Often);

    [Fact]
    public void One_more_session_never_makes_the_next_one_earlier() =>
        Prop.ForAll(Lives.ToArbitrary(), Gen.Choose(-40, 60).ToArbitrary(), (life, on) =>
        {
            var (soFar, today, days) = life;
            var more = soFar with { History = soFar.History with { Sessions = [.. soFar.History.Sessions, Held(soFar.Course, on)] } };
            return NextSession.Window(soFar, CourseFiles.Real, days, Day(today)) is not Next.Due before
                || NextSession.Window(more, CourseFiles.Real, days, Day(today)) is not Next.Due after
                || after.Window.Earliest.Date >= before.Window.Earliest.Date;
        }).Check(Often);

    [Fact]
    public void The_window_is_possible_or_its_conflict_is_explained() =>
        Prop.ForAll(Lives.ToArbitrary(), life =>
            NextSession.Window(life.SoFar, CourseFiles.Real, life.Days, Day(life.Today)) is not Next.Due due
            || due.Window.Latest is not { } latest
            || (due.Window.Earliest.Date <= latest.Date) == (due.Window.Conflict is null)).Check(Often);

    [Fact]
    public void The_order_in_which_things_were_written_down_does_not_matter() =>
        Prop.ForAll(Lives.ToArbitrary(), life =>
        {
            var (soFar, today, days) = life;
            var turned = soFar with { History = new([.. soFar.History.Sessions.Reverse()], [.. soFar.History.Procedures.Reverse()]) };
            return Said(soFar) == Said(turned);

            string Said(CourseSoFar told) => NextSession.Window(told, CourseFiles.Real, days, Day(today)) is Next.Due due
                ? string.Join('\n', due.Window.Earliest.Reasons.Concat(due.Window.Latest?.Reasons ?? []).Select(r => r.In(Language.Russian)).Append($"{due.Proposal} {due.Lateness} {due.Progress}"))
                : "over";
        }).Check(Often);

    [Fact]
    public void Every_bound_and_every_refused_day_has_a_reason_with_a_source() =>
        Prop.ForAll(Lives.ToArbitrary(), life =>
            NextSession.Window(life.SoFar, CourseFiles.Real, life.Days, Day(life.Today)) is not Next.Due due
            || (Sourced(due.Window.Earliest.Reasons) && (due.Window.Latest is null || Sourced(due.Window.Latest.Reasons))
                && Sourced(due.Window.Refuse(due.Window.Earliest.Date.AddDays(-1))) && due.Window.Refuse(due.Window.Earliest.Date).Count == 0)).Check(Often);

    [Fact]
    public void An_offered_day_is_open_and_never_refused() =>
        Prop.ForAll(Lives.ToArbitrary(), life =>
            NextSession.Window(life.SoFar, CourseFiles.Real, life.Days, Day(life.Today)) is not Next.Due { Proposal: { } offered } due
            || (life.Days.IsOpen(offered.On) && due.Window.Refuse(offered.On).Count == 0)).Check(Often);

    static bool Sourced(IReadOnlyList<Reason> reasons) => reasons.Count > 0 && reasons.All(r => r.Sources.Count > 0);
}
