namespace Carboxy.Outcomes;

public class OutcomeScheduleTests
{
    static readonly DateOnly First = new(2026, 3, 2);

    [Theory]
    [InlineData(1, "Baseline")]
    [InlineData(4, "Baseline,Last")]
    [InlineData(6, "Baseline,Session4,Last")]
    [InlineData(7, "Baseline,Session4,Last")]
    [InlineData(10, "Baseline,Session4,Session7,Last")]
    public void A_course_asks_at_its_first_4th_7th_and_last_session_and_three_times_after(int planned, string moments) =>
        Assert.Equal(moments + ",Month3,Month6,Month12", string.Join(',', Due(planned, Held(0), [], First).Select(d => d.Purpose)));

    [Fact]
    public void Every_measure_of_the_course_is_asked_at_every_moment() =>
        Assert.Equal(14, OutcomeSchedule.For(10, Held(0), ["M-01", "M-26"], [], First).Count);

    [Fact]
    public void Change_and_satisfaction_are_not_asked_before_treatment() =>
        Assert.DoesNotContain(OutcomeSchedule.For(6, Held(0), ["M-02", "M-37"], [], First), due => due.Purpose is MeasurementPurpose.Baseline);

    [Fact]
    public void A_session_held_without_its_measure_is_overdue() =>
        Assert.Equal(DueState.Overdue, Of(MeasurementPurpose.Baseline, Due(6, Held(1), [], First)).State);

    [Fact]
    public void A_session_of_today_is_due_and_one_of_tomorrow_is_ahead()
    {
        CourseDay[] booked = [new(1, First, Held: false), new(6, First.AddDays(50), Held: false)];

        Assert.Equal(DueState.Due, Of(MeasurementPurpose.Baseline, Due(6, booked, [], First)).State);
        Assert.Equal(DueState.Upcoming, Of(MeasurementPurpose.Last, Due(6, booked, [], First)).State);
        Assert.Equal(DueState.Waiting, Of(MeasurementPurpose.Session4, Due(6, booked, [], First)).State);
    }

    [Fact]
    public void What_was_taken_before_or_on_the_day_is_done()
    {
        var early = Measured.Of("M-26", "pain=6", day: -3, MeasurementPurpose.Baseline);
        var onTheDay = Measured.Of("M-26", "pain=5", day: 21);

        var due = Due(6, Held(4), [early, onTheDay], First.AddDays(30));

        Assert.Equal(early, Of(MeasurementPurpose.Baseline, due).Taken);
        Assert.Equal(onTheDay, Of(MeasurementPurpose.Session4, due).Taken);
    }

    [Fact]
    public void A_baseline_taken_after_the_first_session_is_none() =>
        Assert.Equal(DueState.Overdue, Of(MeasurementPurpose.Baseline, Due(6, Held(1), [Measured.Of("M-26", "pain=6", day: 2, MeasurementPurpose.Baseline)], First.AddDays(5))).State);

    [Fact]
    public void The_last_of_a_course_that_was_prolonged_is_no_longer_the_last()
    {
        var last = Measured.Of("M-26", "pain=5", day: 21, MeasurementPurpose.Last);

        var due = Due(7, Held(7), [last], First.AddDays(60));

        Assert.Equal(DueState.Overdue, Of(MeasurementPurpose.Last, due).State);
        Assert.Equal(last, Of(MeasurementPurpose.Session4, due).Taken);
    }

    [Theory]
    [InlineData("2026-07-12", DueState.Upcoming)]
    [InlineData("2026-07-13", DueState.Due)]
    [InlineData("2026-07-27", DueState.Due)]
    [InlineData("2026-07-28", DueState.Overdue)]
    public void A_follow_up_counts_from_the_last_session_and_has_two_weeks(string today, DueState state) =>
        Assert.Equal(state, Of(MeasurementPurpose.Month3, Due(7, Held(7), [], DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture))).State);

    [Fact]
    public void Follow_ups_wait_until_the_last_session_is_held() =>
        Assert.Equal(DueState.Waiting, Of(MeasurementPurpose.Month3, Due(7, Held(6), [], First.AddDays(300))).State);

    [Fact]
    public void A_measurement_that_was_corrected_does_not_count()
    {
        var wrong = Measured.Of("M-26", "pain=9", purpose: MeasurementPurpose.Baseline);
        var right = Measured.Of("M-26", "pain=6", purpose: MeasurementPurpose.Baseline) with { Supersedes = wrong.Id };

        Assert.Equal(right, Of(MeasurementPurpose.Baseline, Due(6, Held(1), [right, wrong], First)).Taken);
    }

    static IReadOnlyList<DueMeasure> Due(int planned, IEnumerable<CourseDay> days, IEnumerable<Measurement> taken, DateOnly today) =>
        OutcomeSchedule.For(planned, days, ["M-26"], taken, today);

    /// <summary>Sessions a week apart, all held.</summary>
    static IEnumerable<CourseDay> Held(int count) => Enumerable.Range(1, count).Select(n => new CourseDay(n, First.AddDays(7 * (n - 1)), Held: true));

    static DueMeasure Of(MeasurementPurpose purpose, IEnumerable<DueMeasure> due) => due.Single(d => d.Purpose == purpose);
}
