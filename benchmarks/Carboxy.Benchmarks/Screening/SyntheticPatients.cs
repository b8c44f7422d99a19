using System.Globalization;

namespace Carboxy.Screening;

/// <summary>Invented patients with the same seed each time: most are well, some have a few conditions, some left questions open.</summary>
static class SyntheticPatients
{
    static readonly DateOnly Today = new(2027, 3, 1);

    /// <summary>Codes with a share in a hundred, roughly as grown-ups who ask for cosmetic or back treatment bring them.</summary>
    static readonly (string Code, int InHundred)[] Diseases =
    [
        ("I10", 12), ("M42.1", 10), ("M54.5", 10), ("E11.9", 4), ("J45.9", 4), ("I83.9", 8), ("L70.0", 5), ("L71.9", 3), ("B35.1", 5), ("G43.9", 6), ("F41.1", 4), ("K76.0", 3),
        ("N20.0", 2), ("I48", 1), ("I20.9", 1), ("I21.9", 1), ("G40.9", 1), ("L40.0", 2), ("C50.9", 1), ("M17.0", 4), ("H40.9", 1), ("D69.6", 1), ("E03.9", 5), ("L20.9", 2), ("I80.2", 1), ("I89.0", 1),
    ];

    static readonly (string Code, int InHundred)[] Medicines =
    [
        ("C09AA02", 8), ("B01AC06", 6), ("A10BA02", 4), ("B01AF01", 2), ("B01AB05", 1), ("M01AE01", 6), ("H03AA01", 5), ("G03AA07", 8), ("D10BA01", 1), ("N03AX11", 1), ("S01ED51", 1), ("B01A", 1),
    ];

    static readonly string[] Procedures = ["botulinum_toxin", "filler", "superficial_peel", "ipl", "mesotherapy", "surgery", "liposuction"];

    static readonly (string Zone, string Goal)[] Wishes =
    [
        ("face", "S0-17"), ("face", "S0-19"), ("face", "S0-22"), ("face", "S0-24"), ("periorbital", "S2-70"), ("thigh", "S2-75"), ("abdomen", "S2-79"),
        ("lower_back", "S2-38"), ("collar", "S2-35"), ("knee", "S2-41"), ("calf", "S2-43"), ("foot", "S2-45"),
    ];

    public static ScreeningCase[] Make(int count, int seed)
    {
        var dice = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => One(i, dice))];
    }

    static ScreeningCase One(int number, Random dice)
    {
        var (zone, goal) = Wishes[dice.Next(Wishes.Length)];
        var modality = dice.Next(2) == 0 ? Modality.Injection : Modality.NonInvasive;
        var answers = WithNumbers(WithLists(YesNoAnswers(dice), dice), dice);
        return new(string.Create(CultureInfo.InvariantCulture, $"P-{number:000000}"), Today, modality, zone, [goal], Forget(answers, dice));
    }

    static Answers YesNoAnswers(Random dice)
    {
        var answers = Answers.None;
        foreach (var question in Enum.GetValues<YesNo>())
        {
            var yes = dice.Next(100) < (question is YesNo.SurgeonRelease ? 80 : question is YesNo.Couperose or YesNo.HerpesHistory ? 10 : 1);
            answers = dice.Next(100) < 2 ? answers : answers.With(question, yes);
        }

        return answers;
    }

    static Answers WithLists(Answers answers, Random dice) => answers with
    {
        Diagnoses = [.. Diseases.Where(d => dice.Next(250) < d.InHundred).Select(d => new Diagnosis(d.Code, Phase(dice), dice.Next(3) switch { 0 => true, 1 => false, _ => null }))],
        Medicines = [.. Medicines.Where(m => dice.Next(150) < m.InHundred).Select(m => new Medicine(m.Code, dice.Next(2) == 0 ? null : Today.AddDays(dice.Next(-20, 30))))],
        Procedures = [.. Procedures.Where(_ => dice.Next(100) < 3).Select(p => new OtherProcedure(p, dice.Next(20) == 0 ? null : Today.AddDays(-dice.Next(60)), dice.Next(2) == 0))],
        Sessions = [.. Enumerable.Range(0, dice.Next(3) == 0 ? dice.Next(1, 8) : 0).Select(n => new PastSession(dice.Next(8) == 0 ? Modality.Injection : Modality.NonInvasive, Today.AddDays(-6 - dice.Next(3) - (8 * n)))).Reverse()],
        Allergies = dice.Next(100) < 5 ? ["salicylic acid"] : [],
    };

    static Answers WithNumbers(Answers answers, Random dice) => answers with
    {
        Sex = dice.Next(100) < 80 ? Patients.Sex.Female : Patients.Sex.Male,
        Age = dice.Next(100) < 3 ? dice.Next(14, 18) : dice.Next(18, 75),
        Cancer = dice.Next(100) < 2 ? CancerHistory.PastRemission : CancerHistory.No,
        Infection = dice.Next(100) < 3 ? InfectionNow.CommonCold : InfectionNow.No,
        Temperature = 36.0m + (dice.Next(12) / 10m),
        Pressure = dice.Next(100) < 8 ? new(dice.Next(140, 185), 88) : new(dice.Next(105, 139), dice.Next(60, 89)),
        PressureRepeat = dice.Next(100) < 5 ? new(145, 85) : new(122, 76),
        Skin = dice.Next(100) < 3 ? SkinFindings.Wound : SkinFindings.None,
        AcneIga = dice.Next(100) < 8 ? dice.Next(1, 5) : 0,
        Phq9Item9 = dice.Next(100) < 1 ? 1 : 0,
    };

    /// <summary>In every third patient, something was not asked.</summary>
    static Answers Forget(Answers answers, Random dice) => dice.Next(30) switch
    {
        0 => answers with { Diagnoses = null },
        1 => answers with { Medicines = null },
        2 => answers with { Pressure = null, PressureRepeat = null },
        3 => answers with { Temperature = null },
        4 => answers with { Age = null },
        5 => answers with { Procedures = null },
        6 => answers with { Sessions = null },
        7 => answers with { Skin = null },
        8 => answers with { Cancer = null, Infection = null },
        9 => answers with { AcneIga = null, Allergies = null, Phq9Item9 = null },
        _ => answers,
    };

    static DiseasePhase? Phase(Random dice) => dice.Next(12) switch
    {
        < 7 => DiseasePhase.Current,
        7 or 8 => DiseasePhase.Past,
        9 => DiseasePhase.Remission,
        10 => dice.Next(6) switch { 0 => DiseasePhase.Exacerbation, 1 => DiseasePhase.Acute, _ => DiseasePhase.Remission },
        _ => null,
    };
}
