using System.Diagnostics;
using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

[Collection(JourneyClinic.Name)]
public class CallerJourneyTests(Rehearsal clinic, Browser browser)
{
    /// <summary>Clicks beside those that answer a question: from "Caller" to the booked course.</summary>
    const int MostClicks = 8;

    /// <summary>The machine's share of the minute and a half that a new caller may take, where it has nothing else to do.</summary>
    static readonly TimeSpan MachineAtMost = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task A_new_caller_goes_from_the_telephone_to_a_booked_course_without_being_asked_twice(string language)
    {
        var walk = new Walk(clinic, await browser.OpenAsync(clinic, language), language);
        var (family, given) = language == "ru" ? ("Звонкова", "Алла") : ("Ringer", "Alice");
        await walk.EnterAsync("practitioner");
        var clicks = await walk.CountClicksAsync();
        var (watch, burden) = (Stopwatch.StartNew(), Machine.Burden);

        await walk.PressAsync("Звонок", "Caller");
        await walk.Page.Locator("#entries").WaitForAsync();
        await SearchAsync(walk, $"{family} {given}");
        Assert.Equal(family, await walk.Page.Locator("input[name=FamilyName]").InputValueAsync());
        await walk.Page.Locator("input[name=BirthDate]").FillAsync(Registering.Day(clinic.Clock.Today.AddYears(-40)));
        await walk.ChooseAsync("Пол", "Sex", walk.Say("женский", "female"));
        await walk.PressAsync("Дальше", "Go on");
        await walk.ChooseAsync("Зона", "Zone", walk.Say("Лицо", "Face"));
        await walk.ChooseAsync("Способ", "Way", walk.Say("гель и маска", "gel and mask"));
        await walk.TickAsync("Морщины", "Wrinkles");
        await walk.PressAsync("К вопросам", "To the questions");
        var before = await clicks();
        await walk.AnswerQuestionsAsync();
        var answering = await clicks() - before;

        await walk.SeesAsync("Предложение курса", "Course proposal");
        await walk.PressAsync("Так и записать", "Plan it and book");
        await walk.TurnAsync(() => walk.Page.Locator(".offer").First.GetByRole(AriaRole.Button).ClickAsync());
        await walk.SeesAsync("Перенести остаток курса", "Move the rest of the course");

        burden = Math.Max(burden, Machine.Burden);
        Assert.True(watch.Elapsed < MachineAtMost * burden, $"{watch.Elapsed} on a machine with {burden:0.0} times its work");
        Assert.InRange(await clicks() - answering, 4, MostClicks);
        await KnownAsync(walk, family);
        walk.EndsWell();
    }

    /// <summary>The same caller next day: one line of search, and the visit stands there to be confirmed.</summary>
    static async Task KnownAsync(Walk walk, string family)
    {
        await walk.GoAsync("/callers");
        await walk.ExamineAsync("callers");
        await SearchAsync(walk, family);
        await walk.TurnAsync(() => walk.Page.Locator("#entries a").Filter(new() { HasText = family }).First.ClickAsync());
        await walk.ExamineAsync("caller, known");
        await walk.PressAsync("Придёт: подтвердить", "Will come: confirm");
        await walk.SeesAsync("подтверждён", "confirmed");
    }

    static async Task SearchAsync(Walk walk, string text)
    {
        var answered = walk.Page.WaitForResponseAsync(r => r.Url.Contains("/callers?q=", StringComparison.Ordinal));
        await walk.Page.Locator("input[name=q]").Last.FillAsync(text);
        await answered;
        await walk.Page.Locator("#entries:not(.htmx-swapping)").WaitForAsync();
        await walk.Page.HoldsAsync("() => !document.querySelector('.htmx-request')");
    }
}
