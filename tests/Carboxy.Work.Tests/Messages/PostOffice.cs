using System.Collections.Concurrent;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Carboxy.Work.Messages;

/// <summary>Takes letters as a server would, and remembers them.</summary>
sealed class Mailbox(Channel channel) : IPost
{
    public ConcurrentQueue<Letter> Letters { get; } = [];

    public Func<Letter, Posting> Answer { get; set; } = _ => new Posting.Accepted();

    public Channel Channel => channel;

    public Task<Posting> SendAsync(Letter letter, MessageSettings settings, CancellationToken cancel)
    {
        Letters.Enqueue(letter);
        return Task.FromResult(Answer(letter));
    }
}

/// <summary>A desk whose patient has an address, and a mailbox where the letters arrive.</summary>
sealed class PostOffice : IAsyncDisposable
{
    public static readonly MailServer Server = new("localhost", 25, Tls: false, "clinic@example.org", null, null);

    PostOffice(Desk desk) => Desk = desk;

    public Desk Desk { get; }

    public TestClinic Clinic => Desk.Clinic;

    public TestClock Clock => Desk.Clinic.Clock;

    public Mailbox Mail { get; } = new(Channel.Mail);

    public Mailbox Texts { get; } = new(Channel.Text);

    public IEnumerable<Letter> Letters => Mail.Letters;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<PostOffice> OpenAsync(Engine engine, PostgresServer postgres, MessageSettings? settings = null)
    {
        var office = new PostOffice(await Desk.OpenAsync(engine, postgres));
        await office.Clinic.SqlAsync("update patient set email = 'anna@example.org', phone = '+79990000001', language = 'english'");
        await office.SetUpAsync(settings ?? new() { Mail = Server });
        return office;
    }

    public async Task SetUpAsync(MessageSettings settings) => Assert.True(await Desk.With(async (KeepMessageSettings keep) => await keep.RunAsync(settings, (await keep.ReadAsync(Cancel)).Version, Cancel)));

    /// <summary>Another program that sends.</summary>
    public SendMessages Sender(params IPost[] posts)
    {
        var provider = Clinic.Scope().ServiceProvider;
        return new(Clinic.Store, RealKnowledge.All, provider.GetRequiredService<Calendars>(), provider.GetRequiredService<StopLinks>(), posts is [] ? [Mail, Texts] : posts, Clock, NullLogger<SendMessages>.Instance);
    }

    public Task<MessagesSent> SendAsync(SendMessages? sender = null) => (sender ?? Sender()).RunAsync(Clinic.Clinic.Id, Cancel);

    /// <summary>Time passes, and the job runs.</summary>
    public Task<MessagesSent> SendAfterAsync(TimeSpan wait)
    {
        Clock.Now += wait;
        return SendAsync();
    }

    public async Task<List<MessageRow>> RowsAsync()
    {
        await using var db = Clinic.Db();
        return await db.Messages.AsNoTracking().OrderBy(m => m.Kind).ThenBy(m => m.FromVersion).ThenBy(m => m.DueAt).ToListAsync(Cancel);
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}
