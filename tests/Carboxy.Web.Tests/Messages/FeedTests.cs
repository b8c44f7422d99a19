using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Carboxy.Web.Journeys;

namespace Carboxy.Web.Messages;

/// <summary>A practitioner's calendar behind its secret address.</summary>
[Collection(DemoClinicDay.Name)]
public sealed class FeedTests(DemoDay demo)
{
    const string Page = "/settings/feeds";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_feed_shows_visits_with_initials_until_its_address_is_ended()
    {
        using var owner = demo.NewVisitor("en");
        await owner.EnterAsync("owner");
        var (_, html) = await owner.ReadAsync(Page);
        var make = Regex.Match(html, "make\\.[0-9a-f-]{36}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        using var made = await owner.SendAsync(Page, Page, ("_handler", "feeds"), ("Do", make));
        var path = Regex.Match(await made.Content.ReadAsStringAsync(Cancel), "/feeds/[A-Za-z0-9_-]+\\.ics", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;

        using var program = demo.NewVisitor();
        using var calendar = await program.Client.GetAsync(path, Cancel);
        var text = await calendar.Content.ReadAsStringAsync(Cancel);

        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (calendar.StatusCode, calendar.Content.Headers.ContentType!.MediaType));
        Assert.True(calendar.Headers.CacheControl!.Private);
        var summaries = text.Split("\r\n").Where(l => l.StartsWith("SUMMARY:", StringComparison.Ordinal)).Select(l => l["SUMMARY:".Length..]).ToList();
        Assert.NotEmpty(summaries);
        Assert.All(summaries, s => Assert.Matches("^\\w\\.\\w\\. сеанс \\d+$", s));

        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(calendar.Headers.ETag!.Tag));
        using var same = await program.Client.SendAsync(again, Cancel);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);

        using var ended = await owner.SendAsync(Page, Page, ("_handler", "feeds"), ("Do", make.Replace("make", "end", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.NotFound, (await program.ReadAsync(path)).Status);
    }

    [Fact]
    public async Task Nobody_makes_an_address_for_somebody_elses_calendar()
    {
        using var owner = demo.NewVisitor("en");
        await owner.EnterAsync("owner");
        var (_, html) = await owner.ReadAsync(Page);
        using var desk = demo.NewVisitor("en");
        await desk.EnterAsync("reception");
        var make = Regex.Match(html, "make\\.[0-9a-f-]{36}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;

        using var refused = await desk.SendAsync("/settings", Page, ("_handler", "feeds"), ("Do", make));

        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.ReadAsync("/feeds/guessed.ics")).Status);
    }
}
