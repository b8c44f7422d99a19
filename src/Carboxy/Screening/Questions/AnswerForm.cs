using System.Globalization;
using System.Text.Json.Nodes;

namespace Carboxy.Screening;

/// <summary>Turns the fields of a form into answers, and answers back into fields; the fields of a question begin with its fact.</summary>
public sealed class AnswerForm(QuestionBook book, DateOnly today)
{
    /// <summary>The value that ticks "none of these", and "I do not know".</summary>
    public const string None = "none";

    public const string Unknown = "unknown";

    public FormAnswer Read(Question question, TypedFields fields)
    {
        var id = question.Id;
        if (One(fields, id) != Unknown)
            return ReadKnown(question, fields);
        // "I do not know" beside something else would lose one of the two.
        return ReadKnown(question, name => name == id ? [.. fields(id).Where(said => said != Unknown)] : fields(name)) is FormAnswer.Silent
            ? new FormAnswer.Said(GivenAnswer.Unknown)
            : new FormAnswer.Wrong(id, new("Отмечено «не знаю» и есть другой ответ. Оставьте одно.", "\"Not sure\" is marked beside another answer. Keep one."));
    }

    FormAnswer ReadKnown(Question question, TypedFields fields)
    {
        var id = question.Id;
        return question.Kind switch
        {
            QuestionKind.YesNo => One(fields, id) switch
            {
                null => new FormAnswer.Silent(),
                "yes" or "no" => Text(One(fields, id)!),
                _ => Choose(id),
            },
            QuestionKind.OneOf => One(fields, id) is not { } said ? new FormAnswer.Silent()
                : !question.Options.Any(o => o.Value == said) ? Choose(id)
                : int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var grade) ? Json(JsonValue.Create(grade)) : Text(said),
            QuestionKind.SomeOf => Some(question, fields),
            QuestionKind.Whole or QuestionKind.Number => Number(question, fields),
            QuestionKind.Day => Day(id, fields),
            QuestionKind.Pressure => Pressure(id, fields),
            QuestionKind.Words => Words(id, fields),
            QuestionKind.Diseases => new DiseaseRows(book).Read(id, fields),
            QuestionKind.Medicines => new MedicineRows(book).Read(id, fields),
            QuestionKind.Procedures => new ProcedureRows(today).Read(id, fields),
            QuestionKind.Sessions => new SessionRows(today).Read(id, fields),
            _ => new FormAnswer.Silent(),
        };
    }

    /// <summary>The fields as a form shows them for an answer that was given.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Write(Question question, string value)
    {
        var id = question.Id;
        var fields = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (value == GivenAnswer.Unknown)
            fields[id] = [Unknown];
        else
            Write(question, JsonNode.Parse(value)!, fields);
        return fields;
    }

    void Write(Question question, JsonNode value, Dictionary<string, IReadOnlyList<string>> fields)
    {
        var id = question.Id;
        switch (question.Kind)
        {
            case QuestionKind.Pressure:
                fields[$"{id}.systolic"] = [$"{value["systolic"]}"];
                fields[$"{id}.diastolic"] = [$"{value["diastolic"]}"];
                break;
            case QuestionKind.SomeOf:
                fields[id] = value is JsonArray many ? [.. many.Select(v => $"{v}")] : [$"{value}"];
                break;
            case QuestionKind.Words:
                fields[id] = value is JsonArray { Count: > 0 } ? [] : [None];
                fields[$"{id}.words"] = value is JsonArray words ? [string.Join('\n', words.Select(v => $"{v}"))] : [];
                break;
            case QuestionKind.Diseases:
                new DiseaseRows(book).Write(id, value, fields);
                break;
            case QuestionKind.Medicines:
                new MedicineRows(book).Write(id, value, fields);
                break;
            case QuestionKind.Procedures:
                new ProcedureRows(today).Write(id, value, fields);
                break;
            case QuestionKind.Sessions:
                new SessionRows(today).Write(id, value, fields);
                break;
            default:
                fields[id] = [$"{value}"];
                break;
        }
    }

    static FormAnswer Some(Question question, TypedFields fields)
    {
        var said = fields(question.Id);
        if (said.Count == 0)
            return new FormAnswer.Silent();
        if (said.Any(s => !question.Options.Any(o => o.Value == s)))
            return Choose(question.Id);
        if (said.Count > 1 && said.Contains(question.Options[0].Value))
            return new FormAnswer.Wrong(question.Id, new($"«{question.Options[0].Name.Ru}» и другие отметки исключают друг друга. Оставьте одно.", $"\"{question.Options[0].Name.En}\" and the other marks exclude each other. Keep one."));
        return Json(new JsonArray([.. said.Distinct().Select(s => (JsonNode)s)]));
    }

    static FormAnswer Number(Question question, TypedFields fields)
    {
        if (One(fields, question.Id) is not { } typed)
            return new FormAnswer.Silent();
        var range = question.Range!.Value;
        var whole = question.Kind is QuestionKind.Whole;
        return decimal.TryParse(typed.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= range.From && number <= range.To && (!whole || number == decimal.Truncate(number))
            ? Json(whole ? JsonValue.Create((int)number) : JsonValue.Create(number))
            : new FormAnswer.Wrong(question.Id, new(
                string.Create(CultureInfo.InvariantCulture, $"Нужно число от {range.From} до {range.To}."),
                string.Create(CultureInfo.InvariantCulture, $"A number from {range.From} to {range.To} is needed.")));
    }

    FormAnswer Day(string id, TypedFields fields) => One(fields, id) is not { } typed ? new FormAnswer.Silent()
        : FormRows.Day(typed) is not { } day ? new FormAnswer.Wrong(id, FormRows.NoDay)
        : day > today ? new FormAnswer.Wrong(id, FormRows.Future)
        : Text(FormRows.Iso(day));

    static FormAnswer Pressure(string id, TypedFields fields)
    {
        var (high, low) = (One(fields, $"{id}.systolic"), One(fields, $"{id}.diastolic"));
        if (high is null && low is null)
            return new FormAnswer.Silent();
        if (!int.TryParse(high, NumberStyles.None, CultureInfo.InvariantCulture, out var systolic) || systolic is < 40 or > 300)
            return new FormAnswer.Wrong($"{id}.systolic", new("Верхнее давление — целое число от 40 до 300.", "The upper number is a whole one from 40 to 300."));
        if (!int.TryParse(low, NumberStyles.None, CultureInfo.InvariantCulture, out var diastolic) || diastolic is < 20 or > 200)
            return new FormAnswer.Wrong($"{id}.diastolic", new("Нижнее давление — целое число от 20 до 200.", "The lower number is a whole one from 20 to 200."));
        return diastolic >= systolic
            ? new FormAnswer.Wrong($"{id}.diastolic", new("Нижнее давление должно быть меньше верхнего.", "The lower number must be less than the upper one."))
            : Json(new JsonObject { ["systolic"] = systolic, ["diastolic"] = diastolic });
    }

    static FormAnswer Words(string id, TypedFields fields)
    {
        var words = (One(fields, $"{id}.words") ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 50 || words.Any(w => w.Length > 200))
            return new FormAnswer.Wrong($"{id}.words", new("Не больше 50 строк, каждая короче 200 знаков.", "At most 50 lines, each shorter than 200 characters."));
        return words.Length > 0 ? Json(new JsonArray([.. words.Select(w => (JsonNode)w)]))
            : One(fields, id) == None ? Json(new JsonArray()) : new FormAnswer.Silent();
    }

    internal static string? One(TypedFields fields, string name) => fields(name) is [.., var last] && last.Trim() is { Length: > 0 } typed ? typed : null;

    internal static FormAnswer Json(JsonNode value) => new FormAnswer.Said(Interview.Normal(value.ToJsonString()));

    static FormAnswer Text(string word) => Json(JsonValue.Create(word));

    static FormAnswer.Wrong Choose(string id) => new FormAnswer.Wrong(id, new("Выберите один из ответов.", "Choose one of the answers."));
}
