using Carboxy.Work.Booking;
using Carboxy.Work.Messages;
using FsCheck;
using FsCheck.Fluent;

namespace Carboxy.Messages;

public class QuietHoursTests
{
    static readonly ClinicCalendar Berlin = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

    /// <summary>A year in quarters of an hour, with both changes of the clocks in it.</summary>
    static readonly Arbitrary<(DateTimeOffset At, QuietHours Quiet)> Moments =
        (from quarter in Gen.Choose(0, 366 * 96)
         from fromQuarter in Gen.Choose(0, 95)
         from untilQuarter in Gen.Choose(0, 95)
         select (new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(15 * quarter), new QuietHours(15 * fromQuarter, 15 * untilQuarter))).ToArbitrary();

    [Fact]
    public void Nothing_goes_out_in_the_quiet_hours_and_nothing_waits_longer_than_they_last() =>
        Prop.ForAll(Moments, m => m.Quiet.After(m.At, Berlin) is var after && after >= m.At && after - m.At <= TimeSpan.FromHours(25)
            && (!m.Quiet.Holds(Berlin.LocalOf(m.At).Minute) ? after == m.At : after == m.At || !m.Quiet.Holds(Berlin.LocalOf(after).Minute))).QuickCheckThrowOnFailure();

    [Fact]
    public void What_must_go_before_goes_before_the_quiet_hours_begin() =>
        Prop.ForAll(Moments, m => m.Quiet.Before(m.At, Berlin) is var before && before <= m.At && m.At - before <= TimeSpan.FromHours(25)
            && (m.Quiet.Holds(Berlin.LocalOf(m.At).Minute) || before == m.At)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2026-03-28T23:30:00Z", "2026-03-29T07:00:00Z", "2026-03-28T19:59:00Z")] // the night in which spring skips an hour
    [InlineData("2026-10-24T23:30:00Z", "2026-10-25T08:00:00Z", "2026-10-24T18:59:00Z")] // the night in which an hour comes twice
    [InlineData("2026-06-01T19:00:00Z", "2026-06-02T07:00:00Z", "2026-06-01T18:59:00Z")] // nine in the evening is quiet already
    [InlineData("2026-06-01T18:59:00Z", "2026-06-01T18:59:00Z", "2026-06-01T18:59:00Z")]
    [InlineData("2026-06-02T07:00:00Z", "2026-06-02T07:00:00Z", "2026-06-02T07:00:00Z")] // nine in the morning is not
    public void The_wall_clock_counts_on_the_nights_when_it_changes(string at, string after, string before)
    {
        Assert.Equal(At(after), QuietHours.Usual.After(At(at), Berlin));
        Assert.Equal(At(before), QuietHours.Usual.Before(At(at), Berlin));

        static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Equal_ends_mean_no_quiet_hours() => Assert.DoesNotContain(Enumerable.Range(0, 24 * 60), new QuietHours(600, 600).Holds);
}
