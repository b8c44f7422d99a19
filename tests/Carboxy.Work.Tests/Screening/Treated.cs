using Carboxy.Notes;
using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Booking;
using Carboxy.Work.Consents;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Matters;
using Carboxy.Work.Notes;
using Carboxy.Work.Outcomes;
using Carboxy.Work.People;
using Carboxy.Work.Sessions;

namespace Carboxy.Work.Screening;

/// <summary>Makes rows of every kind for one patient.</summary>
static class Treated
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static ScreeningRecord Screening(TestClinic clinic, Patient patient, Verdict verdict) => new()
    {
        Id = Id<ScreeningRecord>.New(clinic.Clock.Now), Patient = patient.Id, Modality = Modality.Injection, Zone = "face", On = new(2026, 3, 10),
        RuleSet = "2026.1+000000", CaseJson = "{}", Verdict = verdict, ResultJson = "{}",
    };

    public static Decision Decision(TestClinic clinic, ScreeningRecord screening, Guid physician, bool treat) => new()
    {
        Id = Id<Decision>.New(clinic.Clock.Now), Screening = screening.Id, Physician = physician, At = clinic.Clock.Now, Treat = treat, Reason = "Seen and examined.",
    };

    /// <summary>Saves rows with a line of audit about the patient.</summary>
    public static async Task SaveAsync(TestClinic clinic, Patient patient, params object[] rows)
    {
        await using var db = clinic.Db();
        db.AddRange(rows);
        db.Note(new(Audit.AuditKind.Create, "test", null, patient.Id));
        await db.SaveChangesAsync(Cancel);
    }

    /// <summary>A patient with a row in every clinical table.</summary>
    public static async Task<Patient> PatientAsync(TestClinic clinic)
    {
        var (now, actor) = (clinic.Clock.Now, clinic.Actor.Code);
        var patient = await clinic.PatientAsync();
        var physician = await clinic.PersonAsync(Roles.Physician);
        var asked = Screening(clinic, patient, Verdict.NeedsClinicianDecision);
        var decision = Decision(clinic, asked, physician, treat: true);
        var clearance = Clearance.From(asked, decision, now)!;
        await SaveAsync(clinic, patient,
            new AnswerSheet { PatientId = patient.Id, Version = 1, At = now, Actor = actor, Content = "{}" }, asked, decision, clearance,
            new DecisionTold { DecisionId = decision.Id, PatientId = patient.Id, Actor = actor, At = now },
            new CourseRequest { ClearanceId = clearance.Id, PatientId = patient.Id, Actor = actor, At = now },
            new IntakeLink { Id = Id<IntakeLink>.New(now), PatientId = patient.Id, TokenHash = [1], Wish = "{}", CreatedBy = physician, CreatedAt = now, ExpiresAt = now.AddDays(1) });

        var course = new CourseRow
        {
            Id = Id<CourseRow>.New(now), PatientId = patient.Id, ClearanceId = clearance.Id, Modality = clearance.Modality, Zone = clearance.Zone, Indication = "S2-75",
            Protocol = "p", RuleSet = "r", Sessions = 6, StartsOn = new(2026, 3, 10), State = "running", Content = "{}", Version = 1, CreatedAt = now,
        };
        var consent = new ConsentRow
        {
            Id = Id<ConsentRow>.New(now), PatientId = patient.Id, CourseId = course.Id, Purpose = ConsentPurpose.Treatment, Modality = clearance.Modality, Zone = clearance.Zone,
            FirstSession = 1, LastSession = 6, Language = Language.Russian, TextVersion = "1", Content = "text", Signature = "signed", CopyGiven = true, ExplainedBy = physician, SignedAt = now,
        };
        var takenBack = new ConsentRow
        {
            Id = Id<ConsentRow>.New(now), PatientId = patient.Id, CourseId = course.Id, Purpose = ConsentPurpose.Treatment, Modality = clearance.Modality, Zone = clearance.Zone,
            FirstSession = 1, LastSession = 6, Language = Language.Russian, TextVersion = "1", Content = "text", Signature = "signed", CopyGiven = true, ExplainedBy = physician, SignedAt = now,
        };
        await SaveAsync(clinic, patient, course, consent, takenBack, new CourseVersion { CourseId = course.Id, Version = 1, At = now, Actor = actor, Content = "{}" },
            new ConsentSignature { ConsentId = consent.Id, PatientId = patient.Id, Party = ConsentParty.Patient, Name = "signed", Manner = SignatureManner.Typed, Actor = actor, At = now },
            new ConsentWithdrawal { ConsentId = takenBack.Id, PatientId = patient.Id, At = now, Actor = actor },
            new OtherProcedureRow { Id = Id<OtherProcedureRow>.New(now), PatientId = patient.Id, Kind = "peel", OnDay = new(2026, 1, 1), Actor = actor, At = now },
            new PlannedSession { CourseId = course.Id, Number = 1, PatientId = patient.Id, OnDay = new(2026, 3, 10), Minutes = 30, State = "planned" });

        var session = new SessionRow
        {
            Id = Id<SessionRow>.New(now), PatientId = patient.Id, CourseId = course.Id, Number = 1, ClearanceId = clearance.Id, Modality = clearance.Modality, Zone = clearance.Zone,
            ConsentId = consent.Id, PractitionerId = physician, OnDay = new(2026, 3, 10), StartedAt = now, State = "running", Events = 1,
        };
        await SaveAsync(clinic, patient, session, new SessionEventRow { SessionId = session.Id, Sequence = 1, At = now, Actor = actor, Kind = "started", Content = "{}" },
            new SameDayCheckRow { Id = Id<SameDayCheckRow>.New(now), PatientId = patient.Id, CourseId = course.Id, Number = 1, OnDay = new(2026, 3, 10), At = now, Actor = actor, Outcome = "cleared", Content = "{}" },
            new AdverseEventRow { Id = Id<AdverseEventRow>.New(now), PatientId = patient.Id, SessionId = session.Id, Kind = "bruise", StartedAt = now, Content = "{}", Actor = actor, At = now },
            new MeasurementRow
            {
                Id = Id<MeasurementRow>.New(now), PatientId = patient.Id, CourseId = course.Id, SessionId = session.Id, Measure = "M-01", Moment = "baseline",
                OnDay = new(2026, 3, 10), Value = 12.5m, Content = "{}", Rater = "patient", Actor = actor, At = now,
            });
        var origin = new SessionEventOrigin
        {
            SessionId = session.Id, EventId = Guid.CreateVersion7(now), DeviceId = Guid.CreateVersion7(now), Number = 1, Seen = 1, DeviceAt = now, At = now, ReceivedAt = now,
            BehindSeconds = 0, Outcome = Origins.Open, Actor = actor, Content = "{}",
        };
        await SaveAsync(clinic, patient, origin, new SessionConflict { SessionId = session.Id, EventId = origin.EventId, PatientId = patient.Id, Kind = "refused", Content = "{}", At = now },
            new SessionSettlement { SessionId = session.Id, EventId = origin.EventId, Choice = Origins.Left, Reason = "A slip", Actor = actor, At = now });
        await NoteAsync(clinic, patient, physician);
        var matter = new Matter
        {
            Id = Id<Matter>.New(now), PatientId = patient.Id, CourseId = course.Id, Kind = MatterKind.StoppedCheck, Urgency = MatterUrgency.Today, WhyRu = "почему", WhyEn = "why",
            Rules = "SD-10", RecordId = session.Id.Value, Actor = actor, At = now,
        };
        await SaveAsync(clinic, patient, matter, new MatterAct { MatterId = matter.Id, Sequence = 1, PatientId = patient.Id, Kind = MatterActKind.Noted, Words = "seen", Actor = actor, At = now });
        return patient;
    }

    static async Task NoteAsync(TestClinic clinic, Patient patient, Guid author)
    {
        var (now, another) = (clinic.Clock.Now, await clinic.PersonAsync(Roles.Physician, "another@clinic.example"));
        var draft = new NoteDraft { Id = Id<NoteRow>.New(now), PatientId = patient.Id, Title = "Call", Text = "Called.", AuthorId = author, Version = 2, CreatedAt = now, ChangedAt = now, ClosedAt = now, Outcome = DraftOutcome.Signed };
        await SaveAsync(clinic, patient, draft, new NoteRow { Id = draft.Id, PatientId = patient.Id, Title = "Call", Text = "Called.", Sha256 = NoteText.Sha256("Called."), SignedBy = author, SignedAt = now, AsksCosign = true },
            new NoteCosign { NoteId = draft.Id, PatientId = patient.Id, Agreed = true, Sha256 = NoteText.Sha256("Called."), PersonId = another, At = now },
            new NoteTemplateRow { Id = Id<NoteTemplateRow>.New(now), Version = 1, About = NoteAbout.Patient, Title = "Own", Body = "Own", Retired = false, Actor = clinic.Actor.Code, At = now });
    }
}
