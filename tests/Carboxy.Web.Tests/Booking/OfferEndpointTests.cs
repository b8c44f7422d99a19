using System.Globalization;
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

/// <summary>A wish changes while the page stands open: the offers come alone, and one press books from them.</summary>
public sealed partial class OfferEndpointTests(Served served) : IClassFixture<Served>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_changed_wish_is_part_of_the_reading_that_opened_the_page()
    {
        using var visitor = await EnterAsync("reception");
        var (course, patient) = await PlanAsync();
        var page = await visitor.ReadAsync($"/courses/{course}/book");
        var lines = await LinesAsync(patient);

        using var answer = await visitor.Client.GetAsync($"/courses/{course}/offers?day=Thursday&time=Evening", Cancel);
        var html = await answer.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(5, Cards(page.Html));
        Assert.Equal([$"/courses/{course}/book?day=Thursday&time=Evening"], answer.Headers.GetValues("HX-Push-Url"));
        Assert.DoesNotContain("<html", html, StringComparison.OrdinalIgnoreCase);
        Assert.True(Cards(html) > 0);
        Assert.DoesNotContain("понедельник", html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(lines, await LinesAsync(patient));
    }

    [Fact]
    public async Task Whoever_did_not_open_the_page_leaves_a_line_of_their_own()
    {
        var (course, patient) = await PlanAsync();
        using var visitor = await EnterAsync("reception");
        await visitor.ReadAsync($"/courses/{course}/book");
        var lines = await LinesAsync(patient);
        using var another = await EnterAsync("physician");

        var (status, _) = await another.ReadAsync($"/courses/{course}/offers");
        var once = await LinesAsync(patient);
        await another.ReadAsync($"/courses/{course}/offers?time=Morning");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(lines + 2, once);
        Assert.Equal(once, await LinesAsync(patient));
        using var nobody = served.NewVisitor();
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.ReadAsync($"/courses/{course}/offers")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.ReadAsync("/courses/0193b7a0-0000-7000-8000-0000000000ff/offers")).Status);
    }

    [Fact]
    public async Task One_press_on_an_offer_that_came_alone_books_it_and_a_second_press_books_nothing_more()
    {
        using var visitor = await EnterAsync("reception");
        var (course, _) = await PlanAsync();
        await visitor.ReadAsync($"/courses/{course}/book");
        var (_, html) = await visitor.ReadAsync($"/courses/{course}/offers?time=Evening");
        var form = Fields(html);
        Assert.Contains($"action=\"/courses/{course}/book?time=Evening\"", html, StringComparison.Ordinal);

        using var first = await visitor.Client.PostAsync($"/courses/{course}/book?time=Evening", new FormUrlEncodedContent(form), Cancel);
        using var second = await visitor.Client.PostAsync($"/courses/{course}/book?time=Evening", new FormUrlEncodedContent(form), Cancel);
        using var fragment = await visitor.Client.GetAsync($"/courses/{course}/offers?time=Evening", Cancel);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.StatusCode, second.StatusCode));
        Assert.EndsWith("kept=true", second.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(["true"], fragment.Headers.GetValues("HX-Refresh"));
        await using var db = Db();
        Assert.Equal(form.Single(f => f.Key == "Places").Value.Split(';').Length, await db.Bookings.CountAsync(b => b.CourseId == new Id<CourseRow>(course), Cancel));
    }

    [Fact]
    public async Task A_course_that_breaks_a_rule_is_booked_by_a_physician_alone_and_only_with_a_reason_that_is_kept()
    {
        var (course, _) = await PlanAsync();
        var page = $"/courses/{course}/book";
        using var reception = await EnterAsync("reception");
        using var physician = await EnterAsync("physician");
        List<KeyValuePair<string, string>> TooSoon(string html) => [.. Fields(html).Select(f => f.Key == "Places" ? KeyValuePair.Create(f.Key, LastTwoADayApart(f.Value)) : f)];
        async Task<(HttpStatusCode Status, string Html)> PressAsync(Visitor visitor, params (string Name, string Value)[] more)
        {
            var html = (await visitor.ReadAsync(page)).Html;
            using var answer = await visitor.Client.PostAsync(page, new FormUrlEncodedContent([.. TooSoon(html[html.IndexOf("class=\"card offer\"", StringComparison.Ordinal)..]), .. more.Select(m => KeyValuePair.Create(m.Name, m.Value))]), Cancel);
            return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel)));
        }

        var refused = await PressAsync(reception);
        Assert.Contains("Отступить от этих правил может только врач", refused.Html, StringComparison.Ordinal);
        var rules = AsShown().Match((await PressAsync(physician)).Html).Groups["rules"].Value;
        Assert.Contains("ShortestGap", rules, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await PressAsync(reception, ("Rules", rules), ("Reason", "так удобнее"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await PressAsync(physician, ("Rules", rules), ("Reason", "  "))).Status);
        await using var db = Db();
        Assert.Empty(await db.Bookings.Where(b => b.CourseId == new Id<CourseRow>(course)).ToListAsync(Cancel));

        Assert.Equal(HttpStatusCode.Redirect, (await PressAsync(physician, ("Rules", rules), ("Reason", "уезжает на месяц"))).Status);

        var act = await db.BookingActs.SingleAsync(a => a.CourseId == new Id<CourseRow>(course), Cancel);
        Assert.Equal(("уезжает на месяц", 5), (act.Reason, await db.Bookings.CountAsync(b => b.CourseId == new Id<CourseRow>(course), Cancel)));
        Assert.Contains("shortest_gap", act.Overrides!, StringComparison.Ordinal);
    }

    /// <summary>The last two sessions half a year later, where nobody else is booked, and a day apart.</summary>
    static string LastTwoADayApart(string code)
    {
        var places = code.Split(';').Select(p => p.Split(',')).ToList();
        var late = DateOnly.ParseExact(places[^1][1], "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(180);
        (places[^2][1], places[^1][1]) = (late.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), late.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return string.Join(';', places.Select(p => string.Join(',', p)));
    }

    async Task<Visitor> EnterAsync(string role)
    {
        var visitor = served.NewVisitor();
        await visitor.EnterAsync(role);
        return visitor;
    }

    /// <summary>A patient of their own for each test, with a course of five.</summary>
    async Task<(Guid Course, Guid Patient)> PlanAsync()
    {
        var cleared = await ClearedPatient.ComeAsync(served);
        await using var scope = served.App.Services.CreateAsyncScope();
        var entry = new CourseEntry { Clearance = new(cleared.Clearance), Goal = "S0-17", Protocol = "gel_mask_course", Sessions = 5, StartsOn = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(1) };
        var planned = await scope.ServiceProvider.GetRequiredService<PlanCourse>().RunAsync($"{Guid.CreateVersion7()}", new(cleared.Patient), entry, Cancel);
        return (Assert.IsType<CoursePlanned.Kept>(planned).Course.Value, cleared.Patient);
    }

    async Task<int> LinesAsync(Guid patient)
    {
        await using var db = Db();
        return await db.AuditLines.CountAsync(l => l.PatientId == new Id<Carboxy.Patients.Patient>(patient), Cancel);
    }

    ClinicDb Db()
    {
        var services = served.App.Services;
        return services.GetRequiredService<ClinicStore>().Open(new(services.GetRequiredService<Clinic>().Id, new Actor.Program("test")), TimeProvider.System);
    }

    static int Cards(string html) => html.Split("class=\"card offer\"").Length - 1;

    /// <summary>The hidden fields of the first offer.</summary>
    static List<KeyValuePair<string, string>> Fields(string html) =>
        [.. Hidden().Matches(html[..html.IndexOf("</form>", StringComparison.Ordinal)]).Select(m => KeyValuePair.Create(m.Groups["name"].Value, WebUtility.HtmlDecode(m.Groups["value"].Value)))];

    [GeneratedRegex("name=\"Rules\" value=\"(?<rules>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AsShown();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();
}
