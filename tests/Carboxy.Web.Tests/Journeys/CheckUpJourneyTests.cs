using System.Net;
using Carboxy.Quantities;
using Carboxy.Web.Screening;
using Carboxy.Work.Adverse;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Matters;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>The patient's own phone a day after, and the desk that hears of it.</summary>
[Collection(DemoClinicDay.Name)]
public class CheckUpJourneyTests(DemoDay clinic, Browser browser)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ru", "Юдина")]
    [InlineData("en", "Цветкова")]
    public async Task A_red_flag_is_answered_at_once_and_stands_before_the_physician(string language, string family)
    {
        var token = await LinkAsync(family);
        var page = await browser.OpenAsync(clinic, language, width: 390, height: 844);
        await page.GotoAsync($"/a/{token}");
        await page.Locator("input[name='flag-chest_pain']").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = language == "ru" ? "Отправить" : "Send" }).ClickAsync();

        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync("112");
        await Assertions.Expect(page.Locator("a[href='tel:112']")).ToBeVisibleAsync();
        await page.EnterAsync("physician");
        await page.GetByRole(AriaRole.Link, new() { Name = language == "ru" ? "Открыть задачи врача" : "Open the physician's tasks" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(family);
    }

    [Fact]
    public async Task After_a_red_flag_the_physician_pauses_the_course_with_its_bookings_and_lets_it_go_on()
    {
        var (session, course) = await BookedAsync();
        var desk = await browser.OpenAsync(clinic, "ru", width: 820, height: 1100);
        await desk.EnterAsync("reception");
        await desk.GotoAsync($"/sessions/{session}/check-up");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Дать ссылку" }).ClickAsync();
        var link = await desk.Locator("#link-made").InnerTextAsync();
        var phone = await browser.OpenAsync(clinic, "ru", width: 390, height: 844);
        await phone.GotoAsync(new Uri(link).AbsolutePath);
        if (await phone.GetByText("Стало хуже или появилось новое").CountAsync() > 0) // somebody who has answered once already
            await phone.GetByText("Стало хуже или появилось новое").ClickAsync();
        await phone.Locator("input[name='flag-chest_pain']").CheckAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Отправить" }).ClickAsync();
        await Assertions.Expect(phone.Locator("a[href='tel:112']")).ToBeVisibleAsync();
        Assert.NotEqual(0, await ComingAsync(course)); // a tick on a telephone takes nothing away

        await desk.EnterAsync("physician");
        var matter = await clinic.WithAsync((ClinicDb db) => db.Matters.Where(m => m.CourseId == course && m.Kind == MatterKind.RedFlag).Select(m => m.Id).SingleAsync(Cancel));
        await DecideAsync(desk, matter, "paused");
        await desk.GotoAsync($"/courses/{course}");
        await Assertions.Expect(desk.GetByText("На паузе: решает врач").First).ToBeVisibleAsync();
        Assert.Equal(0, await ComingAsync(course));

        await DecideAsync(desk, matter, "resumed");
        await desk.WaitForURLAsync($"**/courses/{course}");
        await Assertions.Expect(desk.GetByText("На паузе: решает врач")).ToHaveCountAsync(0);
    }

    static async Task DecideAsync(IPage page, Id<Matter> matter, string what)
    {
        await page.GotoAsync($"/matters/{matter}");
        await page.Locator($"input[name=Do][value={what}]").CheckAsync(new() { Force = true });
        await page.Locator("textarea[name=Words]").FillAsync($"По телефону: {what}.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Записать" }).ClickAsync();
        await Assertions.Expect(page.Locator("textarea[name=Words]").Filter(new() { HasText = what })).ToHaveCountAsync(0);
    }

    /// <summary>A session that is over, of a course with visits to come, which no other test looks at.</summary>
    Task<(Id<SessionRow> Session, Id<CourseRow> Course)> BookedAsync() => clinic.WithAsync(async (ClinicDb db) =>
    {
        string[] others = ["Абдулова", "Белова", "Ларина", "Осипова", "Тихонов", "Филатова", "Цветкова", "Юдина", "Яковлева", "Silva", "Виноградова"];
        var since = db.Now.AddDays(-CheckUpLink.DaysValid).AddHours(2);
        var found = await db.Sessions.Where(s => s.SignedAt != null && s.EndedAt > since
                && db.Patients.Any(p => p.Id == s.PatientId && !others.Contains(p.FamilyName)) && db.Courses.Any(c => c.Id == s.CourseId && c.State == "open")
                && !db.Matters.Any(m => m.PatientId == s.PatientId) && db.Bookings.Any(b => b.CourseId == s.CourseId && b.State == BookingState.Booked))
            .OrderBy(s => s.EndedAt).ThenBy(s => s.Id).FirstAsync(Cancel);
        return (found.Id, found.CourseId);
    });

    Task<int> ComingAsync(Id<CourseRow> course) => clinic.WithAsync((ClinicDb db) => db.Bookings.CountAsync(b => b.CourseId == course && BookingStates.Coming.Contains(b.State), Cancel));

    [Theory]
    [InlineData("Well", "maybe", HttpStatusCode.OK)]
    [InlineData("s-redness", "2; drop table check_up", HttpStatusCode.OK)]
    [InlineData("s-redness", "99", HttpStatusCode.OK)]
    [InlineData("flag-<script>", "true", HttpStatusCode.OK)]
    [InlineData("Words", "HUGE", HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_hostile_form_is_told_so_and_changes_nothing(string field, string value, HttpStatusCode status)
    {
        var path = $"/a/{await LinkAsync("Юдина", first: true)}";
        using var visitor = clinic.NewVisitor();
        var before = await CountAsync();

        using var answer = await visitor.SendAsync(path, path, ("_handler", "check-up"), (field, value == "HUGE" ? new string('x', 2_000_000) : value));

        Assert.Equal(status, answer.StatusCode);
        if (status == HttpStatusCode.OK)
            Assert.Contains("role=\"alert\"", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task A_form_from_another_site_and_an_invented_link_change_nothing()
    {
        var path = $"/a/{await LinkAsync("Юдина", first: true)}";
        using var visitor = clinic.NewVisitor();
        var before = await CountAsync();
        using var forged = new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "check-up", ["Well"] = "true" });

        using var refused = await visitor.Client.PostAsync(path, forged, Cancel);
        var (status, html) = await visitor.ReadAsync("/a/" + new string('A', 43));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("112", html, StringComparison.Ordinal);
        Assert.Equal(before, await CountAsync());
    }

    /// <summary>A link to the last session about which somebody has said nothing yet, or to their first, whatever was said.</summary>
    Task<string> LinkAsync(string family, bool first = false) => clinic.WithAsync(async (ClinicDb db) =>
    {
        var patient = await db.Patients.Where(p => p.FamilyName == family).Select(p => p.Id).SingleAsync(Cancel);
        var sessions = await db.Sessions.Where(s => s.PatientId == patient && (first || !db.CheckUps.Any(c => c.SessionId == s.Id))).OrderBy(s => s.Number).ToListAsync(Cancel);
        var (token, _) = CheckUpLinks.Add(db, first ? sessions[0] : sessions[^1]);
        await db.SaveChangesAsync(Cancel);
        return token;
    });

    Task<int> CountAsync() => clinic.WithAsync(async (ClinicDb db) => await db.CheckUps.CountAsync(Cancel) + await db.AdverseEvents.CountAsync(Cancel) + await db.Matters.CountAsync(Cancel));
}
