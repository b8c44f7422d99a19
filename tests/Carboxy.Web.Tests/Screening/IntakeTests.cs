using System.Net;
using System.Text.RegularExpressions;
using Carboxy.Screening;
using Carboxy.Work.Patients;
using Carboxy.Work.Screening;

namespace Carboxy.Web.Screening;

public class IntakeTests(Served served) : IClassFixture<Served>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_patient_is_taken_in_once_however_often_the_form_is_sent()
    {
        using var desk = served.NewVisitor();
        await desk.EnterAsync("reception");
        var (_, html) = await desk.ReadAsync("/patients/new");
        (string, string)[] form = [("_handler", "new-patient"), ("Key", Desk.Field(html, "Key")), ("FamilyName", "Одинокова"), ("GivenName", "Раиса"), ("Sex", "female"), ("BirthDate", "01.02.1980"), ("Phone", "8 903 000-11-22")];

        using var first = await desk.SendAsync("/patients/new", "/patients/new", form);
        using var second = await desk.SendAsync("/patients/new", "/patients/new", [.. form, ("Anew", "yes")]);

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Single(await served.WithAsync((FindPatients find) => find.RunAsync("Одинокова", 5, Cancel)));
    }

    [Fact]
    public async Task Somebody_who_seems_to_be_here_already_is_shown_before_a_second_record_is_made()
    {
        await served.PatientAsync("Двойникова", "Анна");
        using var desk = served.NewVisitor();
        await desk.EnterAsync("reception");

        using var warned = await desk.SendAsync("/patients/new", "/patients/new", ("_handler", "new-patient"), ("FamilyName", "Dvoynikova"), ("GivenName", "Anna"), ("Sex", "female"));

        var html = await warned.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(HttpStatusCode.Conflict, warned.StatusCode);
        Assert.Contains("Похоже, этот пациент уже есть", html);
        Assert.Contains("Двойникова Анна", html);
        Assert.Contains("value=\"Dvoynikova\"", html);
    }

    [Fact]
    public async Task A_form_with_mistakes_comes_back_with_what_was_typed_and_saves_nothing()
    {
        using var desk = served.NewVisitor();
        await desk.EnterAsync("reception");

        using var refused = await desk.SendAsync("/patients/new", "/patients/new",
            ("_handler", "new-patient"), ("FamilyName", "<script>alert(1)</script>"), ("GivenName", ""), ("BirthDate", "31.02.2000"), ("Phone", "12"), ("Email", "not an address"));

        var html = await refused.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("Дата не читается", html);
        Assert.Contains("value=\"31.02.2000\"", html);
        Assert.DoesNotContain("<script>alert", html);
        Assert.Empty(await served.WithAsync((FindPatients find) => find.RunAsync("script", 5, Cancel)));
    }

    [Fact]
    public async Task The_second_of_two_who_change_a_patient_sees_both_and_merges()
    {
        var patient = await served.PatientAsync("Спорная", "Инна");
        var page = $"/patients/{patient.Id}/edit";
        using var desk = served.NewVisitor();
        await desk.EnterAsync("reception");
        (string, string)[] asRead = [("_handler", "edit-patient"), ("Version", "1"), ("FamilyName", "Спорная"), ("GivenName", "Инна"), ("BirthDate", "1985-03-12"), ("Sex", "female"), ("Language", "ru")];

        using var first = await desk.SendAsync(page, page, [.. asRead, ("Phone", "+79160000001"), ("Email", "")]);
        using var second = await desk.SendAsync(page, page, [.. asRead, ("Phone", "+79161234567"), ("Email", "inna@mail.example")]);

        var html = WebUtility.HtmlDecode(await second.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("изменил коллега", html);
        Assert.Contains("value=\"+79160000001\"", html); // theirs, unchanged by you
        Assert.Contains("value=\"inna@mail.example\"", html); // yours
        Assert.Equal("2", Desk.Field(html, "Version"));
    }

    [Fact]
    public async Task The_questionnaire_asks_only_what_still_matters_and_ends_in_a_verdict_with_its_sources()
    {
        var patient = await served.PatientAsync("Анкетина", "Ольга");
        var page = $"/patients/{patient.Id}/intake/questions?zone=face&goals=S0-17&way=both";
        using var desk = served.NewVisitor();
        await desk.EnterAsync("practitioner");
        var (_, start) = await desk.ReadAsync(page);

        using var answered = await desk.SendAsync(page, page, ("_handler", "answers"), ("Base", "0"), ("Key", Desk.Field(start, "Key")), ("then", "more"), ("asked", "dx"), ("dx", "angina"));
        var (_, next) = await desk.ReadAsync(page);
        using var judged = await desk.SendAsync(page, page, ("_handler", "answers"), ("Base", "1"), ("Key", Desk.Field(next, "Key")), ("then", "verdict"));
        var (_, verdict) = await desk.ReadAsync(judged.Headers.Location!.ToString());

        Assert.Contains("Почему спрашиваем?", start);
        Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
        Assert.Contains("больше нет", next); // excluded both ways: nothing else can change that
        Assert.Contains("Исключено", verdict);
        Assert.Contains("Стенокардия (I20.9), сейчас", verdict);
        Assert.Contains("S0-60", verdict);
        Assert.Contains("результат тот же", verdict);
    }

    [Fact]
    public async Task Answers_that_cannot_be_are_named_kept_on_the_page_and_not_saved()
    {
        var patient = await served.PatientAsync("Ошибкина", "Вера");
        var page = $"/patients/{patient.Id}/intake/questions?zone=face&goals=S0-17&way=both";
        using var desk = served.NewVisitor();
        await desk.EnterAsync("practitioner");

        using var refused = await desk.SendAsync(page, page, ("_handler", "answers"), ("Base", "0"), ("then", "more"),
            ("asked", "temp_c"), ("temp_c", "366"), ("asked", "dx"), ("dx.0.icd10", "\"><img src=x>"), ("asked", "pregnant"), ("pregnant", "no"));

        var html = await refused.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("Нужно число от 30 до 45", html);
        Assert.Contains("value=\"366\"", html);
        Assert.Contains("не похоже на код МКБ-10", html);
        Assert.DoesNotContain("<img src=x>", html);
        Assert.Empty((await served.WithAsync((OpenInterview open) => open.RunAsync(patient.Id, "test", Cancel)))!.Interview.Given);
    }

    [Fact]
    public async Task Two_who_answer_otherwise_at_once_see_both_answers()
    {
        var patient = await served.PatientAsync("Вдвоёмова", "Зоя");
        var page = $"/patients/{patient.Id}/intake/questions?zone=face&goals=S0-17&way=both";
        using var desk = served.NewVisitor();
        await desk.EnterAsync("practitioner");

        using var first = await desk.SendAsync(page, page, ("_handler", "answers"), ("Base", "0"), ("then", "more"), ("asked", "fungus"), ("fungus", "yes"));
        using var second = await desk.SendAsync(page, page, ("_handler", "answers"), ("Base", "0"), ("then", "more"), ("asked", "fungus"), ("fungus", "no"));

        var html = await second.Content.ReadAsStringAsync(Cancel);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Conflict), (first.StatusCode, second.StatusCode));
        Assert.Contains("ответил на эти же вопросы иначе", html);
        Assert.Equal("1", Desk.Field(html, "Base"));
    }

    [Fact]
    public async Task A_change_on_the_page_shows_what_it_comes_to_and_saves_nothing()
    {
        var patient = await served.PatientAsync("Живая", "Лена");
        var page = $"/patients/{patient.Id}/intake/questions?zone=face&goals=S0-17&way=both";
        using var desk = served.NewVisitor();
        await desk.EnterAsync("practitioner");
        desk.Client.DefaultRequestHeaders.Add("HX-Request", "true");

        using var shown = await desk.SendAsync(page, page, ("_handler", "answers"), ("Base", "0"), ("asked", "dx"), ("dx", "angina"));

        Assert.Contains("R-01", Regex.Match(await shown.Content.ReadAsStringAsync(Cancel), "id=\"preview\".*?</aside>", RegexOptions.Singleline, TimeSpan.FromSeconds(2)).Value);
        Assert.Empty((await served.WithAsync((OpenInterview open) => open.RunAsync(patient.Id, "test", Cancel)))!.Interview.Given);
    }

    [Fact]
    public async Task A_physician_decides_with_a_reason_and_the_course_may_be_planned()
    {
        var patient = await served.PatientAsync("Решаемая", "Мария");
        await served.AnswerAsync(patient, ("dx", """[{"icd10":"I83.9","status":"current"}]"""));
        var screening = await served.ScreenAsync(patient);
        var page = $"/patients/{patient.Id}/screenings/{screening.Id}/decide";
        using var physician = served.NewVisitor();
        await physician.EnterAsync("physician");
        var (_, queue) = await physician.ReadAsync("/desk");

        using var silent = await physician.SendAsync(page, page, ("_handler", "decide"), ("Option", "clear"), ("Reason", " "));
        using var signed = await physician.SendAsync(page, page, ("_handler", "decide"), ("Option", "clear"), ("Reason", "УЗИ вен в норме"));
        var (_, verdict) = await physician.ReadAsync($"/patients/{patient.Id}/screenings/{screening.Id}");

        Assert.Contains("Решаемая Мария", queue);
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        Assert.Contains("Напишите, на чём основано решение", await silent.Content.ReadAsStringAsync(Cancel));
        Assert.Contains("Врач решил: лечить", verdict);
        Assert.Contains("/courses/new?clearance=", verdict);
    }

    [Fact]
    public async Task A_link_shows_its_holder_the_first_letter_alone_and_ends_when_sent()
    {
        var patient = await served.PatientAsync("Телефонова", "Яна");
        using var desk = served.NewVisitor();
        await desk.EnterAsync("reception");
        var intake = $"/patients/{patient.Id}/intake?zone=face&goals=S0-17";
        using var made = await desk.SendAsync(intake, intake, ("_handler", "wish"), ("zone", "face"), ("goals", "S0-17"), ("way", "both"), ("then", "invite"));
        var link = Regex.Match(await made.Content.ReadAsStringAsync(Cancel), "/i/[A-Za-z0-9_-]{43}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        using var phone = served.NewVisitor();
        var (_, first) = await phone.ReadAsync(link);

        using var more = await phone.SendAsync(link, link, ("_handler", "link-answers"), ("Base", "0"), ("then", "more"), ("asked", "pregnant"), ("pregnant", "no"), ("asked", "bp"), ("bp.systolic", "120"), ("bp.diastolic", "75"));
        using var sent = await phone.SendAsync(link, link, ("_handler", "link-answers"), ("Base", "1"), ("then", "send"));
        var (_, thanks) = await phone.ReadAsync(sent.Headers.Location!.ToString());
        var (_, ended) = await phone.ReadAsync(link);

        Assert.Contains("Здравствуйте, Я.", WebUtility.HtmlDecode(first));
        Assert.DoesNotContain("Телефонова", first);
        Assert.Contains("noindex", first);
        Assert.Equal(HttpStatusCode.Redirect, more.StatusCode);
        Assert.Contains("Спасибо", thanks);
        Assert.Contains("Ссылка не действует", ended);
        Assert.Equal(["pregnant"], (await served.WithAsync((OpenInterview open) => open.RunAsync(patient.Id, "test", Cancel)))!.Interview.Given.Keys);
    }
}
