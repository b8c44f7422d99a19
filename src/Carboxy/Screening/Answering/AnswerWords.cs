using System.Collections.Frozen;
using System.Text.Json;

namespace Carboxy.Screening;

/// <summary>The words of carboxy-answers/1 for each value that an answer may take.</summary>
public static class AnswerWords
{
    public static readonly IReadOnlyDictionary<string, Modality> Modalities = new Dictionary<string, Modality>
    {
        ["injection"] = Modality.Injection,
        ["non_invasive"] = Modality.NonInvasive,
    }.ToFrozenDictionary();

    public static readonly IReadOnlyDictionary<string, Verdict> Verdicts = Words<Verdict>();

    public static readonly IReadOnlyDictionary<string, YesNo> YesNoQuestions = Words<YesNo>();

    public static readonly IReadOnlyDictionary<string, DiseasePhase> Phases = Words<DiseasePhase>();

    public static readonly IReadOnlyDictionary<string, CancerHistory> Cancer = Words<CancerHistory>();

    public static readonly IReadOnlyDictionary<string, InfectionNow> Infections = Words<InfectionNow>();

    public static readonly IReadOnlyDictionary<string, Patients.Sex> Sexes = new Dictionary<string, Patients.Sex>
    {
        ["F"] = Patients.Sex.Female,
        ["M"] = Patients.Sex.Male,
        ["X"] = Patients.Sex.Other,
    }.ToFrozenDictionary();

    public static readonly IReadOnlyDictionary<string, SkinFindings> Skin = new Dictionary<string, SkinFindings>(
        Enum.GetValues<SkinFindings>().Where(s => s != SkinFindings.None).Select(s => KeyValuePair.Create(Of(s), s)))
    {
        ["intact"] = SkinFindings.None,
    }.ToFrozenDictionary();

    /// <summary>A value as the form spells it: snake_case, the digits of a number with the word after them.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => value switch
        {
            YesNo.Isotretinoin6m => "isotretinoin_6m",
            SkinFindings.None => "intact",
            Patients.Sex.Female => "F",
            Patients.Sex.Male => "M",
            Patients.Sex.Other => "X",
            _ => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()),
        };

    static FrozenDictionary<string, T> Words<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToFrozenDictionary(v => Of(v));
}
