using Carboxy.Quantities;
using Carboxy.Web.Courses;
using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

[Collection(JourneyClinic.Name)]
public class PointsJourneyTests(Rehearsal clinic, Browser browser)
{
    const int MostSteps = 12;

    [Fact]
    public async Task Points_are_recorded_with_one_tap_each()
    {
        var patient = await ClearedPatient.ComeAsync(clinic, Modality.Injection, "abdomen", "S2-75", "Иголкина", clinic.Clock);
        var page = await (await browser.OpenAsync(clinic, width: 820, height: 1100)).WithoutTabletAsync();
        var walk = new Walk(clinic, page, "ru");
        await walk.EnterAsync("physician");
        await walk.GoAsync(patient.NewCourse);
        await page.Locator("select[name=Protocol]").SelectOptionAsync("injection_cellulite_fat");
        await walk.ExamineAsync("plan injections");
        await walk.PressAsync("Запланировать", "");
        var course = walk.Path;
        await walk.GoAsync($"{course}/measure/M-02");
        await page.Locator(".choice__list label").Nth(3).ClickAsync();
        await walk.PressAsync("Записать", "");
        await walk.SignConsentAsync(course, "Иголкина Анна");
        await walk.CheckAndStartAsync(course, 1);

        for (var step = 0; step < MostSteps && await page.Locator(".map input").CountAsync() == 0; step++) await walk.StepAsync();
        Assert.True(await page.Locator(".map input").CountAsync() > 0, await walk.Main.InnerTextAsync());
        foreach (var (field, value) in ((string, string)[])[("Flow", "80"), ("Volume", "50"), ("Depth", "10"), ("Gauge", "30"), ("NeedleBatch", "N-7")])
            await page.Locator($".points input[name={field}]").FillAsync(value);
        await page.Locator(".map input").ClickAsync(new() { Position = new() { X = 100, Y = 150 } });
        await page.Locator(".map__point").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Locator(".map input").ClickAsync(new() { Position = new() { X = 200, Y = 150 } });
        await page.HoldsAsync("document.querySelectorAll('.map__point').length === 2");
        await walk.ExamineAsync("points");

        await walk.SeesAsync("слева 50", "left 50");
        await walk.SeesAsync("справа 50", "right 50");
        await page.Locator(".map input").ClickAsync(new() { Position = new() { X = 14, Y = 14 } });
        await page.Locator(".errors").WaitForAsync(); // beside the body
        Assert.Equal(2, await page.Locator(".map__point").CountAsync());
        walk.EndsWell();
    }
}
