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
    public async Task A_time_and_a_day_that_are_free_no_more_are_said_to_be_gone_and_the_visit_stays()
    {
        var (token, booking) = await LinkedAsync();
        using var patient = served.NewVisitor("en");
        // The last of the days, where other patients of this class stand least in the way.
        var days = Days().Matches((await patient.ReadAsync($"/v/{token}")).Html).Select(m => WebUtility.HtmlDecode(m.Groups["to"].Value)).ToList();
        var day = days.Max(StringComparer.Ordinal)!;
        var times = Days().Matches((await patient.ReadAsync(day)).Html).Select(m => WebUtility.HtmlDecode(m.Groups["to"].Value)).Where(to => to.Contains("at=", StringComparison.Ordinal)).ToList();
        Assert.True(times.Count > 1);
        var on = DateOnly.ParseExact(day[(day.IndexOf("day=", StringComparison.Ordinal) + 4)..], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var last = int.Parse(times[^1][(times[^1].IndexOf("at=", StringComparison.Ordinal) + 3)..], System.Globalization.CultureInfo.InvariantCulture);

        await CloseAsync(on, last);
        var timeGone = WebUtility.HtmlDecode((await patient.ReadAsync(times[^1])).Html);
        await CloseAsync(on, 0);
        var dayGone = WebUtility.HtmlDecode((await patient.ReadAsync(times[0])).Html);
        using var russian = served.NewVisitor();
        var inRussian = WebUtility.HtmlDecode((await russian.ReadAsync(day)).Html);

        Assert.Contains("This time is no longer free", timeGone, StringComparison.Ordinal);
        Assert.Contains("Another day", timeGone, StringComparison.Ordinal); // the other times of that day
        Assert.DoesNotContain("Move it here?", timeGone, StringComparison.Ordinal);
        Assert.Contains("no free time is left", dayGone, StringComparison.Ordinal);
        Assert.Contains("Your visit stays where it was", dayGone, StringComparison.Ordinal);
        Assert.Contains("свободного времени уже нет", inRussian, StringComparison.Ordinal);
        await using var db = Db();
        Assert.Equal(1, (await db.Bookings.AsNoTracking().SingleAsync(b => b.Id == booking, Cancel)).Version);
    }

    [Theory]
    [InlineData("day=tomorrow", "There is no such day")]
    [InlineData("day=2001-01-01&at=600", "no free time is left")]
    [InlineData("day=%3Cb%3Ex&at=abc", "There is no such day")]
    public async Task A_day_that_never_was_offered_is_answered_in_words(string asked, string told)
    {
        var (token, _) = await LinkedAsync();
        using var patient = served.NewVisitor("en");

        var (status, html) = await patient.ReadAsync($"/v/{token}?{asked}");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(told, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>x", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_at_which_the_visit_stands_already_is_not_called_taken()
    {
        var (token, booking) = await LinkedAsync();
        await using var db = Db();
        var row = await db.Bookings.AsNoTracking().SingleAsync(b => b.Id == booking, Cancel);
        using var patient = served.NewVisitor("en");

        var html = WebUtility.HtmlDecode((await patient.ReadAsync($"/v/{token}?day={row.OnDay:yyyy-MM-dd}&at={row.StartMinute}")).Html);

        Assert.Contains("Your visit is at this time already", html, StringComparison.Ordinal);
        Assert.DoesNotContain("no longer free", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("at the desk, room 1", null)]
    [InlineData("+7 (495) 123-45-67, ext. 12", "+74951234567")]
    public async Task The_telephone_can_be_pressed_only_where_it_holds_a_number(string said, string? dialled)
    {
        var (token, _) = await LinkedAsync();
        await using (var db = Db())
        {
            var all = new Dictionary<string, Text>(await new ClinicDetails(db).ReadAsync(Cancel)) { [ClinicDetails.Phone] = new(said, said) };
            await new ClinicDetails(db).RunAsync(all, Cancel);
        }

        using var patient = served.NewVisitor("en");
        var html = WebUtility.HtmlDecode((await patient.ReadAsync($"/v/{token}")).Html);

        Assert.Contains(said, html, StringComparison.Ordinal);
        if (dialled is null) Assert.DoesNotContain("tel:", html, StringComparison.Ordinal);
        else Assert.Contains($"href=\"tel:{dialled}\"", html, StringComparison.Ordinal);
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

    /// <summary>The whole clinic is closed on that day from a minute on.</summary>
    async Task CloseAsync(DateOnly day, int from)
    {
        await using var scope = served.App.Services.CreateAsyncScope();
        var change = scope.ServiceProvider.GetRequiredService<ChangeCalendar>();
        var closed = new CalendarChange.Away(null, null, AbsenceKind.Closure, day, from, day, DayPart.WholeDay, "test");
        var broken = await change.TryAsync(closed, Cancel) is CalendarChanged.WouldBreak { Bookings: var some } ? some.Select(b => b.Booking).ToHashSet() : [];
        Assert.IsType<CalendarChanged.Kept>(await change.RunAsync(closed, broken, Cancel));
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
