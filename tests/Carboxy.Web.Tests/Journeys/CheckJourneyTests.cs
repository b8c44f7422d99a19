using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>The check before a session: one tap when nothing has changed, and a course that waits for the physician when something has.</summary>
[Collection(JourneyClinic.Name)]
public class CheckJourneyTests(Rehearsal clinic, Browser browser)
{
    const int Sessions = 4;

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task Nothing_changed_is_one_tap_and_a_new_disease_pauses_the_course(string language)
    {
        var walk = new Walk(clinic, await (await browser.OpenAsync(clinic, language)).WithoutTabletAsync(), language);
        var (family, given) = language == "ru" ? ("Проверкина", "Зоя") : ("Checker", "Zoe");
        await walk.EnterAsync("owner");
        await walk.DescribeClinicAsync();
        await walk.EnterAsync("reception");
        var patient = await walk.NewPatientAsync(family, given);
        await walk.WishForMaskAsync();
        await walk.AnswerAsync();
        await walk.EnterAsync("practitioner");
        await walk.GoAsync(patient);
        var course = await walk.PlanCourseAsync(Sessions);
        await walk.GradeLinesAsync(course, 3);
        await walk.SignConsentAsync(course, $"{family} {given}");

        await walk.GoAsync($"{course}/check");
        await MeasureAsync(walk);
        await walk.Page.Locator("input[name=q-new_disease][value=yes]").CheckAsync(new() { Force = true });
        await StartAsync(walk);
        await walk.Page.Locator(".errors").Filter(new() { HasText = "SD-02" }).WaitForAsync();
        await walk.ExamineAsync("check, course paused");
        await walk.GoAsync(course);
        await walk.SeesAsync("На паузе: решает врач", "Paused: a physician decides");
        await walk.ExamineAsync("course, paused");

        await DecideAsync(walk, family);

        // The screening is void: it is repeated, and then the course goes on.
        await walk.SeesAsync("Прежний допуск больше не действует", "The earlier clearance holds no longer");
        await walk.ExamineAsync("matter, refused");
        clinic.Clock.Pass(TimeSpan.FromMinutes(1));
        await walk.EnterAsync("reception");
        await walk.GoAsync($"{patient}/intake");
        await walk.WishAsync();
        await walk.AnswerAsync();
        await DecideAsync(walk, family);
        await walk.SeesAsync("Следующий сеанс: 1-й", "Next session: number 1");

        await walk.EnterAsync("practitioner");
        await walk.GoAsync($"{course}/check");
        var clicks = await walk.CountClicksAsync();
        await MeasureAsync(walk);
        await StartAsync(walk);
        Assert.StartsWith("/sessions/", walk.Path, StringComparison.Ordinal);
        Assert.Equal(1, await clicks());
        walk.EndsWell();
    }

    static async Task DecideAsync(Walk walk, string family)
    {
        await walk.EnterAsync("physician");
        await walk.GoAsync("/matters");
        await walk.TurnAsync(() => walk.Main.GetByRole(AriaRole.Link).Filter(new() { HasText = family }).First.ClickAsync());
        await walk.TickAsync("Продолжить курс", "Let the course go on");
        await walk.Page.Locator("textarea[name=Words]").FillAsync("Examined, the finding is old.");
        await walk.PressAsync("Записать", "Record");
    }

    static Task StartAsync(Walk walk) => walk.PressAsync("Всё остальное как обычно — начать сеанс", "Everything else as usual: start the session");

    static async Task MeasureAsync(Walk walk)
    {
        foreach (var (name, value) in ((string, string)[])[("temperature", "36,6"), ("systolic_before", "120"), ("diastolic_before", "78"), ("pulse_before", "68"), ("pain_before", "0")])
            await walk.Page.Locator($"input[name='q-{name}']").FillAsync(value);
    }
}
