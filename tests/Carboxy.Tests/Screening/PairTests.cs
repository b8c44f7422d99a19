using Carboxy.Quantities;

namespace Carboxy.Screening;

/// <summary>Every pair, none left to chance: what one disease or medicine forbids, a second one does not allow again.</summary>
public class PairTests
{
    static readonly DiseasePhase?[] Phases = [null, .. Enum.GetValues<DiseasePhase>().Select(p => (DiseasePhase?)p)];

    static readonly ScreeningCase Well = ClinicRules.Case("""{"sex": "F"}""");

    static Verdict Of(Modality modality, IReadOnlyList<Diagnosis> diagnoses, IReadOnlyList<Medicine> medicines) =>
        Screen.Verdict(ClinicRules.Set, Well with { Modality = modality, Answers = Well.Answers with { Diagnoses = diagnoses, Medicines = medicines } });

    static bool IsMilder(Modality modality, Diagnosis one, Diagnosis other) =>
        Of(modality, [one, other], []) is var both && (both < Of(modality, [one], []) || both < Of(modality, [other], []));

    [Theory]
    [InlineData(Modality.Injection)]
    [InlineData(Modality.NonInvasive)]
    public void The_same_disease_in_two_phases_is_no_milder_than_in_one(Modality modality)
    {
        var milder =
            from code in GeneratedCases.Diseases.Distinct()
            from one in Phases
            from other in Phases
            where IsMilder(modality, new(code, one, true), new(code, other, false))
            select $"{code} {one} {other}";

        Assert.Empty(milder);
    }

    [Theory]
    [InlineData(Modality.Injection)]
    [InlineData(Modality.NonInvasive)]
    public void Two_diseases_are_no_milder_than_one(Modality modality)
    {
        var all = (from code in GeneratedCases.Diseases.Distinct() from phase in Phases select new Diagnosis(code, phase, true)).ToArray();
        var alone = all.ToDictionary(dx => dx, dx => Of(modality, [dx], []));
        var milder =
            from one in all
            from other in all
            let both = Of(modality, [one, other], [])
            where both < alone[one] || both < alone[other]
            select $"{one} {other}";

        Assert.Empty(milder);
    }

    [Theory]
    [InlineData(Modality.Injection)]
    [InlineData(Modality.NonInvasive)]
    public void A_medicine_never_excuses_a_disease_but_for_the_end_of_a_course(Modality modality)
    {
        var milder =
            from code in GeneratedCases.Diseases.Distinct()
            from drug in GeneratedCases.Medicines.Distinct()
            from ends in new DateOnly?[] { null, ClinicRules.Today, ClinicRules.Today.AddDays(-9) }
            let dx = new Diagnosis(code, DiseasePhase.Current)
            where Of(modality, [dx], [new(drug, ends)]) < Of(modality, [dx], [])
            select (code, drug, ends);

        Assert.All(milder, pair => Assert.Equal(("Z92.1", ClinicRules.Today), (pair.code, pair.ends)));
    }

    [Fact]
    public void Silence_about_what_explains_spots_on_the_face_keeps_them_acute()
    {
        foreach (var unknown in new[] { "couperose", "rosacea", "acne_iga" })
        {
            var said = ClinicRules.Decide($$"""{"inflammatory_lesions": "yes", "{{unknown}}": "unknown"}""");
            Assert.Equal(Verdict.PostponeUntil, said.Verdict);
        }
    }
}
