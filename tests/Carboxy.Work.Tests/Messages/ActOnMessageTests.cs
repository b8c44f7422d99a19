using Carboxy.Work.Booking;
using Carboxy.Work.Database;

namespace Carboxy.Work.Messages;

/// <summary>What the desk sees of messages and may do with them.</summary>
public sealed class ActOnMessageTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_message_can_be_hurried_or_held_back_until_it_is_gone(Engine engine)
    {
        await using var office = await PostOffice.OpenAsync(engine, postgres);
        var (mine, theirs) = (await office.Desk.Treating.PlanAsync(), await office.Desk.AnotherAsync());
        await office.Desk.BookedAsync(mine, 0, office.Desk.Place(1, 0));
        await office.Desk.BookedAsync(theirs, 0, office.Desk.Place(1, 1));
        var rows = (await office.RowsAsync()).ToDictionary(r => r.CourseId, r => r.Id);

        Assert.True(await ActAsync(office, rows[mine], MessageDeed.SendNow));
        Assert.True(await ActAsync(office, rows[theirs], MessageDeed.Withhold));
        Assert.Equal(1, (await office.SendAsync()).Sent);
        await office.SendAfterAsync(Outbox.Grace);

        Assert.Single(office.Letters);
        Assert.False(await ActAsync(office, rows[mine], MessageDeed.Withhold));
        Assert.False(await ActAsync(office, rows[theirs], MessageDeed.SendNow));
        var desk = await office.Desk.With((OpenMessages open) => open.RunAsync(Cancel));
        Assert.Equal([MessageState.Dropped, MessageState.Sent], desk.Recent.Select(l => l.Message.State).Order().Reverse());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Who_was_called_is_told_only_what_is_new_since(Engine engine)
    {
        await using var office = await PostOffice.OpenAsync(engine, postgres);
        await office.Clinic.SqlAsync("update patient set email = null");
        var course = await office.Desk.Treating.PlanAsync();
        await office.Desk.BookedAsync(course, 0, office.Desk.Place(1, 0));
        await office.SendAfterAsync(Outbox.Grace);
        var toCall = Assert.Single((await office.Desk.With((OpenMessages open) => open.RunAsync(Cancel))).ToCall);

        Assert.True(await ActAsync(office, toCall.Message.Id, MessageDeed.Called));
        Assert.False(await ActAsync(office, toCall.Message.Id, MessageDeed.Called));
        await office.Clinic.SqlAsync("update patient set email = 'anna@example.org'");
        Assert.IsType<CourseBooked.Kept>(await office.Desk.With((MoveBookings move) => move.RunAsync(office.Desk.Treating.NewKey(), course, 1, [office.Desk.Place(1, 0, start: 700)], null, Cancel)));
        await office.SendAfterAsync(Outbox.Grace);

        Assert.StartsWith("Your visits have changed", Assert.Single(office.Letters).Subject, StringComparison.Ordinal);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_was_refused_goes_out_when_the_address_is_put_right_and_it_is_tried_again(Engine engine)
    {
        await using var office = await PostOffice.OpenAsync(engine, postgres);
        await office.Desk.BookedAsync(await office.Desk.Treating.PlanAsync(), 0, office.Desk.Place(1, 0));
        office.Mail.Answer = _ => new Posting.Refused("smtp_550");
        await office.SendAfterAsync(Outbox.Grace);
        var failed = Assert.Single((await office.Desk.With((OpenMessages open) => open.RunAsync(Cancel))).Failed);
        await office.Clinic.SqlAsync("update patient set email = 'right@example.org'");
        office.Mail.Answer = _ => new Posting.Accepted();

        Assert.True(await ActAsync(office, failed.Message.Id, MessageDeed.Retry));
        Assert.Equal(1, (await office.SendAsync()).Sent);

        Assert.Equal(["anna@example.org", "right@example.org"], office.Letters.Select(l => l.To));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Tries_and_choices_are_neither_changed_nor_deleted(Engine engine)
    {
        await using var office = await PostOffice.OpenAsync(engine, postgres);
        await office.Desk.BookedAsync(await office.Desk.Treating.PlanAsync(), 0, office.Desk.Place(1, 0));
        await office.SendAfterAsync(Outbox.Grace);
        await office.Desk.With((ChooseContact choose) => choose.RunAsync(office.Desk.Treating.Patient.Id, new(ContactWay.Mail, true, false), Cancel));

        foreach (var sql in new[] { "update message_attempt set code = 'x'", "delete from message_attempt", "update contact_choice set way = 'any'", "delete from contact_choice", "delete from message" })
            Assert.Contains("append-only", (await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => office.Clinic.SqlAsync(sql))).Message, StringComparison.Ordinal);
    }

    static Task<bool> ActAsync(PostOffice office, Id<MessageRow> id, MessageDeed deed) => office.Desk.With((ActOnMessage act) => act.RunAsync(id, deed, Cancel));
}
