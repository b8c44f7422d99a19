using Carboxy.Work.Booking;
using Carboxy.Work.Database;

namespace Carboxy.Work.Messages;

public sealed class PlanRemindersTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static DateTimeOffset Moscow(int day, int hour, int minute = 0) => new(2026, 3, day, hour, minute, 0, TimeSpan.FromHours(3));

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_visit_is_called_to_mind_two_days_and_three_hours_before_each_once(Engine engine)
    {
        await using var office = await BookedOnAsync(engine, 18, 14 * 60);

        Assert.Equal(2, await PlanAsync(office));
        Assert.Equal(0, await PlanAsync(office));

        Assert.Equal([(MessageKind.ReminderDays, Moscow(16, 14)), (MessageKind.ReminderHours, Moscow(18, 11))], await RemindersAsync(office));
        office.Clock.Now = Moscow(16, 14);
        Assert.Equal(1, (await office.SendAsync()).Sent);
        office.Clock.Now = Moscow(18, 11);
        Assert.Equal(1, (await office.SendAsync()).Sent);
        Assert.Equal(["Your visit on Wed 18 March: Test", "Your visit on Wed 18 March at 14:00: Test"], office.Letters.Select(l => l.Subject));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_first_reminder_carries_a_link_that_moves_the_visit_and_the_second_none(Engine engine)
    {
        await using var office = await BookedOnAsync(engine, 18, 14 * 60);
        await office.SetUpAsync(new() { Mail = PostOffice.Server, Site = "https://clinic.example.org/" });
        await PlanAsync(office);

        office.Clock.Now = Moscow(16, 14);
        await office.SendAsync();
        office.Clock.Now = Moscow(18, 11);
        await office.SendAsync();

        var letters = office.Letters.ToList();
        var link = Assert.Single(letters[0].Paragraphs, p => p.Contains("https://clinic.example.org/v/", StringComparison.Ordinal));
        var token = link[(link.LastIndexOf('/') + 1)..];
        Assert.Contains($"/v/{token}", letters[0].Sms, StringComparison.Ordinal);
        Assert.DoesNotContain("/v/", $"{letters[1].Sms} {string.Join(' ', letters[1].Paragraphs)}", StringComparison.Ordinal);
        office.Clock.Now = Moscow(16, 15);
        var visit = await office.Desk.With((OwnVisit own) => own.OpenAsync(token, Cancel));
        Assert.Equal((new DateOnly(2026, 3, 18), 14 * 60, false), (visit!.Booking.OnDay, visit.Booking.StartMinute, visit.TooLate));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Two_programs_plan_the_same_reminder_once(Engine engine)
    {
        await using var office = await BookedOnAsync(engine, 18, 14 * 60);

        var planned = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => PlanAsync(office), Cancel)));

        Assert.Equal(2, planned.Sum());
        Assert.Equal(2, (await RemindersAsync(office)).Count);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_reminder_before_nine_goes_out_the_evening_before(Engine engine)
    {
        await using var office = await BookedOnAsync(engine, 18, 10 * 60);
        await PlanAsync(office);

        Assert.Equal((MessageKind.ReminderHours, Moscow(17, 20, 59)), (await RemindersAsync(office))[1]);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_visit_that_moves_is_called_to_mind_at_its_new_time_only(Engine engine)
    {
        await using var office = await BookedOnAsync(engine, 18, 14 * 60);
        await PlanAsync(office);
        var course = (await office.RowsAsync())[0].CourseId;
        Assert.IsType<CourseBooked.Kept>(await office.Desk.With((MoveBookings move) => move.RunAsync(office.Desk.Treating.NewKey(), course, 1, [office.Desk.Place(1, 1, start: 16 * 60)], null, Cancel)));

        await PlanAsync(office);
        office.Clock.Now = Moscow(16, 14);
        await office.SendAsync();
        office.Clock.Now = Moscow(16, 16);
        await office.SendAsync();

        Assert.Equal(MessageEnds.VisitMoved, (await office.RowsAsync()).First(r => r.Kind == MessageKind.ReminderDays).Why);
        Assert.Contains("16:00", string.Join('\n', Assert.Single(office.Letters, l => l.Subject.StartsWith("Your visit on", StringComparison.Ordinal)).Paragraphs), StringComparison.Ordinal);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_cancelled_visit_is_not_called_to_mind_and_neither_is_one_that_has_begun(Engine engine)
    {
        await using var office = await BookedOnAsync(engine, 18, 14 * 60);
        await PlanAsync(office);
        office.Clock.Now = Moscow(18, 14);
        Assert.Equal(new(0, 2, 0, 0), await office.SendAsync());
        Assert.All((await office.RowsAsync()).Where(r => r.BookingId is not null), r => Assert.Equal(MessageEnds.VisitPast, r.Why));

        await using var other = await BookedOnAsync(engine, 18, 14 * 60);
        await PlanAsync(other);
        var course = (await other.RowsAsync())[0].CourseId;
        Assert.IsType<CourseBooked.Kept>(await other.Desk.With((CancelBookings cancel) => cancel.RunAsync(other.Desk.Treating.NewKey(), course, 1, [1], "ill", Cancel)));
        other.Clock.Now = Moscow(16, 14);
        await other.SendAsync();
        Assert.Equal(MessageEnds.VisitMoved, (await other.RowsAsync()).First(r => r.Kind == MessageKind.ReminderDays).Why);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Who_books_late_hears_no_reminder_whose_time_had_come(Engine engine)
    {
        await using var office = await BookedOnAsync(engine, 11, 16 * 60); // tomorrow

        Assert.Equal(1, await PlanAsync(office));

        Assert.Equal([(MessageKind.ReminderHours, Moscow(11, 13))], await RemindersAsync(office));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Soft_holds_are_not_called_to_mind(Engine engine)
    {
        await using var office = await PostOffice.OpenAsync(engine, postgres);
        await office.Desk.BookedAsync(await office.Desk.Treating.PlanAsync(), 0, office.Desk.Place(1, 1, hold: office.Clock.Now.AddDays(60)));
        office.Clock.Now = Moscow(15, 12);

        Assert.Equal(0, await PlanAsync(office));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Who_wants_no_reminders_still_hears_of_changes(Engine engine)
    {
        await using var office = await BookedOnAsync(engine, 18, 14 * 60);
        Assert.True(await office.Desk.With((ChooseContact choose) => choose.RunAsync(office.Desk.Treating.Patient.Id, ContactWish.Everything with { Reminders = false }, Cancel)));
        await PlanAsync(office);
        office.Clock.Now = Moscow(16, 14);
        await office.SendAsync();
        Assert.Equal(MessageEnds.OptedOut, (await office.RowsAsync()).First(r => r.Kind == MessageKind.ReminderDays).Why);
        var course = (await office.RowsAsync())[0].CourseId;
        Assert.IsType<CourseBooked.Kept>(await office.Desk.With((MoveBookings move) => move.RunAsync(office.Desk.Treating.NewKey(), course, 1, [office.Desk.Place(1, 1, start: 16 * 60)], null, Cancel)));

        await office.SendAfterAsync(Outbox.Grace);

        Assert.Equal(["Your visits have changed: Test"], office.Letters.Select(l => l.Subject));
    }

    /// <summary>One visit on a day of March, its confirmation already told, and a clock that stands three days before it.</summary>
    async Task<PostOffice> BookedOnAsync(Engine engine, int day, int start)
    {
        var office = await PostOffice.OpenAsync(engine, postgres);
        await office.Desk.BookedAsync(await office.Desk.Treating.PlanAsync(), 0, office.Desk.Place(1, 0, start: start) with { Day = new(2026, 3, day) });
        await office.SendAfterAsync(Outbox.Grace);
        office.Mail.Letters.Clear();
        if (day > 13)
            office.Clock.Now = Moscow(15, 9);
        return office;
    }

    static Task<int> PlanAsync(PostOffice office) => office.Desk.With((PlanReminders plan) => plan.RunAsync(Cancel));

    static async Task<List<(MessageKind, DateTimeOffset)>> RemindersAsync(PostOffice office) =>
        [.. (await office.RowsAsync()).Where(r => r.BookingId is not null).Select(r => (r.Kind, r.DueAt.ToOffset(TimeSpan.FromHours(3)))).OrderBy(r => r.Kind)];
}
