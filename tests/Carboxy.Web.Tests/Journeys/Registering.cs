using System.Globalization;
using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>The front desk: a new patient, the wish, and the questionnaire until nothing is left to ask.</summary>
public static class Registering
{
    const int MostPages = 12;

    /// <summary>Writes an invented woman of forty down and returns the address of her record.</summary>
    public static async Task<string> NewPatientAsync(this Walk walk, string family, string given)
    {
        await walk.GoAsync("/patients/new");
        await walk.ExamineAsync("new patient");
        await walk.FillAsync("Фамилия", "Family name", family);
        await walk.FillAsync("Имя", "Given name", given);
        await walk.FillAsync("Дата рождения", "Birth date", Day(walk.Clinic.Clock.Today.AddYears(-40)));
        await walk.ChooseAsync("Пол", "Sex", walk.Say("женский", "female"));
        await walk.PressAsync("Сохранить", "Save");
        await walk.SeesAsync("Ответов ещё нет", "Nothing has been asked yet");
        await walk.ExamineAsync("patient, new");
        return walk.Path;
    }

    /// <summary>Wrinkles of the face, gel and mask.</summary>
    public static async Task WishForMaskAsync(this Walk walk)
    {
        await walk.PressAsync("Начать анкету", "Start the questionnaire");
        await walk.WishAsync();
    }

    /// <summary>The same on the page of the wish, wherever somebody comes from.</summary>
    public static async Task WishAsync(this Walk walk)
    {
        await walk.ChooseAsync("Зона", "Zone", walk.Say("Лицо", "Face"));
        await walk.ChooseAsync("Способ", "Way", walk.Say("гель и маска", "gel and mask"));
        await walk.TickAsync("Морщины", "Wrinkles");
        await walk.ExamineAsync("intake");
        await walk.PressAsync("К вопросам", "To the questions");
    }

    /// <summary>Answers whatever is asked as a healthy person would, except where told; then draws up the verdict.</summary>
    public static async Task AnswerAsync(this Walk walk, Func<string, ILocator, Task<bool>>? otherwise = null)
    {
        await walk.AnswerQuestionsAsync(otherwise);
        await walk.SeesAsync("Заключение скрининга", "Screening verdict");
        await walk.ExamineAsync("verdict");
    }

    /// <summary>The same, wherever the verdict leads.</summary>
    public static async Task AnswerQuestionsAsync(this Walk walk, Func<string, ILocator, Task<bool>>? otherwise = null)
    {
        var last = walk.Page.GetByRole(AriaRole.Button, new() { Name = walk.Say("Получить заключение", "Draw up the verdict") });
        for (var shown = 0; await last.CountAsync() == 0; shown++)
        {
            Assert.True(shown < MostPages, "The questionnaire never ends.");
            if (shown == 0) await walk.ExamineAsync("questionnaire");
            foreach (var question in await walk.Page.Locator(".interview .card .question").AllAsync())
            {
                var id = await question.Locator("input[name=asked]").GetAttributeAsync("value") ?? "";
                if (otherwise is null || !await otherwise(id, question)) await AnswerAsync(walk, question);
            }

            await walk.PressAsync("Сохранить и дальше", "Save and go on");
        }

        await walk.SeesAsync("Вопросов, которые что-то решают, больше нет", "No question that matters is left");
        await walk.ExamineAsync("questionnaire, answered");
        await walk.TurnAsync(() => last.ClickAsync());
    }

    /// <summary>What a healthy person says to one question.</summary>
    static async Task AnswerAsync(Walk walk, ILocator question)
    {
        var id = await question.Locator("input[name=asked]").GetAttributeAsync("value");
        if (id == "temp_c") await question.GetByRole(AriaRole.Textbox).FillAsync("36.6");
        else if (id == "weeks") await question.GetByRole(AriaRole.Textbox).FillAsync("0");
        else if (id == "bp") await PressureAsync(question);
        else if (id == "lmp") await question.Locator("input[type=date]").FillAsync(Day(walk.Clinic.Clock.Today.AddDays(-10)));
        else if (await question.Locator(".none-ticks").CountAsync() > 0) await question.Locator(".none-ticks label").First.ClickAsync();
        else if (await question.Locator(".segments").CountAsync() > 0) await question.GetByRole(AriaRole.Radio, new() { Name = walk.Say("Нет", "No"), Exact = true }).CheckAsync();
        else await question.Locator(".choice__list label").First.ClickAsync();
    }

    static async Task PressureAsync(ILocator question)
    {
        await question.GetByRole(AriaRole.Textbox).Nth(0).FillAsync("120");
        await question.GetByRole(AriaRole.Textbox).Nth(1).FillAsync("78");
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
