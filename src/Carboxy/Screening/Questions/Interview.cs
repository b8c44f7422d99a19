using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Carboxy.Patients;

namespace Carboxy.Screening;

/// <summary>One answer as it was given: its value in the words of carboxy-answers/1, the day, and by whom.</summary>
/// <param name="Value">JSON; <c>"unknown"</c> where somebody was asked and did not know.</param>
public sealed record GivenAnswer(string Value, DateOnly On, AnsweredBy By)
{
    public const string Unknown = "\"unknown\"";

    public bool IsUnknown => Value == Unknown;
}

/// <summary>What a patient has answered so far, fact by fact. Never changed: each answer makes a new one.</summary>
public sealed class Interview
{
    public const string Format = "carboxy-interview/1";

    public static readonly Interview Empty = new(new SortedDictionary<string, GivenAnswer>(StringComparer.Ordinal));

    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly SortedDictionary<string, GivenAnswer> given;

    Interview(SortedDictionary<string, GivenAnswer> given) => this.given = given;

    public IReadOnlyDictionary<string, GivenAnswer> Given => given;

    public GivenAnswer? this[string fact] => given.GetValueOrDefault(fact);

    public Interview With(string fact, GivenAnswer answer) => new(new(given, StringComparer.Ordinal) { [fact] = answer });

    /// <summary>The answer where it still counts on a day, or null where it was never given or is too old.</summary>
    public GivenAnswer? Fresh(Question question, DateOnly day) => this[question.Id] is { } answer && question.Counts(answer.On, day) ? answer : null;

    /// <summary>The answers that count on a day, with what the record says of the person. What cannot be read counts as unknown.</summary>
    public Answers AnswersOn(DateOnly day, Patient patient, QuestionBook book)
    {
        var counting = given.Where(g => book.Find(g.Key) is { } question && Fresh(question, day) is { IsUnknown: false }).ToDictionary(g => g.Key, g => g.Value.Value);
        var (answers, faults) = Read(counting, day);
        if (faults.Count > 0)
        {
            foreach (var fact in counting.Keys.Where(fact => faults.Any(f => f.Fact == fact)).ToList())
                counting.Remove(fact);
            answers = Read(counting, day).Answers;
        }

        return answers with { Sex = patient.Sex, BirthDate = patient.BirthDate ?? answers.BirthDate };
    }

    /// <summary>Reads values strictly; each fault names its fact.</summary>
    public static (Answers Answers, IReadOnlyList<(string Fact, CaseFault Fault)> Faults) Read(IReadOnlyDictionary<string, string> values, DateOnly today)
    {
        var all = new JsonObject();
        foreach (var (fact, value) in values)
            all[fact] = JsonNode.Parse(value);
        using var document = JsonDocument.Parse(all.ToJsonString());
        var faults = new List<CaseFault>();
        var answers = AnswersJson.Read(document.RootElement, "", unlistedIsNo: false, today, new JsonCaseReader(faults));
        return (answers, [.. faults.Select(f => (FactOf(f.Path), f))]);
    }

    public string Write()
    {
        var answers = new JsonObject();
        foreach (var (fact, answer) in given)
        {
            answers[fact] = new JsonObject
            {
                ["value"] = JsonNode.Parse(answer.Value),
                ["on"] = answer.On.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
                ["by"] = AnswerWords.Of(answer.By),
            };
        }

        return new JsonObject { ["format"] = Format, ["answers"] = answers }.ToJsonString(Plain);
    }

    public static Interview Read(string json)
    {
        var read = new SortedDictionary<string, GivenAnswer>(StringComparer.Ordinal);
        var root = JsonNode.Parse(json)?.AsObject() ?? throw new JsonException("The answers are empty.");
        foreach (var (fact, node) in root["answers"]?.AsObject() ?? throw new JsonException("There are no answers in it."))
        {
            read[fact] = new(
                node!["value"]!.ToJsonString(Plain),
                DateOnly.ParseExact((string)node["on"]!, "O", System.Globalization.CultureInfo.InvariantCulture),
                (string?)node["by"] == "staff" ? AnsweredBy.Staff : AnsweredBy.Patient);
        }

        return new(read);
    }

    /// <summary>The same value always reads the same, so that two may be compared.</summary>
    public static string Normal(string value) => JsonNode.Parse(value)?.ToJsonString(Plain) ?? "null";

    static string FactOf(string path) => path.Split('.', '[')[0];
}
