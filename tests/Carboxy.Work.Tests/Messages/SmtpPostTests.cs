using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Microsoft.AspNetCore.DataProtection;

namespace Carboxy.Work.Messages;

/// <summary>Letters over the wire to a real mail server.</summary>
public sealed partial class SmtpPostTests(PostgresServer postgres)
{
    static readonly Secrets Secrets = new(new EphemeralDataProtectionProvider());

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static Letter Letter(string to, Language language = Language.Russian) => new()
    {
        Key = "key-1@clinic.carboxy", Language = language, To = to, Clinic = "Клиника «Рассвет»", Subject = "Вы записаны: Клиника «Рассвет»\r\nBcc: other@example.org",
        Paragraphs = ["Здравствуйте, <b>Анна</b>!", "• ср, 11 марта, 10:00\n• ср, 18 марта, 10:00", "Перенести: https://clinic.example/v/a-b_c?x=1&y=\"2\"."], Sms = "", Stop = new("https://clinic.example/m/token"),
    };

    [Fact]
    public async Task A_letter_arrives_whole_in_its_language_with_the_key_as_message_id()
    {
        await using var server = await SmtpServer.StartAsync();

        Assert.IsType<Posting.Accepted>(await new SmtpPost(Secrets).SendAsync(Letter("anna@example.org"), new() { Mail = server.Address() }, Cancel));

        var mail = await server.NextAsync(Cancel);
        Assert.Equal(["clinic@example.org", "anna@example.org"], [mail.From, .. mail.To]);
        var head = mail.Raw[..mail.Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Replace("\r\n ", " ", StringComparison.Ordinal);
        Assert.Matches("(?m)^Message-I[Dd]: <key-1@clinic.carboxy>\r?$", head);
        Assert.Matches("(?m)^List-Unsubscribe: <https://clinic.example/m/token/stop>\r?$", head);
        Assert.Matches("(?m)^Content-Language: ru\r?$", head);
        Assert.DoesNotMatch("(?mi)^bcc:", head);
        Assert.Contains("Вы записаны: Клиника «Рассвет»", Words(head.Split("\r\n").Single(l => l.StartsWith("Subject: ", StringComparison.Ordinal))), StringComparison.Ordinal);
        var parts = Parts(mail.Raw);
        Assert.Contains(parts, p => p.Type.StartsWith("text/plain", StringComparison.Ordinal) && p.Text.Contains("• ср, 18 марта, 10:00", StringComparison.Ordinal) && p.Text.Contains("https://clinic.example/m/token", StringComparison.Ordinal));
        Assert.Contains(parts, p => p.Type.StartsWith("text/html", StringComparison.Ordinal) && p.Text.Contains("&lt;b&gt;Анна&lt;/b&gt;", StringComparison.Ordinal)
            && p.Text.Contains("Перенести: <a href=\"https://clinic.example/v/a-b_c?x=1&amp;y=&quot;2&quot\">https://clinic.example/v/a-b_c?x=1&amp;y=&quot;2&quot</a>", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("refuse550@example.org", "refused smtp_550"), InlineData("refuse553@example.org", "refused smtp_553"), InlineData("no address", "refused address")]
    [InlineData("busy451@example.org", "later smtp_451 certain"), InlineData("busy452@example.org", "later smtp_452 certain"), InlineData("drop@example.org", "later smtp_lost")]
    public async Task What_the_server_says_is_understood(string to, string meaning)
    {
        await using var server = await SmtpServer.StartAsync();

        Assert.Equal(meaning, Meaning(await new SmtpPost(Secrets).SendAsync(Letter(to), new() { Mail = server.Address() }, Cancel)));
    }

    [Fact]
    public async Task The_server_is_greeted_by_name_and_password_and_a_wrong_one_is_said_so()
    {
        await using var server = await SmtpServer.StartAsync("clinic:secret");
        var post = new SmtpPost(Secrets);

        Assert.IsType<Posting.Accepted>(await post.SendAsync(Letter("anna@example.org"), new() { Mail = server.Address("clinic", Secrets.Hide("secret")) }, Cancel));
        var wrong = Assert.IsType<Posting.NotNow>(await post.SendAsync(Letter("anna@example.org"), new() { Mail = server.Address("clinic", Secrets.Hide("wrong")) }, Cancel));
        var lost = Assert.IsType<Posting.NotNow>(await post.SendAsync(Letter("anna@example.org"), new() { Mail = server.Address("clinic", new Secrets(new EphemeralDataProtectionProvider()).Hide("secret")) }, Cancel));

        Assert.Contains("user name or password", wrong.Says.En, StringComparison.Ordinal);
        Assert.True(wrong is { Down: true, Certain: true });
        Assert.Equal("secret_lost", lost.Code);
    }

    [Fact]
    public async Task A_server_that_is_not_there_or_cannot_encrypt_is_said_so()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var free = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var server = await SmtpServer.StartAsync();
        var post = new SmtpPost(Secrets);

        var nobody = Assert.IsType<Posting.NotNow>(await post.SendAsync(Letter("anna@example.org"), new() { Mail = server.Address() with { Port = free } }, Cancel));
        var plain = Assert.IsType<Posting.NotNow>(await post.SendAsync(Letter("anna@example.org"), new() { Mail = server.Address() with { Tls = true } }, Cancel));

        Assert.Contains("cannot be reached", nobody.Says.En, StringComparison.Ordinal);
        Assert.True(nobody is { Certain: true, Down: true });
        Assert.Contains("encrypt", plain.Says.En, StringComparison.Ordinal);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_moved_visit_arrives_as_the_same_event_with_a_greater_sequence(Engine engine)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var office = await PostOffice.OpenAsync(engine, postgres, new() { Mail = server.Address() });
        var course = await office.Desk.Treating.PlanAsync();
        var sender = office.Sender(new SmtpPost(Secrets));
        await office.Desk.BookedAsync(course, 0, office.Desk.Place(1, 0));
        office.Clock.Now += Outbox.Grace;
        await office.SendAsync(sender);
        Assert.IsType<CourseBooked.Kept>(await office.Desk.With((MoveBookings move) => move.RunAsync(office.Desk.Treating.NewKey(), course, 1, [office.Desk.Place(1, 0, start: 700)], null, Cancel)));
        office.Clock.Now += Outbox.Grace;

        Assert.Equal(1, (await office.SendAsync(sender)).Sent);

        var (first, second) = (Calendar(await server.NextAsync(Cancel)), Calendar(await server.NextAsync(Cancel)));
        Assert.Equal(Value(first, "UID"), Value(second, "UID"));
        Assert.Equal(("1", "2"), (Value(first, "SEQUENCE"), Value(second, "SEQUENCE")));
        Assert.Equal(("20260311T070000Z", "20260311T084000Z"), (Value(first, "DTSTART"), Value(second, "DTSTART")));

        static string Calendar(MailTaken mail) => Assert.Single(Parts(mail.Raw), p => p.Type.StartsWith("text/calendar", StringComparison.Ordinal) && p.Type.Contains("method=PUBLISH", StringComparison.Ordinal)).Text;

        static string Value(string calendar, string name) => calendar.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n").Single(l => l.StartsWith($"{name}:", StringComparison.Ordinal))[(name.Length + 1)..];
    }

    static string Meaning(Posting posting) => posting switch
    {
        Posting.Refused refused => $"refused {refused.Code}",
        Posting.NotNow later => $"later {later.Code}{(later.Certain ? " certain" : null)}",
        _ => "accepted",
    };

    /// <summary>The parts of a mail as a mail program reads them; every part of ours is in base64.</summary>
    static List<(string Type, string Text)> Parts(string raw) =>
        [.. Part().Matches(raw).Select(m => (m.Groups["type"].Value.Replace("\r\n ", " ", StringComparison.Ordinal), Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups["body"].Value.Replace("\r\n", "", StringComparison.Ordinal)))))];

    static string Words(string header) => Encoded().Replace(header, m => Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups["text"].Value))).Replace("\r", "", StringComparison.Ordinal);

    [GeneratedRegex(@"Content-Type: (?<type>text/[^\r]*(?:\r\n [^\r]*)*)\r\n(?:[A-Z][^\r]*\r\n(?: [^\r]*\r\n)*)*?\r\n(?<body>(?:[A-Za-z0-9+/=]+\r\n)+)", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Part();

    [GeneratedRegex(@"=\?utf-8\?B\?(?<text>[^?]*)\?=\s*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Encoded();
}
