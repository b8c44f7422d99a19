using System.Globalization;
using Carboxy.Patients;
using Carboxy.Screening;

namespace Carboxy.Work.Demo;

/// <summary>What invented patients answer, in the words of carboxy-answers/1.</summary>
static class DemoAnswers
{
    static readonly string[] OfWomen = ["pregnant", "lactating"];

    /// <summary>Somebody well, but for what is given.</summary>
    public static IReadOnlyDictionary<string, string> Well(DemoPatient who, DateOnly today, params ReadOnlySpan<(string Fact, string Value)> but)
    {
        var answers = AnswerWords.YesNoQuestions.Keys.Where(fact => who.Sex != Sex.Male || !OfWomen.Contains(fact)).ToDictionary(fact => fact, _ => "\"no\"");
        // Numbers differ from one person to the next, and stay within what is usual.
        var (some, temperature) = (who.Number, 36.4m + (who.Number % 5 * 0.1m));
        answers["dx"] = answers["drugs"] = answers["recent"] = answers["sessions"] = answers["allergies"] = "[]";
        answers["cancer"] = answers["infection_now"] = "\"no\"";
        answers["skin_zone"] = "[\"intact\"]";
        answers["temp_c"] = temperature.ToString(CultureInfo.InvariantCulture);
        answers["bp"] = string.Create(CultureInfo.InvariantCulture, $$"""{"systolic":{{112 + (some % 18)}},"diastolic":{{68 + (some % 14)}}}""");
        answers["acne_iga"] = "0";
        if (who is { Sex: Sex.Female, Age: < 52 })
            answers["lmp"] = Day(today.AddDays(-3 - (some % 20)));
        foreach (var (fact, value) in but)
            answers[fact] = value;
        return answers;
    }

    public static string Day(DateOnly day) => $"\"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\"";

    public static (string Fact, string Value) Disease(string icd10, string status = "current") => ("dx", $$"""[{"icd10":"{{icd10}}","status":"{{status}}"}]""");

    public static (string Fact, string Value) Medicine(string atc, DateOnly? ends = null) =>
        ("drugs", $$"""[{"atc":"{{atc}}","ends":{{(ends is { } end ? Day(end) : "null")}}}]""");

    public static (string Fact, string Value) Procedure(string procedure, DateOnly on) =>
        ("recent", $$"""[{"procedure":"{{procedure}}","date":{{Day(on)}},"same_zone":true}]""");
}
