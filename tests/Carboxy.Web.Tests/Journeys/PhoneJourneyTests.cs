using Carboxy.Web.Screening;
using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

[Collection(JourneyClinic.Name)]
public class PhoneJourneyTests(Rehearsal clinic, Browser browser)
{
    const int Wide = 390;
    const int Tall = 844;

    [Theory]
    [InlineData("ru", false)]
    [InlineData("en", true)]
    public async Task A_patient_answers_on_a_phone_from_the_link_to_the_thanks(string language, bool dark)
    {
        var patient = await clinic.PatientAsync("Телефонова", "Яна");
        await clinic.AnswerAsync(patient, except: "red_flags");
        var desk = new Walk(clinic, await browser.OpenAsync(clinic, language), language);
        await desk.EnterAsync("reception");
        await desk.GoAsync($"/patients/{patient.Id}/intake?zone=lower_back&goals=S2-33");
        await desk.PressAsync("Пусть ответит сам: ссылка для телефона", "Let the patient answer: a link for the phone");
        await desk.ExamineAsync("invitation");
        var phone = new Walk(clinic, await browser.OpenAsync(clinic, language, dark, Wide, Tall), language);
        await phone.GoAsync(await desk.Page.Locator(".secret").InnerTextAsync());
        await phone.SeesAsync("Здравствуйте, Я.", "Hello, Я.");
        await phone.ExamineAsync("phone");

        await phone.Page.Locator("input[name=red_flags][value=no]").First.CheckAsync(new() { Force = true });
        await Assertions.Expect(phone.Page.Locator("#kept")).ToContainTextAsync(phone.Say("Сохранено", "Saved"));
        await phone.PressAsync("Дальше", "Next");
        await phone.ExamineAsync("phone, all answered");
        await phone.PressAsync("Отправить", "Send");
        await phone.SeesAsync("Спасибо, ответы у клиники", "Thank you, the clinic has your answers");
        await phone.ExamineAsync("phone, thanks");
        phone.EndsWell();
        desk.EndsWell();
    }
}
