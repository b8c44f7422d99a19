using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

[Collection(JourneyClinic.Name)]
public class FullJourneyTests(Rehearsal clinic, Browser browser)
{
    const int Week = 7;

    /// <summary>The shortest course of gel and mask (S0-56), and how much of it is walked.</summary>
    const int Sessions = 4;
    const int Held = 2;

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task A_patient_comes_with_a_wish_and_leaves_with_a_measured_course(string language)
    {
        var walk = new Walk(clinic, await (await browser.OpenAsync(clinic, language)).WithoutTabletAsync(), language);
        var (family, given) = language == "ru" ? ("Журавлёва", "Мария") : ("Crane", "Mary");
        await walk.EnterAsync("owner");
        await walk.DescribeClinicAsync();

        await walk.EnterAsync("reception");
        var patient = await walk.NewPatientAsync(family, given);
        await walk.WishForMaskAsync();
        await walk.AnswerAsync();
        await walk.SeesAsync("Правила не нашли препятствий", "The rules found nothing in the way");

        await walk.EnterAsync("practitioner");
        await walk.ExamineAsync("today");
        await walk.GoAsync(patient);
        var course = await walk.PlanCourseAsync(Sessions);
        await walk.GradeLinesAsync(course, 3);
        await walk.SignConsentAsync(course, $"{family} {given}");
        for (var session = 1; session <= Held; session++)
        {
            if (session > 1) await LaterAsync(walk);
            await walk.CheckAndStartAsync(course, session);
            await walk.RunStepsAsync();
            await walk.SignSessionAsync();
        }

        await LaterAsync(walk);
        await walk.GradeLinesAsync(course, 2);
        await SeesTheChangeAsync(walk, patient, course);
        walk.EndsWell();
    }

    /// <summary>A week passes, and whoever treats signs in anew.</summary>
    async Task LaterAsync(Walk walk)
    {
        clinic.Clock.Pass(TimeSpan.FromDays(Week));
        await walk.EnterAsync("practitioner");
    }

    static async Task SeesTheChangeAsync(Walk walk, string patient, string course)
    {
        await walk.GoAsync($"{course}/outcomes");
        await walk.SeesAsync("немного лучше", "slightly better");
        await walk.Page.GetByText(walk.Say("В таблице", "In a table"), new() { Exact = true }).First.ClickAsync();
        await walk.ExamineAsync("outcomes, told in a table");
        var rows = await walk.Page.GetByRole(AriaRole.Table).First.Locator("tbody tr").AllInnerTextsAsync();
        Assert.Equal(2, rows.Count);
        Assert.Contains(walk.Say("до курса", "before the course"), rows[0], StringComparison.Ordinal);
        Assert.Equal(2, await walk.Page.Locator(".chart__wide circle").CountAsync());
        await walk.GoAsync(course);
        await walk.SeesAsync($"Следующий сеанс: {Held + 1}-й", $"Next session: number {Held + 1}");
        await walk.ExamineAsync("course, under way");
        await walk.GoAsync(patient);
        await walk.SeesAsync("Открыть курс", "Open the course");
        await walk.ExamineAsync("patient, treated");
    }
}
