using Carboxy.Web.Consents;
using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

[Collection(JourneyClinic.Name)]
public class ConsentJourneyTests(Rehearsal clinic, Browser browser)
{
    const int Wide = 390;
    const int Tall = 844;

    [Theory]
    [InlineData("ru", false)]
    [InlineData("en", true)]
    public async Task A_patient_signs_on_a_phone_by_link_and_takes_it_back_by_another(string language, bool dark)
    {
        var signing = await Signing.ComeAsync(clinic, clinic.Clock);
        var desk = new Walk(clinic, await browser.OpenAsync(clinic, language), language);
        await desk.EnterAsync("practitioner");
        await desk.GoAsync(signing.Page);
        await desk.TickAsync("Я объяснил(а) этот текст пациенту", "I explained this text to the patient");
        await desk.PressAsync("Дать ссылку", "Give a link");
        await desk.ExamineAsync("link to sign");
        var link = await desk.Page.Locator(".secret").InnerTextAsync();

        var phone = new Walk(clinic, await browser.OpenAsync(clinic, language, dark, Wide, Tall), language);
        await phone.GoAsync(link);
        await phone.SeesAsync("Согласие на процедуру", "Consent to the treatment");
        await phone.ExamineAsync("phone, consent");
        await phone.FillConsentAsync("Соколова Анна");
        await phone.DrawAsync(0);
        await phone.PressAsync("Подписать", "Sign");
        await phone.SeesAsync("Спасибо, подписано", "Thank you, it is signed");
        await phone.ExamineAsync("phone, signed");
        Assert.Equal(200, (await phone.Page.Context.APIRequest.GetAsync($"{link}/copy.pdf")).Status);
        await phone.GoAsync(link);
        await phone.SeesAsync("Спасибо, подписано", "Thank you, it is signed");

        await desk.GoAsync(signing.Page);
        await desk.SeesAsync("Действует", "In force");
        await desk.Main.Locator("summary", new() { HasText = desk.Say("Отозвать", "Withdraw") }).First.ClickAsync();
        await desk.ExamineAsync("consent, to be withdrawn");
        await desk.PressAsync("Пусть отзовёт сам: ссылка", "Let the patient do it: a link");
        await phone.GoAsync(await desk.Page.Locator(".secret").InnerTextAsync());
        await phone.ExamineAsync("phone, withdraw");
        await phone.PressAsync("Отозвать согласие", "Take the consent back");
        await phone.SeesAsync("Согласие отозвано", "The consent is taken back");
        await desk.GoAsync($"/courses/{signing.Course}");
        await desk.ExamineAsync("course, stopped");
        await desk.SeesAsync("Курс остановлен", "Course stopped");
        phone.EndsWell();
        desk.EndsWell();
    }

    [Theory]
    [InlineData("ru", true)]
    [InlineData("en", false)]
    public async Task A_patient_permits_one_purpose_and_no_other(string language, bool dark)
    {
        var signing = await Signing.ComeAsync(clinic, clinic.Clock);
        var desk = new Walk(clinic, await browser.OpenAsync(clinic, language, dark, Wide, Tall), language);
        await desk.EnterAsync("reception");
        await desk.GoAsync(signing.Permits);
        await desk.ExamineAsync("permits");
        await desk.Page.Locator("input[name=Allow-photo_record]").CheckAsync();
        await desk.FillConsentAsync("Соколова Анна");
        await desk.DrawAsync(0);
        await desk.DrawAsync(1);
        await desk.PressAsync("Подписать отмеченное", "Sign what is ticked");
        await desk.SeesAsync("Сохранено слово в слово", "Kept word for word");
        await desk.ExamineAsync("permits, given");
        await desk.GoAsync($"/patients/{signing.Patient}");
        await desk.ExamineAsync("patient with permits");
        await Assertions.Expect(desk.Page.Locator(".permits__given")).ToHaveCountAsync(1);
        desk.EndsWell();
    }

    [Fact]
    public async Task A_text_that_changes_under_the_pen_is_signed_only_after_it_was_read_anew()
    {
        var signing = await Signing.ComeAsync(clinic, clinic.Clock);
        var desk = new Walk(clinic, await browser.OpenAsync(clinic), "ru");
        await desk.EnterAsync("practitioner");
        await desk.GoAsync(signing.Page);
        await desk.FillConsentAsync("Соколова Анна Ивановна");
        await desk.DrawAsync(0);
        await desk.DrawAsync(1);
        var owner = new Walk(clinic, await browser.OpenAsync(clinic), "ru");
        await owner.EnterAsync("owner");
        await owner.GoAsync("/settings/clinic");
        await owner.Page.Locator("input[name=phone]").FillAsync("+7 812 555-44-33");
        await owner.PressAsync("Сохранить", "Save");
        await owner.SeesAsync("Сохранено", "Saved");

        await desk.PressAsync("Подписать", "Sign");
        await desk.SeesAsync("Текст изменился, пока вы его читали", "The text changed while it was read");
        await desk.ExamineAsync("consent, changed");
        Assert.Equal("Соколова Анна Ивановна", await desk.Page.Locator("input[name=Signature]").InputValueAsync());
        Assert.False(await desk.Page.Locator("input[name=Read]").IsCheckedAsync());
        await Assertions.Expect(desk.Page.Locator("[data-signed]")).ToHaveCountAsync(2);

        await desk.Page.Locator("input[name=Read]").CheckAsync();
        await desk.PressAsync("Подписать", "Sign");
        await desk.SeesAsync("Согласие подписано и сохранено слово в слово", "The consent is signed and kept word for word");
        desk.EndsWell();
    }
}
