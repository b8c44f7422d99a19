using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>The treatment room before a session: course, baseline, consent and check, each refused once for a reason.</summary>
public static class Treating
{
    const int TooMany = 12;

    /// <summary>What the owner fills in once, without which no consent can be signed.</summary>
    public static async Task DescribeClinicAsync(this Walk walk)
    {
        await walk.GoAsync("/settings/clinic");
        await walk.Page.Locator("input[name=phone]").FillAsync("+7 495 000-00-00");
        foreach (var area in await walk.Page.Locator("textarea").AllAsync()) await area.FillAsync("РУ 0000/00000 — 00.00");
        await walk.PressAsync("Сохранить", "Save");
        await walk.SeesAsync("Сохранено", "Saved");
        await walk.ExamineAsync("clinic");
    }

    public static async Task<string> PlanCourseAsync(this Walk walk, int sessions)
    {
        await walk.PressAsync("Запланировать курс", "Plan a course");
        await walk.SeesAsync("Новый курс", "New course");
        await walk.ExamineAsync("plan a course");
        await walk.FillAsync("Число сеансов", "Number of sessions", $"{TooMany}");
        await walk.PressAsync("Запланировать", "Plan the course");
        await walk.SeesAsync("Такой курс запланировать нельзя", "This course cannot be planned");
        await walk.ExamineAsync("plan a course, refused");
        await walk.FillAsync("Число сеансов", "Number of sessions", $"{sessions}");
        await walk.PressAsync("Показать даты", "Show the dates");
        await walk.SeesAsync("Так ляжет курс", "How the course would run");
        await walk.ExamineAsync("plan a course, dates");
        await walk.PressAsync("Запланировать", "Plan the course");
        await walk.SeesAsync("Следующий сеанс: 1-й", "Next session: number 1");
        await walk.ExamineAsync("course, planned");
        return walk.Path;
    }

    /// <summary>Grades the fine lines; a form without a grade comes back.</summary>
    public static async Task GradeLinesAsync(this Walk walk, string course, int grade)
    {
        await walk.GoAsync($"{course}/measure/M-01");
        await walk.SeesAsync("Выраженность мелких морщин", "Fine-line grade");
        await walk.ExamineAsync("measure");
        await walk.PressAsync("Записать", "Record");
        await walk.Page.Locator(".errors").WaitForAsync();
        await walk.ExamineAsync("measure, not answered");
        await walk.Page.GetByText($"{grade} — ").First.ClickAsync();
        await walk.PressAsync("Записать", "Record");
        await walk.SeesAsync("Измерение записано", "The measurement is kept");
        await walk.ExamineAsync($"outcomes, grade {grade}");
    }

    /// <summary>Reads, draws both signatures with the mouse, and signs; a form without a signature comes back.</summary>
    public static async Task SignConsentAsync(this Walk walk, string course, string name)
    {
        await walk.GoAsync($"{course}/consent");
        await walk.ExamineAsync("consent");
        await walk.FillConsentAsync(name);
        await walk.PressAsync("Подписать", "Sign");
        await walk.SeesAsync("Подписи нет", "There is no signature");
        await walk.ExamineAsync("consent, not signed");
        await walk.FillConsentAsync(name);
        await walk.DrawAsync(0);
        await walk.DrawAsync(1);
        await walk.PressAsync("Подписать", "Sign");
        await walk.SeesAsync("Согласие подписано и сохранено слово в слово", "The consent is signed and kept word for word");
        await walk.ExamineAsync("consent, signed");
    }

    public static async Task FillConsentAsync(this Walk walk, string name)
    {
        await walk.Page.Locator("input[name=Signature]").FillAsync(name);
        await walk.Page.Locator("input[name=Read]").CheckAsync();
    }

    /// <summary>Draws a line that waves in one of the boxes of the page.</summary>
    public static async Task DrawAsync(this Walk walk, int box)
    {
        const int Steps = 24;
        var canvas = walk.Page.Locator("[data-signing] canvas").Nth(box);
        await canvas.ScrollIntoViewIfNeededAsync();
        var at = (await canvas.BoundingBoxAsync())!;
        for (var i = 0; i <= Steps; i++)
        {
            await walk.Page.Mouse.MoveAsync(at.X + 20 + (i * (at.Width - 40) / Steps), at.Y + (at.Height * (0.5f + (0.25f * MathF.Sin(i / 2f)))));
            if (i == 0) await walk.Page.Mouse.DownAsync();
        }

        await walk.Page.Mouse.UpAsync();
        await walk.Page.Locator("[data-signing]").Nth(box).And(walk.Page.Locator("[data-signed]")).WaitForAsync();
    }

    /// <summary>The check on its fast path: what is measured is written, everything else is as usual. Fever stops it.</summary>
    public static async Task CheckAndStartAsync(this Walk walk, string course, int number)
    {
        await walk.GoAsync($"{course}/check");
        await walk.ExamineAsync("check");
        await MeasureAsync(walk);
        if (number == 1)
        {
            await walk.Page.Locator("input[name=q-temperature]").FillAsync("38,2");
            await BeginAsync(walk);
            await walk.Page.Locator(".errors").Filter(new() { HasText = "R-20" }).WaitForAsync();
            await walk.ExamineAsync("check, stopped");
            await walk.Page.Locator("input[name=q-temperature]").FillAsync("36,6");
        }

        await BeginAsync(walk);
        Assert.True(walk.Path.StartsWith("/sessions/", StringComparison.Ordinal), await walk.Main.InnerTextAsync());
        await walk.SeesAsync($"Сеанс {number} из", $"Session {number} of");
    }

    static Task BeginAsync(Walk walk) => walk.PressAsync("Всё остальное как обычно — начать сеанс", "Everything else as usual: start the session");

    static async Task MeasureAsync(Walk walk)
    {
        foreach (var (name, value) in ((string, string)[])[("temperature", "36,6"), ("systolic_before", "120"), ("diastolic_before", "78"), ("pulse_before", "68"), ("pain_before", "0")])
        {
            var field = walk.Page.Locator($"input[name='q-{name}']");
            if (await field.CountAsync() > 0) await field.FillAsync(value);
        }
    }
}
