using System.Net;
using Carboxy.Patients;
using Carboxy.Quantities;
using Carboxy.Web.Screening;
using Carboxy.Work.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Web.Messages;

/// <summary>How messages are set up, stopped and fetched, over HTTP.</summary>
public sealed class MessagePagesTests(Served served) : IClassFixture<Served>
{
    const string Settings = "/settings/messages";

    static readonly (string, string)[] Whole =
    [
        ("_handler", "messages"), ("Host", "127.0.0.1"), ("Port", "1"), ("From", "clinic@example.org"), ("User", "clinic"), ("Password", "open sesame"),
        ("Url", "https://gateway.example/send"), ("Header", "X-Key"), ("Token", "token of the gateway"), ("QuietFrom", "22:00"), ("QuietUntil", "08:30"), ("Kind-Booking", "true"),
    ];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("owner", HttpStatusCode.OK), InlineData("physician", HttpStatusCode.Forbidden), InlineData("practitioner", HttpStatusCode.Forbidden), InlineData("reception", HttpStatusCode.Forbidden)]
    public async Task Only_the_owner_sets_messages_up(string role, HttpStatusCode expected)
    {
        using var visitor = await EnterAsync(role);

        Assert.Equal(expected, (await visitor.ReadAsync(Settings)).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.ReadAsync("/messages")).Status);
    }

    [Fact]
    public async Task Passwords_are_kept_encrypted_and_never_shown_again()
    {
        using var visitor = await EnterAsync("owner");
        await SaveAsync(visitor, Whole);
        await SaveAsync(visitor, [.. Whole.Where(f => f.Item1 is not ("Password" or "Token"))]); // left empty: they stay

        var (_, html) = await visitor.ReadAsync(Settings);
        var (settings, _) = await served.WithAsync((KeepMessageSettings keep) => keep.ReadAsync(Cancel));

        Assert.DoesNotContain("sesame", html, StringComparison.Ordinal);
        Assert.DoesNotContain("token of", html, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", settings.Mail!.Password!, StringComparison.Ordinal);
        Assert.DoesNotContain(settings.Mail.Password!, html, StringComparison.Ordinal);
        Assert.NotNull(settings.Gateway!.Token);
        Assert.Equal(new QuietHours(22 * 60, (8 * 60) + 30), settings.Quiet);
        Assert.Equal([MessageKind.ReminderDays, MessageKind.ReminderHours, MessageKind.Aftercare], settings.Off);
    }

    [Fact]
    public async Task A_password_is_not_shown_to_another_server()
    {
        using var visitor = await EnterAsync("owner");
        await SaveAsync(visitor, Whole);

        var html = await SendAsync(visitor, [.. Whole.Where(f => f.Item1 is not ("Password" or "Host")), ("Host", "evil.example"), ("Tls", "true")]);

        Assert.Contains("enter the password again", html, StringComparison.Ordinal);
        Assert.Equal("127.0.0.1", (await served.WithAsync((KeepMessageSettings keep) => keep.ReadAsync(Cancel))).Settings.Mail!.Host);
    }

    [Theory]
    [InlineData("Port", "0", "from 1 to 65535"), InlineData("Host", "a b", "no server name"), InlineData("From", "nobody", "address that mails come from"), InlineData("Url", "http://gateway.example", "begins with https"),
     InlineData("Header", "X:Y", "Latin letters"), InlineData("QuietFrom", "late", "Give a time"), InlineData("Site", "clinic", "whole address"), InlineData("Host", "smtp.example.org", "must be encrypted")]
    public async Task What_cannot_work_is_said_at_the_field_and_nothing_is_kept(string field, string value, string words)
    {
        using var visitor = await EnterAsync("owner");
        var (_, before) = await served.WithAsync((KeepMessageSettings keep) => keep.ReadAsync(Cancel));

        var html = await SendAsync(visitor, [.. Whole.Where(f => f.Item1 != field), (field, value)]);

        Assert.Contains(words, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Equal(before, (await served.WithAsync((KeepMessageSettings keep) => keep.ReadAsync(Cancel))).Version);
    }

    [Fact]
    public async Task A_message_to_try_says_in_words_what_is_wrong()
    {
        using var visitor = await EnterAsync("owner");
        await SaveAsync(visitor, [.. Whole.Where(f => f.Item1 is not ("User" or "Password" or "Url" or "Token" or "Header"))]);

        var html = await SendAsync(visitor, [("_handler", "try"), ("To", "owner@demo.example")]);

        Assert.Contains("The mail server cannot be reached", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_of_a_mail_works_without_signing_in_and_no_other_does()
    {
        var patient = await PatientAsync();
        var token = served.App.Services.GetRequiredService<StopLinks>().TokenFor(patient);
        using var visitor = served.NewVisitor("en");

        var (status, html) = await visitor.ReadAsync($"/m/{token}");
        using var saved = await visitor.SendAsync($"/m/{token}", $"/m/{token}", ("_handler", "stop"), ("Want", "none"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (status, saved.StatusCode));
        Assert.Contains("What to send", html, StringComparison.Ordinal);
        Assert.Equal(ContactWay.None, (await WishAsync(patient)).Way);

        using var program = served.NewVisitor();
        using var oneClick = await program.Client.PostAsync($"/m/{token}/stop", new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]), Cancel);
        Assert.Equal(HttpStatusCode.OK, oneClick.StatusCode);
        Assert.Equal(new ContactWish(ContactWay.None, Reminders: false, Aftercare: false), await WishAsync(patient));

        Assert.Contains("The link does not work", (await visitor.ReadAsync("/m/forged")).Html, StringComparison.Ordinal);
        using var forged = await program.Client.PostAsync("/m/forged/stop", null, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
    }

    static async Task<Visitor> EnterAsync(Served served, string role)
    {
        var visitor = served.NewVisitor("en");
        await visitor.EnterAsync(role);
        return visitor;
    }

    Task<Visitor> EnterAsync(string role) => EnterAsync(served, role);

    static async Task SaveAsync(Visitor visitor, (string, string)[] fields)
    {
        var version = Desk.Field((await visitor.ReadAsync(Settings)).Html, "Version");
        using var response = await visitor.SendAsync(Settings, Settings, [.. fields, ("Version", version)]);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    static async Task<string> SendAsync(Visitor visitor, (string, string)[] fields)
    {
        using var response = await visitor.SendAsync(Settings, Settings, fields);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Cancel);
    }

    Task<ContactWish> WishAsync(Id<Patient> patient) => served.WithAsync((ChooseContact choose) => choose.ReadAsync(patient, Cancel));

    async Task<Id<Patient>> PatientAsync() => (await Desk.PatientAsync(served)).Id;
}
