using System.Net;
using System.Text.RegularExpressions;
using Carboxy.Quantities;
using Carboxy.Web.Journeys;
using Carboxy.Web.Screening;
using Carboxy.Work.Adverse;
using Carboxy.Work.Database;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Web.Adverse;

/// <summary>A link by which a patient says how they are, made by hand for those who get no message.</summary>
[Collection(DemoClinicDay.Name)]
public class GiveCheckUpTests(DemoDay clinic)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_desk_finds_it_on_the_patients_page_and_the_link_before_ends()
    {
        var session = await LatelyAsync();
        var page = $"/sessions/{session.Id}/check-up";
        using var desk = clinic.NewVisitor("en");
        await desk.EnterAsync("reception");

        Assert.Contains(page, (await desk.ReadAsync($"/patients/{session.PatientId}")).Html, StringComparison.Ordinal);
        var first = await GiveAsync(desk, page);
        var second = await GiveAsync(desk, page);

        using var phone = clinic.NewVisitor("en");
        Assert.Contains("The link has ended", (await phone.ReadAsync(first)).Html, StringComparison.Ordinal);
        Assert.Contains("value=\"check-up\"", (await phone.ReadAsync(second)).Html, StringComparison.Ordinal);
        Assert.DoesNotContain(second, (await desk.ReadAsync(page)).Html, StringComparison.Ordinal); // shown once
    }

    [Theory]
    [InlineData("owner", HttpStatusCode.Forbidden)]
    [InlineData("reception", HttpStatusCode.OK)]
    [InlineData("practitioner", HttpStatusCode.OK)]
    [InlineData("physician", HttpStatusCode.OK)]
    [InlineData(null, HttpStatusCode.Redirect)]
    public async Task The_page_is_for_those_who_speak_with_patients(string? role, HttpStatusCode expected)
    {
        var page = $"/sessions/{(await LatelyAsync()).Id}/check-up";
        var before = await LinksAsync();
        using var visitor = clinic.NewVisitor();
        if (role is not null) await visitor.EnterAsync(role);

        Assert.Equal(expected, (await visitor.ReadAsync(page)).Status);
        if (expected != HttpStatusCode.OK)
        {
            using var sent = await visitor.SendAsync("/sign-in", page, ("_handler", "invite-to-check-up"));
            Assert.NotEqual(HttpStatusCode.OK, sent.StatusCode);
        }

        Assert.Equal(before, await LinksAsync());
    }

    [Fact]
    public async Task An_old_session_an_unknown_one_and_a_form_of_another_site_make_no_link()
    {
        var before = await LinksAsync();
        var old = await clinic.WithAsync((ClinicDb db) => db.Sessions.Where(s => s.EndedAt != null).OrderBy(s => s.EndedAt).Select(s => s.Id).FirstAsync(Cancel));
        var page = $"/sessions/{(await LatelyAsync()).Id}/check-up";
        using var desk = clinic.NewVisitor("ru");
        await desk.EnterAsync("reception");

        using var late = await desk.SendAsync(page, $"/sessions/{old}/check-up", ("_handler", "invite-to-check-up"));
        var nowhere = $"/sessions/{Id<SessionRow>.New(DateTimeOffset.UnixEpoch)}/check-up";
        var seen = await desk.ReadAsync(nowhere);
        using var unknown = await desk.SendAsync(page, nowhere, ("_handler", "invite-to-check-up"));
        using var forged = new FormUrlEncodedContent([new("_handler", "invite-to-check-up")]);
        using var refused = await desk.Client.PostAsync(page, forged, Cancel);

        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        Assert.Contains("Спросите пациента по телефону", WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync(Cancel)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, seen.Status);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.BadRequest), (unknown.StatusCode, refused.StatusCode));
        Assert.Equal(before, await LinksAsync());
    }

    static async Task<string> GiveAsync(Visitor desk, string page)
    {
        using var made = await desk.SendAsync(page, page, ("_handler", "invite-to-check-up"));
        var html = await made.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("Shown once. It works until", html, StringComparison.Ordinal);
        return Assert.Single(Regex.Matches(html, "(?<=id=\"link-made\">[^<]*)/a/[A-Za-z0-9_-]{43}(?=<)", RegexOptions.None, TimeSpan.FromSeconds(1))).Value;
    }

    Task<SessionRow> LatelyAsync() => clinic.WithAsync((ClinicDb db) =>
    {
        var since = db.Now.AddDays(-CheckUpLink.DaysValid).AddHours(2);
        return db.Sessions.AsNoTracking().Where(s => s.EndedAt > since).OrderByDescending(s => s.EndedAt).ThenBy(s => s.Id).FirstAsync(Cancel);
    });

    Task<int> LinksAsync() => clinic.WithAsync((ClinicDb db) => db.CheckUpLinks.CountAsync(Cancel));
}
