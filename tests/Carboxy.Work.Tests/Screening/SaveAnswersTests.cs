using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Screening;

public sealed class SaveAnswersTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Each_save_is_a_version_and_the_same_form_twice_is_one(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var patient = (await clinic.PatientAsync()).Id;

        await SaveAsync(clinic, patient, 0, ("pregnant", "\"no\""));
        var twice = Assert.IsType<AnswersSaved.Saved>(await SaveAsync(clinic, patient, 0, ("pregnant", "\"no\"")));
        var next = Assert.IsType<AnswersSaved.Saved>(await SaveAsync(clinic, patient, 1, ("lactating", "\"yes\"")));

        Assert.Equal((1, 2), (twice.Version, next.Version));
        Assert.Equal(["lactating", "pregnant"], next.Interview.Given.Keys);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Two_who_answer_different_questions_both_keep_their_answers(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var patient = (await clinic.PatientAsync()).Id;

        var both = await Task.WhenAll(SaveAsync(clinic, patient, 0, ("pregnant", "\"no\"")), SaveAsync(clinic, patient, 0, ("fungus", "\"yes\"")));

        var last = both.Cast<AnswersSaved.Saved>().MaxBy(s => s.Version)!;
        Assert.Equal(["fungus", "pregnant"], last.Interview.Given.Keys);
        Assert.Single(last.Meanwhile);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_second_of_two_who_disagree_sees_both_answers_and_nothing_is_overwritten(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var patient = (await clinic.PatientAsync()).Id;
        await SaveAsync(clinic, patient, 0, ("pregnant", "\"no\""), ("fungus", "\"no\""));
        await SaveAsync(clinic, patient, 1, ("fungus", "\"yes\""));

        var conflict = Assert.IsType<AnswersSaved.Conflict>(await SaveAsync(clinic, patient, 1, ("fungus", "\"unknown\""), ("pregnant", "\"yes\"")));

        var clash = Assert.Single(conflict.Clashes);
        Assert.Equal(("fungus", "\"yes\"", GivenAnswer.Unknown), (clash.Fact, clash.Theirs.Value, clash.Yours));
        Assert.Equal("\"no\"", conflict.Current["pregnant"]!.Value);
        Assert.IsType<AnswersSaved.Saved>(await SaveAsync(clinic, patient, conflict.Version, ("fungus", "\"unknown\"")));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_wrong_answer_names_its_question_and_writes_nothing(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var patient = (await clinic.PatientAsync()).Id;

        var wrong = Assert.IsType<AnswersSaved.Wrong>(await SaveAsync(clinic, patient, 0, ("pregnant", "\"no\""), ("temp_c", "400"), ("lmp", "\"2030-01-01\""), ("no_such_thing", "1"), ("sex", "\"F\"")));

        Assert.Equal(["lmp", "no_such_thing", "sex", "temp_c"], wrong.Problems.Keys.Order());
        await using var db = clinic.Db();
        Assert.Equal(0, await db.AnswerSheets.CountAsync(Cancel));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_patient_answers_by_a_link_that_ends_when_the_answers_are_sent(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var patient = (await clinic.PatientAsync()).Id;
        clinic.Actor = new Actor.Person(await clinic.PersonAsync(Roles.Reception));
        await SaveAsync(clinic, patient, 0, ("herpes_history", "\"yes\""));
        clinic.Clock.Now = clinic.Clock.Now.AddMinutes(1);
        var token = Assert.IsType<IntakeInvited.Made>(await clinic.WithAsync((InviteToIntake invite) => invite.RunAsync(patient, new("face", ["S0-17"], SideBySide.Both), Cancel))).Token;
        clinic.Actor = new Actor.Nobody();
        clinic.Clock.Now = clinic.Clock.Now.AddMinutes(1);

        var saved = Assert.IsType<AnswersSaved.Saved>(await clinic.WithAsync((AnswerByLink link) => link.SaveAsync(token,
            new(1, new Dictionary<string, string> { ["pregnant"] = "\"no\"", ["bp"] = """{"systolic":120,"diastolic":75}""" }, AnsweredBy.Staff), Cancel)));
        var opened = await clinic.WithAsync((AnswerByLink link) => link.OpenAsync(token, Cancel));

        Assert.Equal(AnsweredBy.Patient, saved.Interview["pregnant"]!.By);
        Assert.Null(saved.Interview["bp"]); // only staff measure
        Assert.Equal(["pregnant"], opened!.Own); // what staff wrote is not shown to whoever holds the link
        await using (var db = clinic.Db())
            Assert.Contains(await db.AuditLines.Select(l => l.Actor).ToListAsync(Cancel), actor => actor.StartsWith("link:", StringComparison.Ordinal));
        Assert.True(await clinic.WithAsync((AnswerByLink link) => link.SubmitAsync(token, Cancel)));
        Assert.Null(await clinic.WithAsync((AnswerByLink link) => link.OpenAsync(token, Cancel)));
        Assert.IsType<AnswersSaved.Gone>(await clinic.WithAsync((AnswerByLink link) => link.SaveAsync(token, new(2, new Dictionary<string, string>(), AnsweredBy.Patient), Cancel)));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_link_ends_after_seven_days_and_when_a_new_one_is_made(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var patient = (await clinic.PatientAsync()).Id;
        clinic.Actor = new Actor.Person(await clinic.PersonAsync(Roles.Reception));
        async Task<string> InviteAsync() => Assert.IsType<IntakeInvited.Made>(await clinic.WithAsync((InviteToIntake invite) => invite.RunAsync(patient, new("face", [], SideBySide.Both), Cancel))).Token;
        Task<LinkOpened?> OpenAsync(string token) => clinic.WithAsync((AnswerByLink link) => link.OpenAsync(token, Cancel));

        var (first, second) = (await InviteAsync(), await InviteAsync());

        Assert.Null(await OpenAsync(first));
        Assert.NotNull(await OpenAsync(second));
        clinic.Clock.Now = clinic.Clock.Now.AddDays(InviteToIntake.DaysValid);
        Assert.Null(await OpenAsync(second));
        Assert.Null(await OpenAsync("guess"));
    }

    static Task<AnswersSaved> SaveAsync(TestClinic clinic, Id<Patient> patient, int at, params (string Fact, string Value)[] said) =>
        clinic.WithAsync((SaveAnswers save) => save.RunAsync(patient, new(at, said.ToDictionary(s => s.Fact, s => s.Value), AnsweredBy.Staff), Cancel));
}
