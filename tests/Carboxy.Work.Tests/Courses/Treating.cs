using Carboxy.Outcomes;
using Carboxy.Patients;
using Carboxy.Protocols;
using Carboxy.Screening;
using Carboxy.Sessions;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Outcomes;
using Carboxy.Work.People;
using Carboxy.Work.Screening;
using Carboxy.Work.Sessions;

namespace Carboxy.Work.Courses;

/// <summary>A practitioner at work in one clinic; a test does the one thing that it is about.</summary>
sealed class Treating
{
    public required TestClinic Clinic { get; init; }

    public required Patient Patient { get; init; }

    public required Clearance Clearance { get; init; }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public DateOnly Today => Clinic.Clinic.DayOf(Clinic.Clock.Now);

    /// <summary>A patient who is cleared for the gel mask of the face, and a clinic that has said what its consents need.</summary>
    public static async Task<Treating> OpenAsync(Engine engine, PostgresServer postgres, string role = Roles.Physician, Modality modality = Modality.NonInvasive, string zone = "face")
    {
        var clinic = await TestClinic.OpenAsync(engine, postgres);
        clinic.Actor = new Actor.Person(await clinic.PersonAsync(role));
        Text said = new("Зарегистрировано.", "Registered.");
        await clinic.WithAsync(async (ClinicDetails details) => { await details.RunAsync(ClinicDetails.Names.ToDictionary(n => n, _ => said), Cancel); return true; });
        var patient = await clinic.PatientAsync();
        return new() { Clinic = clinic, Patient = patient, Clearance = await ClearAsync(clinic, patient, modality, zone) };
    }

    public static async Task<Clearance> ClearAsync(TestClinic clinic, Patient patient, Modality modality, string zone, Verdict verdict = Verdict.Cleared)
    {
        var screening = new ScreeningRecord
        {
            Id = Id<ScreeningRecord>.New(clinic.Clock.Now), Patient = patient.Id, Modality = modality, Zone = zone, On = clinic.Clinic.DayOf(clinic.Clock.Now),
            RuleSet = RealKnowledge.All.Rules!.Version, CaseJson = """{"goals":["S0-17"]}""", Verdict = verdict, ResultJson = """{"findings":[],"plan_flags":[]}""",
        };
        await Treated.SaveAsync(clinic, patient, screening);
        if (Carboxy.Screening.Clearance.From(screening, clinic.Clock.Now) is not { } granted)
            return null!;
        await Treated.SaveAsync(clinic, patient, granted);
        return granted;
    }

    public CourseEntry Entry(int sessions = 5) => new() { Clearance = Clearance.Id, Goal = "S0-17", Protocol = "gel_mask_course", Sessions = sessions, StartsOn = Today };

    public async Task<Id<CourseRow>> PlanAsync(int sessions = 5) =>
        Assert.IsType<CoursePlanned.Kept>(await Clinic.WithAsync((PlanCourse plan) => plan.RunAsync(NewKey(), Patient.Id, Entry(sessions), Cancel))).Course;

    public async Task<Id<ConsentRow>> ConsentAsync(Id<CourseRow> course)
    {
        var sheet = await Clinic.WithAsync((SignConsent sign) => sign.OpenAsync(course, Language.Russian, beyond: false, Cancel));
        var text = Assert.IsType<ConsentText.Composed>(sheet!.Text);
        return Assert.IsType<ConsentSigned.Kept>(await Clinic.WithAsync((SignConsent sign) => sign.RunAsync(NewKey(), course, new(Language.Russian, text.Version, "Иванова Анна", null, true) { Mark = new SignatureMark.Typed(), Explainer = new SignatureMark.Typed() }, Cancel))).Id;
    }

    /// <summary>Everything as usual today, with healthy numbers.</summary>
    public static Dictionary<string, SameDayAnswer> Well => new(RealKnowledge.All.SameDay.Where(q => q.Usual is not null).Select(q => KeyValuePair.Create(q.Id, q.Usual!)))
    {
        ["temperature"] = new SameDayAnswer.Number(36.6m),
        ["systolic_before"] = new SameDayAnswer.Number(120),
        ["diastolic_before"] = new SameDayAnswer.Number(75),
        ["pulse_before"] = new SameDayAnswer.Number(70),
        ["pain_before"] = new SameDayAnswer.Number(0),
    };

    public Task<SessionBegun> BeginAsync(Id<CourseRow> course, Dictionary<string, SameDayAnswer>? answers = null, string? key = null) =>
        Clinic.WithAsync((StartSession start) => start.RunAsync(key ?? NewKey(), course, answers ?? Well, Cancel));

    public async Task<Id<SessionRow>> StartAsync(Id<CourseRow> course)
    {
        var begun = await BeginAsync(course);
        Assert.True(begun is SessionBegun.Running, string.Join('\n', (begun as SessionBegun.Refused)?.Reasons.Select(r => r.Says.En) ?? [$"{begun}"]));
        return ((SessionBegun.Running)begun).Session;
    }

    public Task<SessionView?> LookAsync(Id<SessionRow> session) => Clinic.WithAsync((OpenSession open) => open.RunAsync(session, "test", Cancel));

    public async Task<Session> DoAsync(Id<SessionRow> session, SessionCommand command)
    {
        var view = await LookAsync(session);
        var done = await Clinic.WithAsync((RunSession run) => run.RunAsync(Guid.CreateVersion7(Clinic.Clock.Now), session, view!.Session.Events.Count, command, Cancel));
        Assert.True(done is SessionDone.Kept, string.Join('\n', (done as SessionDone.Refused)?.Reasons.Select(r => r.Says.En) ?? [$"{done}"]));
        return ((SessionDone.Kept)done).Session;
    }

    /// <summary>The commands of a whole mask session, in order; each is asked for when the one before is done.</summary>
    public static SessionCommand? NextOf(Session session)
    {
        if (session.Status == SessionStatus.Signed)
            return null;
        if (session.Steps.FirstOrDefault(s => s.Status == StepStatus.Running) is { } running)
        {
            if (running is { Step.Timer: not null, TimerFrom: null }) return new SessionCommand.StartTimer(running.Step.Id, running.Step.Fields.Where(f => f.BeforeTimer).ToDictionary(f => f.Id, ValueFor));
            if (running.TimerRuns) return new SessionCommand.StopTimer(running.Step.Id, "Only a test");
            return new SessionCommand.FinishStep(running.Step.Id, running.Step.Fields.Where(f => f.Required).ToDictionary(f => f.Id, ValueFor));
        }

        if (session.Steps.FirstOrDefault(s => s.Status == StepStatus.Waiting) is { } waiting)
            return waiting.Step.Optional ? new SessionCommand.SkipStep(waiting.Step.Id, "Not needed") : new SessionCommand.BeginStep(waiting.Step.Id);
        if (session.PainBefore is null) return new SessionCommand.ScorePain(PainMoment.Before, 0);
        if (session.PainWorst is null) return new SessionCommand.ScorePain(PainMoment.Worst, 2);
        if (session.PainAfter is null) return new SessionCommand.ScorePain(PainMoment.After, 1);
        if (session.NoReaction is null) return new SessionCommand.NoReaction();
        return session.Aftercare is null ? new SessionCommand.GiveAftercare("v1", Language.Russian) : new SessionCommand.Sign();
    }

    /// <summary>From the check to the signature.</summary>
    public async Task<Session> TreatAsync(Id<CourseRow> course)
    {
        var id = await StartAsync(course);
        var session = (await LookAsync(id))!.Session;
        while (NextOf(session) is { } command)
        {
            Clinic.Clock.Now = Clinic.Clock.Now.AddMinutes(command is SessionCommand.StopTimer ? 28 : 1);
            session = await DoAsync(id, command);
        }

        return session;
    }

    public Task<MeasurementRecorded> MeasureAsync(Id<CourseRow> course, string measure, MeasurementPurpose purpose, params (string Item, string Value)[] fields) =>
        Clinic.WithAsync((RecordMeasurement record) => record.RunAsync(NewKey(), new()
        {
            Course = course, Measure = measure, Fields = fields.ToDictionary(f => f.Item, f => (string?)f.Value), RatedBy = RealKnowledge.All.Measures.First(m => m.Id == measure).Raters[0],
            Purpose = purpose, On = Today,
        }, Cancel));

    public string NewKey() => $"{Guid.CreateVersion7(Clinic.Clock.Now)}";

    static FieldValue ValueFor(SessionField field) => field.Kind switch
    {
        FieldKind.YesNo => new FieldValue.YesNo(true),
        FieldKind.Number => new FieldValue.Number(5, field.Unit!),
        FieldKind.Date => new FieldValue.Day(new(2030, 1, 1)),
        FieldKind.Time => new FieldValue.Clock(new(9, 30)),
        FieldKind.Choice => new FieldValue.Words(field.Options![0]),
        _ => new FieldValue.Words("A-1"),
    };
}
