using System.Net;
using System.Text.RegularExpressions;
using Carboxy.Quantities;
using Carboxy.Web.Courses;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Web.Booking;

/// <summary>A patient with the link of a visit: sees when and where, moves it to an allowed time or gives it back, and nothing else.</summary>
public sealed partial class VisitLinkPageTests(Served served) : IClassFixture<Served>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_link_opens_without_a_sign_in_and_tells_when_and_where_and_nothing_of_the_treatment()
    {
        var (token, _) = await LinkedAsync();
        using var patient = served.NewVisitor("en");

        using var answer = await patient.Client.GetAsync($"/v/{token}", Cancel);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["noindex"], answer.Headers.GetValues("X-Robots-Tag"));
        Assert.Contains("Move the visit", html, StringComparison.Ordinal);
        Assert.True(Days().Count(html) > 0);
        foreach (var word in new[] { "carboxy therapy", "CO2", "mask", "wrinkle", "session", "gel_mask", "S0-17" })
            Assert.DoesNotContain(word, Body(html), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_visit_moves_to_a_time_that_was_offered_once_however_often_the_form_is_sent()
    {
        var (token, booking) = await LinkedAsync();
        using var patient = served.NewVisitor("en");
        var times = (await patient.ReadAsync(WebUtility.HtmlDecode(Days().Match((await patient.ReadAsync($"/v/{token}")).Html).Groups["to"].Value))).Html;
        var chosen = WebUtility.HtmlDecode(Days().Matches(times).Select(m => m.Groups["to"].Value).First(to => to.Contains("at=", StringComparison.Ordinal)));
        var sure = (await patient.ReadAsync(chosen)).Html;
        var form = Form(sure, "move");

        using var first = await patient.Client.PostAsync(chosen, new FormUrlEncodedContent(form), Cancel);
        using var second = await patient.Client.PostAsync(chosen, new FormUrlEncodedContent(form), Cancel);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.StatusCode, second.StatusCode));
        Assert.Contains("The visit was moved", WebUtility.HtmlDecode((await patient.ReadAsync($"/v/{token}?done=moved")).Html), StringComparison.Ordinal);
        await using var db = Db();
        var row = await db.Bookings.AsNoTracking().SingleAsync(b => b.Id == booking, Cancel);
        Assert.Equal((form.Single(f => f.Key == "Day").Value, form.Single(f => f.Key == "At").Value), ($"{row.OnDay:yyyy-MM-dd}", $"{row.StartMinute}"));
        Assert.Equal(2, row.Version);
    }

    [Theory]
    [InlineData("Day", "2001-01-01"), InlineData("Day", "<b>tomorrow</b>"), InlineData("Day", "")]
    [InlineData("At", "3"), InlineData("At", "-600"), InlineData("At", "99999999999999999999"), InlineData("Version", "77"), InlineData("Version", "x")]
    public async Task What_was_not_offered_changes_nothing_and_fresh_times_stand_below(string field, string value)
    {
        var (token, booking) = await LinkedAsync();
        using var patient = served.NewVisitor("en");
        var times = (await patient.ReadAsync(WebUtility.HtmlDecode(Days().Match((await patient.ReadAsync($"/v/{token}")).Html).Groups["to"].Value))).Html;
        var chosen = WebUtility.HtmlDecode(Days().Matches(times).Select(m => m.Groups["to"].Value).First(to => to.Contains("at=", StringComparison.Ordinal)));
        List<KeyValuePair<string, string>> form = [.. Form((await patient.ReadAsync(chosen)).Html, "move").Where(f => f.Key != field), new(field, value)];

        using var answer = await patient.Client.PostAsync($"/v/{token}", new FormUrlEncodedContent(form), Cancel);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Nothing was changed", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>tomorrow", html, StringComparison.Ordinal);
        await using var db = Db();
        Assert.Equal(1, (await db.Bookings.AsNoTracking().SingleAsync(b => b.Id == booking, Cancel)).Version);
    }

    [Fact]
    public async Task A_visit_given_back_is_cancelled_for_a_reason_from_the_list_and_the_link_ends()
    {
        var (token, booking) = await LinkedAsync();
        using var patient = served.NewVisitor("en");
        var form = Form((await patient.ReadAsync($"/v/{token}")).Html, "give");

        using var answer = await patient.Client.PostAsync($"/v/{token}", new FormUrlEncodedContent([.. form, new("Reason", "my whole story")]), Cancel);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("The link has ended", WebUtility.HtmlDecode((await patient.ReadAsync($"/v/{token}")).Html), StringComparison.Ordinal);
        await using var db = Db();
        var row = await db.Bookings.AsNoTracking().SingleAsync(b => b.Id == booking, Cancel);
        Assert.Equal((BookingState.Cancelled, "patient_other"), (row.State, row.Reason));
    }

    [Fact]
    public async Task A_link_that_was_closed_or_never_was_says_so_and_shows_nothing()
    {
        var (token, booking) = await LinkedAsync();
        await using (var scope = served.App.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<VisitLinks>().CloseAsync(booking, Cancel);
        using var patient = served.NewVisitor("en");

        foreach (var tried in new[] { token, "guess", new string('x', 4000), "%F0%9F%92%89" })
        {
            var (_, html) = await patient.ReadAsync($"/v/{tried}");
            Assert.Contains("The link has ended", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
            Assert.DoesNotMatch(Days(), html);
        }
    }

    /// <summary>A patient of their own for each test, the last of whose five visits has a link: no later visit stands in its way, however full the days of the course are.</summary>
    async Task<(string Token, Id<BookingRow> Booking)> LinkedAsync()
    {
        var cleared = await ClearedPatient.ComeAsync(served);
        await using var scope = served.App.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var entry = new CourseEntry { Clearance = new(cleared.Clearance), Goal = "S0-17", Protocol = "gel_mask_course", Sessions = 5, StartsOn = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(3) };
        var course = Assert.IsType<CoursePlanned.Kept>(await services.GetRequiredService<PlanCourse>().RunAsync($"{Guid.CreateVersion7()}", new(cleared.Patient), entry, Cancel)).Course;
        var offered = Assert.IsType<OffersFound.Offered>(await services.GetRequiredService<OfferPlaces>().RunAsync(new(course.Value), BookingWish.None, anew: false, 1, Cancel));
        var kept = Assert.IsType<CourseBooked.Kept>(await services.GetRequiredService<BookCourse>().RunAsync($"{Guid.CreateVersion7()}", new(course.Value), 0, offered.Offers[0].Places, Cancel));
        return ((await services.GetRequiredService<VisitLinks>().MakeAsync(kept.Bookings[^1], Cancel))!, kept.Bookings[^1]);
    }

    ClinicDb Db()
    {
        var services = served.App.Services;
        return services.GetRequiredService<ClinicStore>().Open(new(services.GetRequiredService<Clinic>().Id, new Actor.Program("test")), TimeProvider.System);
    }

    static string Body(string html) => html[html.IndexOf("<main", StringComparison.Ordinal)..];

    static List<KeyValuePair<string, string>> Form(string html, string id)
    {
        var from = html.IndexOf($"id=\"{id}\"", StringComparison.Ordinal);
        return [.. Hidden().Matches(html[from..html.IndexOf("</form>", from, StringComparison.Ordinal)]).Select(m => KeyValuePair.Create(m.Groups["name"].Value, WebUtility.HtmlDecode(m.Groups["value"].Value)))];
    }

    [GeneratedRegex("class=\"chip\" href=\"(?<to>/v/[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Days();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();
}
