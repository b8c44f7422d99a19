using Carboxy.Quantities;
using FsCheck;
using FsCheck.Fluent;
using Truth = bool?;

namespace Carboxy.Screening;

/// <summary>Patients as they come: mostly healthy in most things, each with a few conditions, and with questions that nobody answered.</summary>
static class GeneratedCases
{
    public static readonly string[] Diseases =
    [
        .. ClinicRules.Set.Diseases.Groups.SelectMany(g => g.Codes.Take(4)).Select(c => c[..Math.Min(c.Length, c.Contains('-', StringComparison.Ordinal) ? 3 : 5)]),
        "I83.9", "I83.1", "I80.0", "I78.1", "I87.2", "I89.0", "E11.9", "E11.4", "E11.5", "L30.9", "L40.0", "L70.0", "L71.9", "L97", "R03.0", "Z92.1", "M42.1", "Z99", "H40.9",
    ];

    public static readonly string[] Medicines =
    [
        .. ClinicRules.Set.Medicines.Groups.SelectMany(g => g.Codes.Take(3)), "B01A", "B01AA03", "B01AB05", "B01AB11", "S01EC", "N02BE01", "C07AB02", "D10BA01",
    ];

    static readonly string[] Procedures = [.. ClinicRules.Set.Spacing.All.Select(s => s.Procedure), "appendectomy"];

    static readonly string[] Goals = [.. ClinicRules.Set.Indications.All.SelectMany(i => i.Rows), "S2-19"];

    static DateOnly Today => ClinicRules.Today;

    /// <summary>Some questions are open.</summary>
    public static Arbitrary<ScreeningCase> Any => CaseOf(PartlyKnown).ToArbitrary();

    /// <summary>Every question has an answer, though a phase or a date may be open.</summary>
    public static Arbitrary<ScreeningCase> Answered => CaseOf(Known).ToArbitrary();

    public static Gen<Answers> Known =>
        from yes in Gen.Elements(Enum.GetValues<YesNo>()).ListOf().Resize(4)
        from sex in Gen.Elements(Patients.Sex.Female, Patients.Sex.Male)
        from age in Gen.Frequency((9, Gen.Choose(18, 80)), (1, Gen.Choose(5, 17)))
        from diagnoses in Few(Disease)
        from medicines in Few(Drug)
        from procedures in Few(Procedure)
        from sessions in Few(Session)
        from cancer in Mostly(CancerHistory.No)
        from infection in Mostly(InfectionNow.No)
        from temperature in Gen.Frequency((9, Gen.Choose(360, 370)), (1, Gen.Choose(371, 390)))
        from pressure in Gen.Frequency((7, Gen.Constant(new BloodPressure(120, 75))), (3, Reading))
        from repeat in Gen.Frequency((7, Gen.Constant(pressure)), (3, Reading))
        from skin in Gen.Frequency((9, Gen.Constant(SkinFindings.None)), (1, Gen.Choose(1, 511).Select(s => (SkinFindings)s)))
        from iga in Gen.Frequency((7, Gen.Constant(0)), (3, Gen.Choose(1, 4)))
        from allergic in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        from item9 in Gen.Frequency((9, Gen.Constant(0)), (1, Gen.Choose(1, 3)))
        select yes.Aggregate(AnswerFact.Healthy, (so, q) => so.With(q, true)) with
        {
            Sex = sex,
            Age = age,
            Diagnoses = diagnoses,
            Medicines = medicines,
            Procedures = procedures,
            Sessions = [.. sessions.Distinct().OrderBy(s => s.On)],
            Cancer = cancer,
            Infection = infection,
            Temperature = temperature / 10m,
            Pressure = pressure,
            PressureRepeat = repeat,
            Skin = skin,
            AcneIga = iga,
            Allergies = allergic ? ["latex"] : [],
            Phq9Item9 = item9,
        };

    /// <summary>Nothing but what is said for certain: no phase, no date, no end left open.</summary>
    public static Answers Settle(Answers a) => a with
    {
        Diagnoses = a.Diagnoses?.Select(d => d with { Phase = d.Phase ?? DiseasePhase.Current, Controlled = d.Controlled ?? false }).ToList(),
        Medicines = a.Medicines?.Where(m => ClinicRules.Set.Medicines[m.Atc] is var groups && groups.Certain == groups.Possible).ToList(),
        Procedures = a.Procedures?.Select(p => p with { On = p.On ?? Today.AddDays(-9) }).ToList(),
    };

    static Gen<Answers> PartlyKnown =>
        from known in Known
        from forgotten in Gen.Elements(AnswerFact.All.ToArray()).ListOf().Resize(6)
        select forgotten.Aggregate(known, (so, fact) => fact.Forget(so));

    static Gen<ScreeningCase> CaseOf(Gen<Answers> answers) =>
        from said in answers
        from modality in Gen.Elements(Enum.GetValues<Modality>())
        from zone in Gen.Elements(ClinicRules.Set.ZoneIds.Order().ToArray())
        from goals in Gen.Elements(Goals).ListOf().Resize(2)
        select new ScreeningCase("P", Today, modality, zone, [.. goals.Distinct()], said);

    public static Gen<Diagnosis> Disease =>
        from code in Gen.Elements(Diseases)
        from phase in Gen.Frequency((8, Gen.Elements(Enum.GetValues<DiseasePhase>()).Select(p => (DiseasePhase?)p)), (1, Gen.Constant((DiseasePhase?)null)))
        from controlled in Gen.Elements<Truth>(true, false, null)
        select new Diagnosis(code, phase, controlled);

    public static Gen<Medicine> Drug =>
        from code in Gen.Elements(Medicines)
        from ends in Gen.Frequency((1, Gen.Constant((DateOnly?)null)), (2, Gen.Choose(-250, 60).Select(d => (DateOnly?)Today.AddDays(d))))
        select new Medicine(code, ends);

    public static Gen<OtherProcedure> Procedure =>
        from procedure in Gen.Elements(Procedures)
        from ago in Gen.Frequency((8, Gen.Choose(0, 40).Select(d => (int?)d)), (1, Gen.Choose(300, 400).Select(d => (int?)d)), (1, Gen.Constant((int?)null)))
        from same in Gen.Elements<Truth>(true, false, null)
        select new OtherProcedure(procedure, ago is { } days ? Today.AddDays(-days) : null, same);

    public static Gen<PastSession> Session =>
        from modality in Gen.Elements(Enum.GetValues<Modality>())
        from ago in Gen.Choose(0, 12)
        select new PastSession(modality, Today.AddDays(-ago));

    static Gen<BloodPressure> Reading =>
        from systolic in Gen.Choose(110, 190)
        from diastolic in Gen.Choose(60, 115)
        select new BloodPressure(systolic, diastolic);

    static Gen<T> Mostly<T>(T normal)
        where T : struct, Enum => Gen.Frequency((8, Gen.Constant(normal)), (1, Gen.Elements(Enum.GetValues<T>())));

    static Gen<IReadOnlyList<T>> Few<T>(Gen<T> one) =>
        Gen.Frequency((5, Gen.Constant(0)), (3, Gen.Constant(1)), (2, Gen.Choose(2, 3))).SelectMany(count => one.ListOf(count).Select(all => (IReadOnlyList<T>)[.. all]));
}
