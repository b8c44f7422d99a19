using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Patients;
using Carboxy.Work.People;
using Carboxy.Work.Screening;

namespace Carboxy.Work.Demo;

/// <summary>An invented patient at the desk, in the interview and before the physician.</summary>
sealed class DemoVisitor(DemoHouse house, DemoPatient who)
{
    int version;

    public DemoPatient Who => who;

    public DemoHouse House => house;

    CancellationToken Cancel => house.Cancel;

    public Id<Patient> Id { get; private set; }

    public DateOnly Day => house.Calendar.DayOf(house.Clock.GetUtcNow());

    /// <summary>A form's key: the same for the same form of the same patient, so nothing is ever made twice.</summary>
    public string Form(string what) => $"demo-{who.Number}-{what}";

    public async Task ArriveAsync()
    {
        var saved = await house.DoAsync(Roles.Reception, (SavePatient save) => save.RunAsync(Form("patient"), who.EntryOn(house.Calendar.Today), Cancel));
        Id = Must<PatientSaved.Saved>(saved).Patient.Id;
    }

    public async Task<string> InviteAsync(Wish wish) =>
        Must<IntakeInvited.Made>(await house.DoAsync(Roles.Reception, (InviteToIntake invite) => invite.RunAsync(Id, wish, Cancel))).Token;

    /// <summary>The patient answers on a phone, as far as they come.</summary>
    public async Task AnswerByLinkAsync(string token, IReadOnlyDictionary<string, string> answers) =>
        version = Must<AnswersSaved.Saved>(await house.DoByLinkAsync(link => link.SaveAsync(token, new(version, answers, AnsweredBy.Patient), Cancel))).Version;

    public Task SubmitAsync(string token) => house.DoByLinkAsync(link => link.SubmitAsync(token, Cancel));

    public async Task AnswerAsync(IReadOnlyDictionary<string, string> answers) =>
        version = Must<AnswersSaved.Saved>(await house.DoAsync(Roles.Practitioner, (SaveAnswers save) => save.RunAsync(Id, new(version, answers, AnsweredBy.Staff), Cancel))).Version;

    /// <summary>Judges the answers; the verdict is what the rules say, and the tale must have expected it.</summary>
    public async Task<PatientScreened.Done> ScreenAsync(Wish wish, Verdict expected)
    {
        var done = Must<PatientScreened.Done>(await house.DoAsync(Roles.Practitioner, (ScreenPatient screen) => screen.RunAsync(Form($"screening-{version}"), Id, wish, Cancel)));
        return done.First.Verdict == expected ? done : throw Unexpected($"{expected}", $"{done.First.Verdict}: {done.First.ResultJson}");
    }

    /// <summary>Answers as somebody well, but for what is given, and is screened.</summary>
    public async Task<PatientScreened.Done> WellAsync(Wish wish, Verdict expected, params (string, string)[] but)
    {
        await AnswerAsync(DemoAnswers.Well(who, Day, but));
        return await ScreenAsync(wish, expected);
    }

    public async Task<Clearance?> DecideAsync(PatientScreened.Done screened, bool treat, string reason) =>
        Must<ScreeningDecided.Resolved>(await house.DoAsync(Roles.Physician, (DecideScreening decide) => decide.RunAsync(screened.First.Id, new(treat, reason), Cancel))).Clearance;

    public T Must<T>(object outcome) where T : class => outcome as T ?? throw Unexpected(typeof(T).Name, $"{outcome}");

    public InvalidOperationException Unexpected(string expected, string came) =>
        new($"The demo clinic expected {expected} of patient {who.Number} on {Day:O}, and got {came}.");
}
