using System.Net;
using System.Text.RegularExpressions;
using Carboxy.Booking;
using Carboxy.Quantities;
using Carboxy.Web.Courses;
using Carboxy.Web.Screening;
using Carboxy.Work.Booking;

namespace Carboxy.Web.Booking;

/// <summary>A clinic keeps its calendar over the pages; nothing that breaks a booking is kept unasked.</summary>
public sealed class CalendarPagesTests(Served served) : IClassFixture<Served>
{
    const string Settings = "/settings/calendar";
    const string NewAbsence = $"{Settings}/absences/new";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static string Today => Day(0);

    static string Day(int days) => $"{TimeProvider.System.GetUtcNow().AddDays(days):yyyy-MM-dd}";

    [Theory]
    [InlineData("owner", HttpStatusCode.OK), InlineData("physician", HttpStatusCode.OK)]
    [InlineData("practitioner", HttpStatusCode.Forbidden), InlineData("reception", HttpStatusCode.Forbidden)]
    public async Task Only_those_who_answer_for_the_clinic_keep_its_calendar(string role, HttpStatusCode expected)
    {
        using var visitor = await EnterAsync(role);

        foreach (var path in new[] { Settings, $"{Settings}/hours", NewAbsence, $"{Settings}/resources/new?kind=room", $"{Settings}/resources/{(await HoursAsync()).Resources.Keys.First()}" })
            Assert.Equal(expected, (await visitor.ReadAsync(path)).Status);
        Assert.Equal(expected == HttpStatusCode.OK, (await visitor.ReadAsync("/settings")).Html.Contains($"href=\"{Settings}\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        using var visitor = await EnterAsync("owner");

        foreach (var path in new[] { "resources/0193b7a0-0000-7000-8000-0000000000ff", "absences/0193b7a0-0000-7000-8000-0000000000ff", "hours?resource=0193b7a0-0000-7000-8000-0000000000ff", "resources/nobody" })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.ReadAsync($"{Settings}/{path}")).Status);
    }

    [Fact]
    public async Task Wrong_hours_come_back_as_typed_each_with_its_weekday()
    {
        using var visitor = await EnterAsync("owner", "en");
        var before = await HoursAsync();

        var html = await SendAsync(visitor, $"{Settings}/hours", ("_handler", "hours"), ("From", "2001-01-01"), ("Day-1-0-from", "<b>ten</b>"), ("Day-1-0-to", "18:00"),
            ("Day-2-0-from", "18:00"), ("Day-2-0-to", "09:00"), ("Day-3-0-from", "09:03"), ("Day-3-0-to", "18:00"), ("Day-4-0-from", "09:00"), ("Day-4-0-to", "14:00"), ("Day-4-1-from", "13:00"), ("Day-4-1-to", "18:00"));

        Assert.Contains("The earliest day here is", html, StringComparison.Ordinal);
        foreach (var words in new[] { "Monday: give both", "Tuesday: 18:00", "Wednesday: 09:03", "Thursday: 09:00–14:00 and 13:00–18:00 overlap" })
            Assert.Contains(words, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains("value=\"2001-01-01\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"&lt;b&gt;ten&lt;/b&gt;\"", html, StringComparison.Ordinal);
        Assert.Equal(before.Version, (await HoursAsync()).Version);
    }

    [Theory]
    [InlineData("Name", ""), InlineData("Name", "   "), InlineData("Skills", "surgery"), InlineData("Person", "nobody"), InlineData("Person", "0193b7a0-0000-7000-8000-0000000000ff")]
    public async Task A_resource_that_cannot_be_is_not_added(string field, string value)
    {
        using var visitor = await EnterAsync("owner");
        var before = await HoursAsync();
        (string Name, string Value)[] entry = [("Name", "Ольга Новая"), ("Skills", "injection"), ("Person", "")];

        var html = await SendAsync(visitor, $"{Settings}/resources/new?kind=practitioner", [("_handler", "add"), .. entry.Where(e => e.Name != field), (field, value)]);

        Assert.Contains("role=\"alert\"", html, StringComparison.Ordinal);
        Assert.Contains($"href=\"#{field.ToLowerInvariant()}\"", html, StringComparison.Ordinal);
        Assert.Equal(before.Version, (await HoursAsync()).Version);
    }

    [Fact]
    public async Task A_name_too_long_and_a_form_too_large_change_nothing()
    {
        using var visitor = await EnterAsync("owner");
        var before = await HoursAsync();

        Assert.Contains("role=\"alert\"", await SendAsync(visitor, $"{Settings}/resources/new?kind=room", ("_handler", "add"), ("Name", new string('x', 5000)), ("Skills", "injection")), StringComparison.Ordinal);
        using var huge = await visitor.SendAsync(NewAbsence, NewAbsence, ("_handler", "away"), ("Reason", new string('x', 1_100_000)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge.StatusCode);
        Assert.Equal(before.Version, (await HoursAsync()).Version);
    }

    [Fact]
    public async Task A_device_is_added_once_renamed_given_hours_retired_and_brought_back()
    {
        using var visitor = await EnterAsync("owner");
        (string, string)[] added = [("_handler", "add"), ("Name", "Аппарат М"), ("Skills", "injection")];

        await KeptAsync(visitor, $"{Settings}/resources/new?kind=device", added);
        Assert.Contains("уже есть", await SendAsync(visitor, $"{Settings}/resources/new?kind=device", added), StringComparison.Ordinal);
        var row = Assert.Single((await HoursAsync()).Resources.Values, r => r.Name == "Аппарат М");
        var page = $"{Settings}/resources/{row.Id}";
        await KeptAsync(visitor, page, ("_handler", "edit"), ("Version", "1"), ("Name", "Аппарат Н"), ("Skills", "injection"), ("Skills", "non_invasive"));
        Assert.Contains("кто-то другой", await SendAsync(visitor, page, ("_handler", "edit"), ("Version", "1"), ("Name", "Аппарат О"), ("Skills", "injection")), StringComparison.Ordinal);
        await KeptAsync(visitor, $"{Settings}/hours?resource={row.Id}", ("_handler", "hours"), ("From", Day(3)), ("Day-1-0-from", "09:00"), ("Day-1-0-to", "13:00"), ("Day-1-1-from", "14:00"), ("Day-1-1-to", "00:00"));
        var hours = await HoursAsync();

        Assert.Equal((ResourceKind.Device, "Аппарат Н", ""), (hours.Resources[row.Id].Kind, hours.Resources[row.Id].Name, hours.Resources[row.Id].Tags));
        var monday = Enumerable.Range(4, 7).Select(d => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date).AddDays(d)).First(d => d.DayOfWeek == DayOfWeek.Monday);
        Assert.Equal([new(540, 780), new(840, 1440)], hours.On(row.Id, monday));
        Assert.Empty(hours.On(row.Id, monday.AddDays(1)));

        await KeptAsync(visitor, page, ("_handler", "retire"), ("On", Day(1)));
        Assert.Empty((await HoursAsync()).On(row.Id, monday));
        await KeptAsync(visitor, page, ("_handler", "back"));
        Assert.NotEmpty((await HoursAsync()).On(row.Id, monday));
    }

    [Fact]
    public async Task Leave_that_breaks_bookings_asks_first_and_keeps_nothing_until_they_are_accepted()
    {
        using var visitor = await EnterAsync("physician");
        using var reception = await EnterAsync("reception");
        var (course, practitioner) = await BookedAsync(visitor, "Журавлёва");
        (string, string)[] leave = [("_handler", "away"), ("Of", practitioner), ("Kind", "Leave"), ("FromDay", Today), ("ToDay", Day(200)), ("Reason", "В горах")];
        var before = await HoursAsync();

        var asked = await SendAsync(visitor, NewAbsence, leave);
        var ids = Regex.Matches(asked, "(?<=name=\"Accepted\" value=\")[^\"]+", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(m => m.Value).ToList();
        var half = await SendAsync(visitor, NewAbsence, [.. leave, ("Accepted", ids[0]), ("Accepted", "not-an-id")]);

        Assert.Equal(5, Regex.Count(asked, $"/courses/{course}/book", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Contains("Журавлёва", asked, StringComparison.Ordinal);
        Assert.Contains($"/courses/{course}/book?anew=true", asked, StringComparison.Ordinal);
        Assert.Contains("value=\"В горах\"", WebUtility.HtmlDecode(asked), StringComparison.Ordinal);
        Assert.Contains("name=\"Accepted\"", half, StringComparison.Ordinal);
        Assert.Equal(before.Version, (await HoursAsync()).Version);
        Assert.DoesNotContain("Журавлёва", (await visitor.ReadAsync(Settings)).Html, StringComparison.Ordinal);

        await KeptAsync(visitor, NewAbsence, [.. leave, .. ids.Select(id => ("Accepted", id))]);
        var calendar = (await visitor.ReadAsync(Settings)).Html;

        Assert.Contains($"/courses/{course}/book?anew=true", calendar, StringComparison.Ordinal);
        Assert.Contains($"/courses/{course}/book?anew=true", (await reception.ReadAsync("/board")).Html, StringComparison.Ordinal);
        var absence = Regex.Match(calendar, "/settings/calendar/absences/[0-9a-f-]{36}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        await KeptAsync(visitor, absence, ("_handler", "withdraw"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.ReadAsync(absence)).Status);
        Assert.DoesNotContain($"/courses/{course}/book", (await reception.ReadAsync("/board")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_course_planned_anew_without_need_says_that_its_best_places_are_its_own_and_asks_for_no_press()
    {
        using var visitor = await EnterAsync("physician");
        var (course, _) = await BookedAsync(visitor, "Стоянова");

        var offers = (await visitor.ReadAsync($"/courses/{course}/book?anew=true")).Html.Split("<section class=\"card offer\"")[1..];

        Assert.Contains("Так и записано", offers[0], StringComparison.Ordinal);
        Assert.DoesNotContain("<button", offers[0], StringComparison.Ordinal);
        Assert.NotEmpty(offers[1..]);
        Assert.All(offers[1..], offer => Assert.Contains("<button", offer, StringComparison.Ordinal));
        Assert.DoesNotContain("<s>", offers[0], StringComparison.Ordinal);
        Assert.All(offers[1..], offer => Assert.Contains("<s>", offer, StringComparison.Ordinal)); // what would be left, be it only the practitioner
    }

    [Fact]
    public async Task A_name_with_marks_in_it_stands_in_the_offers_as_it_was_typed()
    {
        using var visitor = await EnterAsync("physician");
        var (course, _) = await BookedAsync(visitor, "Угловая");
        foreach (var room in (await HoursAsync()).Resources.Values.Where(r => r.Kind == ResourceKind.Room))
            await KeptAsync(visitor, $"{Settings}/resources/{room.Id}", ("_handler", "edit"), ("Version", $"{room.Version}"), ("Name", $"<b>К & {room.Name}"), ("Skills", "injection"), ("Skills", "non_invasive"));

        var html = (await visitor.ReadAsync($"/courses/{course}/book?anew=true")).Html;

        Assert.Contains("&lt;b&gt;К &amp; ", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>К", html, StringComparison.Ordinal);
        foreach (var room in (await HoursAsync()).Resources.Values.Where(r => r.Kind == ResourceKind.Room))
            await KeptAsync(visitor, $"{Settings}/resources/{room.Id}", ("_handler", "edit"), ("Version", $"{room.Version}"), ("Name", room.Name["<b>К & ".Length..]), ("Skills", "injection"), ("Skills", "non_invasive"));
    }

    [Fact]
    public async Task A_practitioner_who_no_longer_does_a_treatment_breaks_its_bookings_too()
    {
        using var visitor = await EnterAsync("physician");
        var (_, practitioner) = await BookedAsync(visitor, "Одинцова");
        var row = (await HoursAsync()).Resources.Values.Single(r => $"{r.Id}" == practitioner);

        var html = await SendAsync(visitor, $"{Settings}/resources/{practitioner}", ("_handler", "edit"), ("Version", $"{row.Version}"), ("Name", row.Name), ("Skills", "injection"));

        Assert.Contains("name=\"Accepted\"", html, StringComparison.Ordinal);
        Assert.Contains("Одинцова", html, StringComparison.Ordinal);
        Assert.Equal(row.Version, (await HoursAsync()).Resources[row.Id].Version);
    }

    [Theory]
    [InlineData("FromDay", "soon"), InlineData("ToDay", "2001-01-01"), InlineData("ToDay", "9999-12-31"), InlineData("Of", "everybody"), InlineData("Kind", "Strike"), InlineData("Reason", null)]
    public async Task An_absence_that_cannot_be_is_refused_at_its_field(string field, string? value)
    {
        using var visitor = await EnterAsync("owner");
        (string Name, string Value)[] entry = [("Of", ""), ("Kind", "Holiday"), ("FromDay", Day(10)), ("ToDay", Day(12)), ("Reason", "")];

        var html = await SendAsync(visitor, NewAbsence, [("_handler", "away"), .. entry.Where(e => e.Name != field), (field, value ?? new string('я', 400))]);

        Assert.Contains($"href=\"#{field.ToLowerInvariant()}\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("/settings/calendar/absences/0", (await visitor.ReadAsync(Settings)).Html, StringComparison.Ordinal);
    }

    /// <summary>A course of five, booked at the best places that one practitioner has.</summary>
    async Task<(string Course, string Practitioner)> BookedAsync(Visitor visitor, string family)
    {
        var patient = await ClearedPatient.ComeAsync(served, family: family);
        using var planned = await visitor.SendAsync(patient.NewCourse, patient.NewCourse, ("_handler", "plan-course"), ("Goal", "S0-17"), ("Protocol", "gel_mask_course"), ("Side", "None"), ("Sessions", "5"), ("StartsOn", $"{TimeProvider.System.GetUtcNow().AddHours(12):yyyy-MM-dd}"));
        var course = planned.Headers.Location!.AbsolutePathOrSelf().Split('/')[^1];
        var id = new Id<Work.Courses.CourseRow>(Guid.Parse(course));
        var practitioner = (await HoursAsync()).Resources.Values.First(r => r.Kind == ResourceKind.Practitioner).Id;
        var offered = Assert.IsType<OffersFound.Offered>(await served.WithAsync((OfferPlaces find) => find.RunAsync(id, BookingWish.None with { Practitioner = practitioner, NotBefore = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(1) }, false, 1, Cancel)));
        Assert.IsType<CourseBooked.Kept>(await served.WithAsync((BookCourse book) => book.RunAsync($"test-{course}", id, 0, offered.Offers[0].Places, Cancel)));
        return (course, $"{offered.Offers[0].Places[0].Practitioner}");
    }

    Task<OpenHours> HoursAsync() => served.WithAsync((ReadCalendar calendar) => calendar.HoursAsync(Cancel));

    async Task<Visitor> EnterAsync(string role, string language = "ru")
    {
        var visitor = served.NewVisitor(language);
        await visitor.EnterAsync(role);
        return visitor;
    }

    static async Task<string> SendAsync(Visitor visitor, string page, params (string, string)[] fields)
    {
        using var answer = await visitor.SendAsync(page, page, fields);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    static async Task KeptAsync(Visitor visitor, string page, params (string, string)[] fields)
    {
        using var answer = await visitor.SendAsync(page, page, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Cancel));
    }
}
