using Carboxy.Work.Audit;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;

namespace Carboxy.Work.Messages;

public sealed class SendMessagesTests(PostgresServer postgres)
{
    static readonly TimeSpan Grace = TimeSpan.FromMinutes(3);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_booked_course_is_told_once_and_not_before_the_grace_is_over(Engine engine)
    {
        await using var office = await PostOffice.OpenAsync(engine, postgres);
        var course = await office.Desk.Treating.PlanAsync();
        await office.Desk.BookedAsync(course, 0, office.Desk.Weekly());

        Assert.Equal(new(0, 0, 0, 0), await office.SendAfterAsync(Grace - TimeSpan.FromSeconds(1)));
        Assert.Equal(new(1, 0, 0, 0), await office.SendAfterAsync(TimeSpan.FromSeconds(1)));
        Assert.Equal(new(0, 0, 0, 0), await office.SendAfterAsync(TimeSpan.FromHours(1)));

        var letter = Assert.Single(office.Letters);
        Assert.Equal(("You are booked: Test", "anna@example.org"), (letter.Subject, letter.To));
        Assert.Contains("• Wed 11 March, 10:00", string.Join('\n', letter.Paragraphs), StringComparison.Ordinal);
        Assert.Equal(5, letter.Calendar!.Events.Count);
        Assert.All(letter.Calendar.Events, e => Assert.Equal(1, e.Sequence));
        var lines = await office.Desk.With((AuditTrail trail) => trail.OfPatientAsync(office.Desk.Treating.Patient.Id, 50, Cancel));
        Assert.Contains(lines, l => l is { Record: "message", Why: "mail_accepted", Actor: "program:messages" });
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Acts_within_the_grace_become_one_message_with_the_last_word(Engine engine)
    {
        await using var office = await PostOffice.OpenAsync(engine, postgres);
        var course = await office.Desk.Treating.PlanAsync();
        await office.Desk.BookedAsync(course, 0, office.Desk.Weekly());
        office.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.IsType<CourseBooked.Kept>(await office.Desk.With((MoveBookings move) => move.RunAsync(office.Desk.Treating.NewKey(), course, 1, [office.Desk.Place(1, 0, start: 700)], null, Cancel)));

        await office.SendAfterAsync(TimeSpan.FromMinutes(2));
        Assert.Empty(office.Letters);
        await office.SendAfterAsync(TimeSpan.FromMinutes(1));

        var letter = Assert.Single(office.Letters);
        var said = string.Join('\n', letter.Paragraphs);
        Assert.StartsWith("You are booked", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("• Wed 11 March, 11:40", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Wed 11 March, 10:00", said, StringComparison.Ordinal);
        Assert.Equal([MessageEnds.Joined, null], (await office.RowsAsync()).Select(r => r.Why));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Booked_and_cancelled_within_the_grace_says_nothing_at_all(Engine engine)
    {
        await using var office = await PostOffice.OpenAsync(engine, postgres);
        var course = await office.Desk.Treating.PlanAsync();
        await office.Desk.BookedAsync(course, 0, office.Desk.Weekly());
        office.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.IsType<CourseBooked.Kept>(await office.Desk.With((CancelBookings cancel) => cancel.RunAsync(office.Desk.Treating.NewKey(), course, 1, [1, 2, 3, 4, 5], "typed wrong", Cancel)));

        await office.SendAfterAsync(Grace);
        await office.SendAfterAsync(Grace);

        Assert.Empty(office.Letters);
        Assert.Equal([MessageEnds.Joined, MessageEnds.NothingChanged], (await office.RowsAsync()).Select(r => r.Why));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_course_that_is_planned_anew_is_told_in_one_message_and_the_calendar_follows(Engine engine)
    {
        await using var office = await PostOffice.OpenAsync(engine, postgres);
        var course = await office.Desk.Treating.PlanAsync();
        await office.Desk.BookedAsync(course, 0, office.Desk.Weekly());
        await office.SendAfterAsync(Grace);
        var anew = office.Desk.Weekly(4, start: 700);
        Assert.IsType<CourseBooked.Kept>(await office.Desk.With((RebookCourse rebook) => rebook.RunAsync(office.Desk.Treating.NewKey(), course, 1, anew, "patient cannot come", Cancel)));

        await office.SendAfterAsync(Grace);

        Assert.Equal(2, office.Letters.Count());
        var (first, second) = (office.Letters.First(), office.Letters.Last());
        Assert.StartsWith("Your visits have changed", second.Subject, StringComparison.Ordinal);
        Assert.Contains("• Wed 11 March, 10:00", second.Paragraphs[4], StringComparison.Ordinal);
        Assert.Equal(first.Calendar!.Events.Select(e => e.Uid).Order(), second.Calendar!.Events.Select(e => e.Uid).Order());
        Assert.All(second.Calendar.Events, e => Assert.Equal(2, e.Sequence));
        Assert.Equal(1, second.Calendar.Events.Count(e => e.Status == Exchange.Calendars.CalendarStatus.Cancelled));
        Assert.NotEqual(first.Key, second.Key);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_cancelled_course_is_told_with_the_times_that_are_free_again(Engine engine)
    {
        await using var office = await PostOffice.OpenAsync(engine, postgres);
        var course = await office.Desk.Treating.PlanAsync();
        await office.Desk.BookedAsync(course, 0, office.Desk.Weekly());
        await office.SendAfterAsync(Grace);
        Assert.IsType<CourseBooked.Kept>(await office.Desk.With((CancelBookings cancel) => cancel.RunAsync(office.Desk.Treating.NewKey(), course, 1, [1, 2, 3, 4, 5], "moves away", Cancel)));

        await office.SendAfterAsync(Grace);

        var letter = office.Letters.Last();
        Assert.StartsWith("Your booking is cancelled", letter.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("moves away", string.Join('\n', letter.Paragraphs), StringComparison.Ordinal);
        Assert.All(letter.Calendar!.Events, e => Assert.Equal(Exchange.Calendars.CalendarStatus.Cancelled, e.Status));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Without_settings_nothing_is_sent_and_old_news_is_never_told(Engine engine)
    {
        await using var office = await PostOffice.OpenAsync(engine, postgres, MessageSettings.None);
        var course = await office.Desk.Treating.PlanAsync();
        await office.Desk.BookedAsync(course, 0, office.Desk.Weekly());

        Assert.Equal(new(0, 0, 0, 0), await office.SendAfterAsync(Grace));
        Assert.Equal(MessageState.Waiting, Assert.Single(await office.RowsAsync()).State);
        Assert.Equal(new(0, 1, 0, 0), await office.SendAfterAsync(TimeSpan.FromDays(3)));

        Assert.Empty(office.Letters);
        Assert.Equal(MessageEnds.TooOld, Assert.Single(await office.RowsAsync()).Why);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_falls_into_the_quiet_hours_waits_for_the_morning(Engine engine)
    {
        await using var office = await PostOffice.OpenAsync(engine, postgres);
        office.Clock.Now = new(2026, 3, 10, 18, 30, 0, TimeSpan.Zero); // half past nine in the evening in Moscow
        var course = await office.Desk.Treating.PlanAsync();
        await office.Desk.BookedAsync(course, 0, office.Desk.Weekly());

        await office.SendAfterAsync(Grace);
        Assert.Equal(new DateTimeOffset(2026, 3, 11, 6, 0, 0, TimeSpan.Zero), Assert.Single(await office.RowsAsync()).DueAt);
        office.Clock.Now = new(2026, 3, 11, 6, 0, 0, TimeSpan.Zero);
        await office.SendAsync();

        Assert.Single(office.Letters);
    }
}
