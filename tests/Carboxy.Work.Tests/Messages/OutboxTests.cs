using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Messages;

public sealed class OutboxTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_course_that_is_booked_leaves_one_message_and_a_repeat_of_the_form_none(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var course = await desk.Treating.PlanAsync();
        var key = desk.Treating.NewKey();
        var booked = Assert.IsType<CourseBooked.Kept>(await desk.With((BookCourse book) => book.RunAsync(key, course, 0, desk.Weekly(), Cancel)));

        Assert.IsType<CourseBooked.Kept>(await desk.With((BookCourse book) => book.RunAsync(key, course, 0, desk.Weekly(), Cancel)));

        var message = Assert.Single(await AllAsync(desk));
        Assert.Equal((MessageKind.Booking, course, 0, MessageState.Waiting), (message.Kind, message.CourseId, message.FromVersion, message.State));
        Assert.Equal(desk.Clinic.Clock.Now + Outbox.Grace, message.DueAt);
        Assert.Equal(1, booked.Version);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_is_refused_leaves_no_message(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var (mine, theirs) = (await desk.Treating.PlanAsync(), await desk.AnotherAsync());
        await desk.BookedAsync(theirs, 0, desk.Place(1, 0));

        Assert.IsType<CourseBooked.Taken>(await desk.BookAsync(mine, 0, desk.Place(1, 0)));
        Assert.IsType<CourseBooked.Refused>(await desk.BookAsync(mine, 0, desk.Place(1, 0, start: 60)));

        Assert.Equal(theirs, Assert.Single(await AllAsync(desk)).CourseId);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_visit_that_is_confirmed_or_a_hold_that_gives_way_says_nothing(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var (mine, theirs) = (await desk.Treating.PlanAsync(), await desk.AnotherAsync());
        var held = await desk.BookedAsync(mine, 0, desk.Place(1, 0), desk.Place(2, 2, hold: desk.Clinic.Clock.Now.AddDays(60)));

        Assert.IsType<CourseBooked.Kept>(await desk.With((ChangeBookingState c) => c.RunAsync(desk.Treating.NewKey(), held.Bookings[0], 1, BookingState.Confirmed, null, Cancel)));
        await desk.BookedAsync(theirs, 0, desk.Place(1, 2));

        Assert.Equal(new[] { mine, theirs }.ToHashSet(), [.. (await AllAsync(desk)).Select(m => m.CourseId)]);
        Assert.Equal(2, (await AllAsync(desk)).Count);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_signed_session_leaves_one_word_of_aftercare(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var course = await desk.Treating.PlanAsync();
        await desk.Treating.ConsentAsync(course);

        var session = await desk.Treating.TreatAsync(course);

        var all = await AllAsync(desk);
        var message = Assert.Single(all, m => !m.AsksAfter);
        var asks = Assert.Single(all, m => m.AsksAfter);
        Assert.Equal(message.CreatedAt + Outbox.CheckUpAfter, asks.DueAt);
        Assert.Equal((MessageKind.Aftercare, session.Id.Value), (message.Kind, message.SessionId!.Value.Value));
    }

    static async Task<List<MessageRow>> AllAsync(Desk desk)
    {
        await using var db = desk.Clinic.Db();
        return await db.Messages.AsNoTracking().OrderBy(m => m.Id).ToListAsync(Cancel);
    }
}
