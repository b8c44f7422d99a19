using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Messages;

/// <summary>Each message once in effect, whatever breaks.</summary>
public sealed class DeliveryTests(PostgresServer postgres)
{
    static readonly TimeSpan Grace = Outbox.Grace;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static Posting.NotNow Busy { get; } = new("smtp_451", new("Позже.", "Later."), Certain: true, Down: false);

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Two_programs_that_send_at_once_send_each_message_once(Engine engine)
    {
        await using var office = await PostOffice.OpenAsync(engine, postgres);
        for (var i = 0; i < 12; i++)
            await office.Desk.BookedAsync(await office.Desk.AnotherAsync(), 0, office.Desk.Place(1, i));
        await office.Clinic.SqlAsync("update patient set email = 'anna@example.org'");
        office.Clock.Now += Grace;

        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => office.SendAsync(), Cancel)));

        Assert.Equal(12, done.Sum(d => d.Sent));
        Assert.Equal(12, office.Letters.Select(l => l.Key).Distinct().Count());
        Assert.Equal(12, office.Letters.Count());
        await using var db = office.Clinic.Db();
        Assert.Equal(12, await db.MessageAttempts.CountAsync(Cancel));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_program_that_dies_after_the_servers_yes_sends_the_same_letter_again_and_the_change_after_it(Engine engine)
    {
        await using var office = await PostOffice.OpenAsync(engine, postgres);
        var course = await office.Desk.Treating.PlanAsync();
        await office.Desk.BookedAsync(course, 0, office.Desk.Weekly());
        office.Clock.Now += Grace;
        var dying = office.Sender();
        dying.Reached = step => { if (step == "answered") throw new OperationCanceledException("the power went"); };
        await Assert.ThrowsAsync<OperationCanceledException>(() => office.SendAsync(dying));
        Assert.IsType<CourseBooked.Kept>(await office.Desk.With((MoveBookings move) => move.RunAsync(office.Desk.Treating.NewKey(), course, 1, [office.Desk.Place(1, 0, start: 700)], null, Cancel)));

        Assert.Equal(new(0, 0, 0, 0), await office.SendAsync()); // somebody still has it
        office.Clock.Now += SendMessages.Lease;
        await office.SendAsync();
        await office.SendAfterAsync(TimeSpan.FromMinutes(1));

        var letters = office.Letters.ToList();
        Assert.Equal(3, letters.Count);
        Assert.Equal((letters[0].Key, string.Join('\n', letters[0].Paragraphs)), (letters[1].Key, string.Join('\n', letters[1].Paragraphs)));
        Assert.NotEqual(letters[1].Key, letters[2].Key);
        Assert.Contains("Wed 11 March, 11:40", string.Join('\n', letters[2].Paragraphs), StringComparison.Ordinal);
        Assert.All(await office.RowsAsync(), row => Assert.Equal(MessageState.Sent, row.State));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_program_that_was_too_slow_writes_nothing_about_a_message_that_another_has_taken(Engine engine)
    {
        await using var office = await PostOffice.OpenAsync(engine, postgres);
        await office.Desk.BookedAsync(await office.Desk.Treating.PlanAsync(), 0, office.Desk.Weekly());
        office.Clock.Now += Grace;
        var slow = office.Sender();
        var first = true;
        slow.Reached = step =>
        {
            if (step != "answered" || !first) return;
            first = false;
            office.Clock.Now += SendMessages.Lease;
            Assert.Equal(1, Task.Run(() => office.SendAsync()).GetAwaiter().GetResult().Sent);
        };

        Assert.Equal(new(0, 0, 0, 0), await office.SendAsync(slow));

        Assert.Equal((MessageState.Sent, 2), (Assert.Single(await office.RowsAsync()).State, Assert.Single(await office.RowsAsync()).Attempts));
        Assert.Single(office.Letters.Select(l => l.Key).Distinct());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_server_that_asks_for_patience_is_asked_again_and_then_hears_what_is_true_then(Engine engine)
    {
        await using var office = await PostOffice.OpenAsync(engine, postgres);
        var course = await office.Desk.Treating.PlanAsync();
        await office.Desk.BookedAsync(course, 0, office.Desk.Weekly());
        office.Mail.Answer = _ => Busy;
        Assert.Equal(new(0, 0, 0, 1), await office.SendAfterAsync(Grace));
        Assert.Equal("smtp_451", Assert.Single(await office.RowsAsync()).Why);
        Assert.Equal(new(0, 0, 0, 0), await office.SendAsync());

        office.Mail.Answer = _ => new Posting.Accepted();
        Assert.Equal(new(1, 0, 0, 0), await office.SendAfterAsync(TimeSpan.FromMinutes(1)));

        Assert.Single(office.Letters.Select(l => l.Key).Distinct());
        await using var db = office.Clinic.Db();
        Assert.Equal([AttemptOutcome.PutOff, AttemptOutcome.Accepted], await db.MessageAttempts.OrderBy(a => a.Number).Select(a => a.Outcome).ToListAsync(Cancel));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_server_that_never_takes_it_is_given_up_after_about_a_day(Engine engine)
    {
        await using var office = await PostOffice.OpenAsync(engine, postgres, new() { Mail = PostOffice.Server, Quiet = default });
        await office.Desk.BookedAsync(await office.Desk.Treating.PlanAsync(), 0, office.Desk.Weekly());
        office.Mail.Answer = _ => Busy;
        var begun = office.Clock.Now;
        office.Clock.Now += Grace;
        for (var tries = 0; tries < 50 && Assert.Single(await office.RowsAsync()).State == MessageState.Waiting; tries++)
        {
            office.Clock.Now = Assert.Single(await office.RowsAsync()).DueAt;
            await office.SendAsync();
        }

        var row = Assert.Single(await office.RowsAsync());
        Assert.Equal((MessageState.Failed, MessageEnds.GaveUp, Retry.Most), (row.State, row.Why, row.Attempts));
        Assert.InRange((office.Clock.Now - begun).TotalHours, 20, 30);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_address_that_is_refused_for_good_is_not_tried_again(Engine engine)
    {
        await using var office = await PostOffice.OpenAsync(engine, postgres);
        await office.Desk.BookedAsync(await office.Desk.Treating.PlanAsync(), 0, office.Desk.Weekly());
        office.Mail.Answer = _ => new Posting.Refused("smtp_550");

        Assert.Equal(new(0, 0, 1, 0), await office.SendAfterAsync(Grace));
        Assert.Equal(new(0, 0, 0, 0), await office.SendAfterAsync(TimeSpan.FromDays(1)));

        Assert.Equal((MessageState.Failed, MessageEnds.Refused), (Assert.Single(await office.RowsAsync()).State, Assert.Single(await office.RowsAsync()).Why));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_server_that_is_down_is_asked_once_in_a_run(Engine engine)
    {
        await using var office = await PostOffice.OpenAsync(engine, postgres);
        for (var i = 0; i < 3; i++)
            await office.Desk.BookedAsync(await office.Desk.AnotherAsync(), 0, office.Desk.Place(1, i));
        await office.Clinic.SqlAsync("update patient set email = 'anna@example.org'");
        office.Mail.Answer = _ => Busy with { Down = true };

        Assert.Equal(new(0, 0, 0, 3), await office.SendAfterAsync(Grace));

        Assert.Single(office.Letters);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Who_has_no_address_is_to_be_called(Engine engine)
    {
        await using var office = await PostOffice.OpenAsync(engine, postgres);
        await office.Clinic.SqlAsync("update patient set email = null");
        await office.Desk.BookedAsync(await office.Desk.Treating.PlanAsync(), 0, office.Desk.Weekly());

        Assert.Equal(new(0, 0, 1, 0), await office.SendAfterAsync(Grace));

        Assert.Equal((MessageEnds.NoAddress, (int?)1), (Assert.Single(await office.RowsAsync()).Why, Assert.Single(await office.RowsAsync()).ToldVersion));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_patient_hears_by_the_way_they_chose_or_not_at_all(Engine engine)
    {
        await using var office = await PostOffice.OpenAsync(engine, postgres, new() { Mail = PostOffice.Server, Gateway = new(new("http://localhost/"), "Authorization", null) });
        var course = await office.Desk.Treating.PlanAsync();
        await ChooseAsync(office, new(ContactWay.Text, Reminders: true, Aftercare: true));
        await office.Desk.BookedAsync(course, 0, office.Desk.Place(1, 0));
        Assert.Equal(1, (await office.SendAfterAsync(Grace)).Sent);
        Assert.Equal(("+79990000001", "Test: you are booked for Wed 11 March, 10:00. Tel. Registered."), (Assert.Single(office.Texts.Letters).To, office.Texts.Letters.First().Sms));

        await ChooseAsync(office, new(ContactWay.None, Reminders: true, Aftercare: true));
        await office.Desk.BookedAsync(course, 1, office.Desk.Place(2, 1));
        Assert.Equal(new(0, 1, 0, 0), await office.SendAfterAsync(Grace));
        Assert.Equal(MessageEnds.OptedOut, (await office.RowsAsync())[^1].Why);
        Assert.Empty(office.Letters);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_link_in_a_mail_ends_messages_and_a_forged_one_does_nothing(Engine engine)
    {
        await using var office = await PostOffice.OpenAsync(engine, postgres, new() { Mail = PostOffice.Server, Site = "https://clinic.example/" });
        await office.Desk.BookedAsync(await office.Desk.Treating.PlanAsync(), 0, office.Desk.Weekly());
        await office.SendAfterAsync(Grace);
        var token = Assert.Single(office.Letters).Stop!.AbsolutePath["/m/".Length..];

        Assert.False(await office.Desk.With((ChooseContact choose) => choose.ByLinkAsync(token[..^2] + "AA", w => w with { Reminders = false }, Cancel)));
        Assert.True(await office.Desk.With((ChooseContact choose) => choose.ByLinkAsync(token, w => w with { Reminders = false }, Cancel)));

        Assert.Equal(ContactWish.Everything with { Reminders = false }, await office.Desk.With((ChooseContact choose) => choose.ReadAsync(office.Desk.Treating.Patient.Id, Cancel)));
    }

    static async Task ChooseAsync(PostOffice office, ContactWish wish) =>
        Assert.True(await office.Desk.With((ChooseContact choose) => choose.RunAsync(office.Desk.Treating.Patient.Id, wish, Cancel)));
}
