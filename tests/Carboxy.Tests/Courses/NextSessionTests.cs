using Carboxy.Quantities;
using static Carboxy.Courses.Clinic;

namespace Carboxy.Courses;

public class NextSessionTests
{
    [Fact]
    public void The_next_mask_may_come_from_day_7_and_is_late_after_day_14()
    {
        var due = Due(SoFar(Mask(), 0, 7, 14), today: 16);

        Assert.Equal((4, Day(21), Day(28)), (due.Number, due.Window.Earliest.Date, due.Window.Latest!.Date));
        Assert.Contains("session 3", due.Window.Earliest.Reasons[0].Text.En, StringComparison.Ordinal);
        Assert.Equal(Lateness.OnTime, due.Lateness);
        Assert.Equal(new Progress(3, 7, Overdue: false), due.Progress);
    }

    [Fact]
    public void A_refused_day_says_how_many_days_are_missing_and_which_is_the_first()
    {
        var due = Due(SoFar(Mask(), 0, 7, 14), today: 16);

        var refused = Assert.Single(due.Window.Refuse(Day(19)), r => r.Text.En.Contains("session 3", StringComparison.Ordinal));

        Assert.Equal("20 Mar 2027 is 5 days after session 3; the minimum is 7 days. The first allowed day is 22 Mar 2027.", refused.Text.En);
        Assert.Equal("20.03.2027: 5 дней после сеанса 3, нужно не меньше: 7 дней. Первый допустимый день — 22.03.2027.", refused.Text.Ru);
        Assert.Contains("S0-57", refused.Sources);
        Assert.Empty(due.Window.Refuse(Day(21)));
    }

    [Theory]
    [InlineData(14, Lateness.OnTime)]
    [InlineData(15, Lateness.Late)]
    [InlineData(28, Lateness.Late)]
    [InlineData(29, Lateness.RescreenNeeded)]
    public void Lateness_grows_with_the_gap(int today, Lateness lateness) =>
        Assert.Equal(lateness, Due(SoFar(Mask(), 0), today).Lateness);

    [Fact]
    public void Being_late_only_warns_but_a_long_gap_blocks_until_screened_and_measured_anew()
    {
        var soFar = SoFar(Mask(), 0);

        Assert.False(Due(soFar, today: 20).Blocked);
        Assert.NotNull(Due(soFar, today: 20).Window.Conflict);
        Assert.Contains(Due(soFar, today: 30).Blocks, b => b.Sources.Contains("G-20"));
        Assert.Contains(Due(soFar with { Clearance = Cleared(Modality.NonInvasive, "face", on: 30) }, today: 30).Blocks, b => b.Sources.Contains("G-20"));
        Assert.False(Due(soFar with { Clearance = Cleared(Modality.NonInvasive, "face", on: 30), MeasuredOn = [Day(30)] }, today: 30).Blocked);
    }

    [Fact]
    public void After_session_4_nothing_goes_on_before_it_is_measured()
    {
        var soFar = SoFar(Mask(), 0, 7, 14, 21);

        Assert.Contains(Due(soFar, today: 28).Blocks, b => b.Sources.Contains("C-03"));
        Assert.Contains(Due(soFar with { MeasuredOn = [Day(20)] }, today: 28).Blocks, b => b.Sources.Contains("C-03"));
        Assert.False(Due(soFar with { MeasuredOn = [Day(21)] }, today: 28).Blocked);
    }

    [Fact]
    public void An_express_session_gives_no_credit_but_the_skin_still_rests()
    {
        var soFar = SoFar(Mask(), 0);
        var express = new HeldSession(Day(6), Modality.NonInvasive, "face", Course: soFar.Course.Id, Express: true);

        var due = Due(soFar with { History = soFar.History with { Sessions = [.. soFar.History.Sessions, express] } }, today: 8);

        Assert.Equal((2, 1), (due.Number, due.Progress.Held));
        Assert.Equal(Day(13), due.Window.Earliest.Date);
    }

    [Fact]
    public void One_zone_has_one_kind_of_treatment_a_week()
    {
        var soFar = SoFar(Mask(), 0);
        HeldSession Needle(string zone) => new(Day(10), Modality.Injection, zone, Side.Left);

        DateOnly Earliest(string zone) => Due(soFar with { History = new([.. soFar.History.Sessions, Needle(zone)], []) }, today: 11).Window.Earliest.Date;

        Assert.Equal(Day(17), Earliest("face"));
        Assert.Equal(Day(17), Earliest("periorbital"));
        Assert.Equal(Day(11), Earliest("thigh"));
    }

    [Fact]
    public void The_right_thigh_does_not_wait_for_the_left()
    {
        var left = SoFar(Needle(), 0);
        var other = new HeldSession(Day(3), Modality.Injection, "thigh", Side.Right);

        Assert.Equal(Day(4), Due(left with { History = new([.. left.History.Sessions, other], []) }, today: 4).Window.Earliest.Date);
        Assert.Equal(Day(5), Due(left with { History = new([.. left.History.Sessions, other with { Side = Side.Both }], []) }, today: 4).Window.Earliest.Date);
    }

    [Fact]
    public void After_the_last_session_only_measurements_are_left()
    {
        var done = Assert.IsType<Next.Complete>(NextSession.Window(SoFar(Mask(4), 0, 7, 14, 21), CourseFiles.Real, ClinicDays.EveryDay, Day(22)));

        Assert.Equal([Day(21).AddMonths(3), Day(21).AddMonths(6), Day(21).AddMonths(12)], done.FollowUps.Select(f => f.On));
    }

    [Fact]
    public void A_stopped_course_has_no_next_session()
    {
        var soFar = SoFar(Mask(), 0);

        Assert.IsType<Next.Ended>(NextSession.Window(soFar with { Course = soFar.Course with { State = CourseState.Stopped } }, CourseFiles.Real, ClinicDays.EveryDay, Day(7)));
    }

    [Fact]
    public void A_clearance_that_ends_too_early_or_is_for_another_zone_blocks()
    {
        var soFar = SoFar(Mask(), 0, 7);

        Assert.Contains(Due(soFar with { Clearance = null }, today: 14).Blocks, b => b.Sources.Contains("P8"));
        Assert.Contains(Due(soFar with { Clearance = Cleared(Modality.NonInvasive, "neck") }, today: 14).Blocks, b => b.Sources.Contains("P8"));
        Assert.Contains(Due(soFar with { Clearance = Cleared(Modality.NonInvasive, "face", on: -85) }, today: 14).Blocks, b => b.Sources.Contains("P8"));
    }

    [Fact]
    public void A_goal_that_needs_a_baseline_waits_for_it()
    {
        var soFar = SoFar(Needle());

        Assert.Contains(Due(soFar, today: 0).Blocks, b => b.Sources.Contains("C-27"));
        Assert.False(Due(soFar with { MeasuredOn = [Today] }, today: 0).Blocked);
    }

    [Fact]
    public void The_offered_day_is_open_and_inside_the_window()
    {
        var next = Assert.IsType<Next.Due>(NextSession.Window(SoFar(Mask(), 5), CourseFiles.Real, Weekdays, Day(6)));

        Assert.Equal(new Proposal(Day(14), Late: false), next.Proposal); // day 12 is a Saturday
    }

    [Fact]
    public void More_sessions_need_a_fresh_measurement_and_consent_and_never_pass_ten()
    {
        var course = Planned(Mask()).Course;
        DateOnly[] held = [.. Enumerable.Range(0, 7).Select(i => Day(7 * i))];
        LongerCourse Ask(int sessions, Extension? extension) => LongerCourse.Decide(course, sessions, extension, null, held, CourseFiles.Real);

        Assert.Equal(10, Assert.IsType<LongerCourse.Extended>(Ask(10, new(Day(42), Day(43)))).Course.Sessions);
        Assert.IsType<LongerCourse.Refused>(Ask(10, null));
        Assert.IsType<LongerCourse.Refused>(Ask(10, new(Day(41), Day(43))));
        Assert.IsType<LongerCourse.Refused>(Ask(11, new(Day(42), Day(43))));
    }
}
