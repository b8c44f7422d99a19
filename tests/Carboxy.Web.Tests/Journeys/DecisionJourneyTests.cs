using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

[Collection(JourneyClinic.Name)]
public class DecisionJourneyTests(Rehearsal clinic, Browser browser)
{
    [Fact]
    public async Task A_patient_with_epilepsy_waits_for_a_physicians_signed_reason()
    {
        var walk = new Walk(clinic, await browser.OpenAsync(clinic), "ru");
        await walk.EnterAsync("reception");
        var patient = await walk.NewPatientAsync("Ожидаева", "Нина");
        await walk.WishForMaskAsync();

        await walk.AnswerAsync(async (id, question) => id == "dx" && await TickAsync(question, "Эпилепсия или судороги"));
        await walk.SeesAsync("До решения врача сеансы не планируют", "");
        await walk.SeesAsync("В очереди у врача", "");
        Assert.False(await walk.HasAsync("Запланировать курс", ""));
        await walk.GoAsync("/decisions");
        await walk.SeesAsync("Эта страница закрыта для вашей роли", "");

        await walk.EnterAsync("physician");
        await walk.GoAsync("/decisions");
        Assert.Equal("/desk", walk.Path);
        await walk.Main.EvaluateAsync("main => main.querySelectorAll('details').forEach(more => more.open = true)");
        await walk.PressAsync("Ожидаева Нина", "");
        await walk.SeesAsync("Ваше решение", "");
        await walk.ExamineAsync("decision");
        await walk.TickAsync("Лечить", "");
        await walk.FillAsync("Условия на каждый сеанс", "", "Свет не мигает, рядом всегда кто-то есть.");
        await walk.FillAsync("На чём основано", "", "Ремиссия пять лет, невролог не возражает.");
        await walk.PressAsync("Подписать решение", "");
        await walk.PressAsync("Открыть заключение", "");
        await walk.SeesAsync("Врач решил: лечить", "");
        await walk.SeesAsync("Свет не мигает, рядом всегда кто-то есть.", "");
        await walk.SeesAsync("Ремиссия пять лет, невролог не возражает.", "");
        await walk.PlanCourseAsync(sessions: 5);

        await walk.GoAsync(patient);
        await walk.SeesAsync("Следующий сеанс", "");
        walk.EndsWell();
    }

    [Fact]
    public async Task A_pregnant_patient_is_offered_no_way_to_a_course()
    {
        var walk = new Walk(clinic, await browser.OpenAsync(clinic), "ru");
        await walk.EnterAsync("physician");
        var patient = await walk.NewPatientAsync("Отказова", "Лидия");
        await walk.WishForMaskAsync();

        await walk.AnswerAsync(async (id, question) => id == "pregnant" && await TickAsync(question, "Да"));
        await walk.SeesAsync("Этим способом не лечат, пока причина существует", "");
        await walk.SeesAsync("еременн", "");
        Assert.False(await walk.HasAsync("Запланировать курс", ""));
        Assert.Equal(0, await walk.Page.GetByRole(AriaRole.Link, new() { Name = "Решить", Exact = true }).CountAsync());
        await walk.GoAsync($"{walk.Path}/decide");
        await walk.SeesAsync("Решением врача это не снимается", "");
        Assert.False(await walk.HasAsync("Подписать решение", ""));

        await walk.GoAsync(patient);
        await walk.SeesAsync("Сейчас лечение не разрешено", "");
        Assert.False(await walk.HasAsync("Запланировать курс", ""));
        await walk.GoAsync($"{patient}/courses/new");
        await walk.SeesAsync("Без допуска курс не планируют", "");
        await walk.SeesAsync("еременн", "");
        walk.EndsWell();
    }

    static async Task<bool> TickAsync(ILocator question, string words)
    {
        await question.GetByLabel(words, new() { Exact = true }).First.CheckAsync();
        return true;
    }
}
