using System.Text.Json.Nodes;

namespace Carboxy.Screening;

/// <summary>Says an answer in words for people, one line for each thing that it names.</summary>
public sealed class AnswerText(RuleSet rules, QuestionBook book)
{
    static readonly Text Nothing = new("нет", "none");

    readonly ReasonWords names = new(rules, book);

    public IReadOnlyList<Text> Of(Question question, string value)
    {
        if (value == GivenAnswer.Unknown)
            return [ReasonWords.Word(AnswerForm.Unknown)];
        var node = JsonNode.Parse(value)!;
        return node switch
        {
            JsonArray { Count: 0 } => [Nothing],
            JsonArray rows => [.. rows.Select(row => Row(question, row!))],
            JsonObject pressure => [WithUnit(question, $"{pressure["systolic"]}/{pressure["diastolic"]}")],
            _ when question.Kind is QuestionKind.Day => [ReasonWords.Day($"{node}")],
            _ => [question.Kind is QuestionKind.Whole or QuestionKind.Number ? WithUnit(question, $"{node}") : Word(question, $"{node}")],
        };
    }

    Text Row(Question question, JsonNode row) => question.Kind switch
    {
        QuestionKind.Diseases => Disease(row),
        QuestionKind.Medicines => Medicine(row),
        QuestionKind.Procedures => Join(rules.Spacing.Find($"{row["procedure"]}")?.Name ?? Same($"{row["procedure"]}"), ReasonWords.Day($"{row["date"]}")),
        QuestionKind.Sessions => Join(ReasonWords.Word($"{row["modality"]}"), ReasonWords.Day($"{row["date"]}")),
        _ => Word(question, $"{row}"),
    };

    Text Disease(JsonNode row)
    {
        var said = Join(names.NameOfDisease($"{row["icd10"]}"), ReasonWords.Word($"{row["status"]}"));
        return row["controlled"] is { } controlled ? Join(said, ReasonWords.Word((bool)controlled ? "controlled" : "not controlled")) : said;
    }

    Text Medicine(JsonNode row)
    {
        var name = names.NameOfMedicine($"{row["atc"]}");
        return row["ends"] is { } end && ReasonWords.Day($"{end}") is var day ? Join(name, new($"последняя доза {day.Ru}", $"last dose {day.En}")) : name;
    }

    static Text Word(Question question, string word) => question.Options.FirstOrDefault(o => o.Value == word)?.Name ?? ReasonWords.Word(word);

    static Text WithUnit(Question question, string number) => question.Unit is { } unit ? new($"{number.Replace('.', ',')} {unit.Ru}", $"{number} {unit.En}") : Same(number);

    static Text Join(Text one, Text other) => new($"{one.Ru}, {other.Ru}", $"{one.En}, {other.En}");

    static Text Same(string words) => new(words, words);
}
