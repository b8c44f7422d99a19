using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

[Collection(JourneyClinic.Name)]
public class BookingJourneyTests(Rehearsal clinic, Browser browser)
{
    const int MostClicks = 6;
    const int Sessions = 4;

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task A_whole_course_is_booked_in_few_clicks_and_stands_on_the_board(string language)
    {
        var walk = new Walk(clinic, await browser.OpenAsync(clinic, language), language);
        var (family, given) = language == "ru" ? ("Ручьёва", "Нина") : ("Brook", "Nina");
        await walk.EnterAsync("reception");
        var patient = await walk.NewPatientAsync(family, given);
        await walk.WishForMaskAsync();
        await walk.AnswerAsync();
        await walk.EnterAsync("practitioner");
        await walk.GoAsync(patient);
        var course = await walk.PlanCourseAsync(Sessions);

        await walk.EnterAsync("reception");
        await walk.GoAsync(course);
        var clicks = await walk.CountClicksAsync();
        await walk.PressAsync("Записать курс", "Book the course");
        await walk.ExamineAsync("offers");
        await WishAsync(walk);
        var days = await walk.Page.Locator(".offer").First.Locator(".offer__days b").AllInnerTextsAsync();
        await walk.TurnAsync(() => walk.Page.Locator(".offer").First.GetByRole(AriaRole.Button).ClickAsync());
        await walk.SeesAsync("Перенести остаток курса", "Move the rest of the course");
        await walk.ExamineAsync("booked");

        Assert.InRange(await clicks(), 2, MostClicks);
        Assert.Equal(Sessions, days.Count);
        await walk.TurnAsync(() => walk.Main.GetByRole(AriaRole.Link, new() { Name = days[0], Exact = true }).ClickAsync());
        await walk.SeesAsync(family, family);
        await walk.ExamineAsync("board");
        await walk.TurnAsync(() => walk.Page.Locator("a.visit").Filter(new() { HasText = family }).First.ClickAsync());
        await walk.ExamineAsync("booking");
        await walk.PressAsync("Подтвердил", "Confirmed");
        await walk.SeesAsync("подтверждён", "confirmed");
        await MoveAsync(walk);
        walk.EndsWell();
    }

    [Fact]
    public async Task A_board_that_stands_open_shows_what_another_desk_books()
    {
        var walk = new Walk(clinic, await browser.OpenAsync(clinic, "en"), "en");
        await walk.EnterAsync("reception");
        var patient = await walk.NewPatientAsync("Waterman", "Olga");
        await walk.WishForMaskAsync();
        await walk.AnswerAsync();
        await walk.EnterAsync("practitioner");
        await walk.GoAsync(patient);
        var course = await walk.PlanCourseAsync(Sessions);
        await walk.GoAsync($"{course}/book");
        var day = await walk.Page.Locator("input[name=Places]").First.GetAttributeAsync("value");
        var board = await walk.Page.Context.NewPageAsync();
        await board.GotoAsync($"/board?day={day!.Split(',')[1]}");
        Assert.Equal(0, await board.Locator("a.visit").Filter(new() { HasText = "Waterman" }).CountAsync());

        await walk.TurnAsync(() => walk.Page.Locator(".offer").First.GetByRole(AriaRole.Button).ClickAsync());

        await Assertions.Expect(board.Locator("a.visit").Filter(new() { HasText = "Waterman" })).ToHaveCountAsync(1);
    }

    /// <summary>Mornings: new offers come at once, without another page.</summary>
    static async Task WishAsync(Walk walk)
    {
        var answered = walk.Page.WaitForResponseAsync(r => r.Url.Contains("time=Morning", StringComparison.Ordinal));
        await walk.TickAsync("утро, до 12", "morning, before 12");
        await answered;
        await walk.Page.Locator("#entries .offer form[action*='time=Morning']").First.WaitForAsync();
        var starts = await walk.Page.Locator(".offer").First.Locator(".offer__days li").AllInnerTextsAsync();
        Assert.NotEmpty(starts);
    }

    /// <summary>The rest of the course is planned anew from a later day; the difference stands beside it before it is kept.</summary>
    async Task MoveAsync(Walk walk)
    {
        await walk.PressAsync("Перенести", "Move");
        await walk.ExamineAsync("move");
        await walk.PressAsync("Перенести весь остаток курса", "Plan the rest of the course anew");
        var later = Registering.Day(clinic.Clock.Today.AddDays(20));
        var answered = walk.Page.WaitForResponseAsync(r => r.Url.Contains($"from={later}", StringComparison.Ordinal));
        await walk.Page.Locator("input[name=from]").FillAsync(later);
        await walk.Page.Locator("input[name=from]").DispatchEventAsync("change");
        await answered;
        await walk.Page.Locator($".offer:has(form[action*='from={later}']) s").First.WaitForAsync();
        await walk.ExamineAsync("difference");
        await walk.TurnAsync(() => walk.Page.Locator(".offer").First.GetByRole(AriaRole.Button).ClickAsync());
        await walk.SeesAsync("Перенести остаток курса", "Move the rest of the course");
    }
}
