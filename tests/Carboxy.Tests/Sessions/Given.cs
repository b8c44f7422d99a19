using Carboxy.Courses;
using Carboxy.Patients;
using Carboxy.Protocols;
using Carboxy.Quantities;
using Carboxy.Screening;

namespace Carboxy.Sessions;

/// <summary>One patient, one day, and everything in order; a test changes the one thing that it is about.</summary>
static class Given
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 3, 2);
    public static readonly Guid Nurse = new("018f0000-0000-7000-8000-000000000001");
    public static readonly Id<Course> TheCourse = new(new Guid("018f0000-0000-7000-8000-00000000000c"));
    public static readonly Id<Patient> Anna = new(new Guid("018f0000-0000-7000-8000-000000000002"));
    public static readonly Id<Session> Id = new(new Guid("018f0000-0000-7000-8000-000000000003"));

    public static readonly IReadOnlyList<SameDayQuestion> Questions = RealFiles.Read("sameday", SameDayReader.Read);
    public static readonly IReadOnlyList<Protocol> Protocols = RealFiles.Read("protocols", ProtocolReader.Read);
    public static readonly IReadOnlyList<WarningRange> Warnings = RealFiles.Read("protocols", ProtocolReader.ReadWarnings);

    public static Protocol MaskProtocol => Protocols.First(protocol => protocol is { Modality: Modality.NonInvasive, Express: false });

    public static Protocol NeedleProtocol => Protocols.First(protocol => protocol.Modality == Modality.Injection && protocol.Zones.Contains("abdomen"));

    public static Clearance Clearance(Modality modality, string zone, DateOnly? on = null, Id<Patient>? patient = null) => Screening.Clearance.From(new ScreeningRecord
    {
        Id = new(new Guid("018f0000-0000-7000-8000-000000000004")),
        Patient = patient ?? Anna,
        Modality = modality,
        Zone = zone,
        On = on ?? Today.AddDays(-10),
        RuleSet = "2026.1+0",
        CaseJson = "{}",
        Verdict = Verdict.Cleared,
        ResultJson = "{}",
    }, Now)!;

    public static SameDayFacts Facts(Modality modality, string zone, int number = 2) => new()
    {
        Patient = Anna,
        Sex = Sex.Female,
        Modality = modality,
        Zone = zone,
        SessionNumber = number,
        ScreenedOn = Today.AddDays(-10),
        FirstAllowedByCourse = Today,
        FirstAllowedByProcedures = Today,
        RiskNoted = false,
        PhysicianDecided = false,
    };

    /// <summary>Every question answered as it usually is, and healthy numbers.</summary>
    public static Dictionary<string, SameDayAnswer> WellToday => new(Questions.Where(q => q.Usual is not null).Select(q => KeyValuePair.Create(q.Id, q.Usual!)))
    {
        ["temperature"] = new SameDayAnswer.Number(36.6m),
        ["systolic_before"] = new SameDayAnswer.Number(120),
        ["diastolic_before"] = new SameDayAnswer.Number(75),
        ["pulse_before"] = new SameDayAnswer.Number(70),
        ["pain_before"] = new SameDayAnswer.Number(1),
    };

    public static SameDayOutcome Judge(Dictionary<string, SameDayAnswer> answers, SameDayFacts facts) => SameDayCheck.Judge(Questions, answers, facts, Today);

    public static SameDayOutcome.ClearedToday Checked(SameDayFacts facts) => Assert.IsType<SameDayOutcome.ClearedToday>(Judge(WellToday, facts));

    public static Consent Consent(Modality modality, string zone) => new()
    {
        Id = new(new Guid("018f0000-0000-7000-8000-000000000005")),
        Patient = Anna,
        Course = TheCourse,
        Modality = modality,
        Zone = zone,
        FirstSession = 1,
        LastSession = 7,
        Version = "abc",
        Language = Language.Russian,
        SignedAt = Now.AddDays(-9),
        Explainer = Nurse,
    };

    public static SessionPlan Plan(Protocol protocol, string zone) => new()
    {
        Session = Id,
        Protocol = protocol.Id,
        Course = TheCourse,
        Number = 2,
        OutOf = 5,
        Modality = protocol.Modality,
        Zone = zone,
        Indications = ["S0-17"],
        FirstAllowed = Today,
        Steps = [.. StepPlan.For(protocol, [], [], []).Select(step => SessionStep.From(step))],
    };

    public static SessionStart Start(SessionPlan plan, Clearance? clearance = null, Consent? consent = null, SameDayFacts? facts = null) => Session.Start(
        clearance ?? Clearance(plan.Modality, plan.Zone), Checked(facts ?? Facts(plan.Modality, plan.Zone, plan.Number)), consent ?? Consent(plan.Modality, plan.Zone), plan, Today, Stamp.Of(Nurse, Now));

    public static Session Mask() => Assert.IsType<SessionStart.Started>(Start(Plan(MaskProtocol, "face"))).Session;

    public static Session Needle() => Assert.IsType<SessionStart.Started>(Start(Plan(NeedleProtocol, "abdomen"))).Session;
}
