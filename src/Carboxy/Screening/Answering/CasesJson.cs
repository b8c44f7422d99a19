using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Carboxy.Screening;

/// <summary>What a case says it should come to; rows are seed rows that must be among those shown.</summary>
public sealed record Expectation(Verdict Verdict, DateOnly? Until, IReadOnlyList<string> Rules, IReadOnlyList<string> Rows);

/// <summary>One case of a file with what it expects, if it says.</summary>
public sealed record ReadCase(ScreeningCase Case, Expectation? Expected);

/// <summary>Files of the form carboxy-answers/1: one case, or <c>{"format": "carboxy-answers/1", "cases": [...]}</c>.</summary>
public static class CasesJson
{
    public const string Format = "carboxy-answers/1";

    static readonly FrozenSet<string> FileFields = new[] { "format", "cases" }.ToFrozenSet();
    static readonly FrozenSet<string> CaseFields = new[] { "format", "id", "note", "today", "unlisted", "modality", "zone", "goals", "answers", "expected" }.ToFrozenSet();
    static readonly FrozenSet<string> ExpectedFields = new[] { "verdict", "until", "rules", "rows" }.ToFrozenSet();
    static readonly FrozenDictionary<string, bool> Unlisted = new Dictionary<string, bool> { ["no"] = true, ["unknown"] = false }.ToFrozenDictionary();
    static readonly FrozenDictionary<string, bool> Formats = new Dictionary<string, bool> { [Format] = true }.ToFrozenDictionary();
    static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowTrailingCommas = false, CommentHandling = JsonCommentHandling.Disallow };

    /// <summary>Reads every case, or every fault: where there is one, no case is returned.</summary>
    /// <param name="zones">The zone ids of the knowledge base.</param>
    /// <param name="seedRows">The seed row ids that exist.</param>
    public static (IReadOnlyList<ReadCase> Cases, IReadOnlyList<CaseFault> Faults) Read(ReadOnlyMemory<byte> utf8, IReadOnlySet<string> zones, IReadOnlySet<string> seedRows)
    {
        if (!Utf8.IsValid(utf8.Span))
            return ([], [new("", new("Это не текст в UTF-8.", "This is not UTF-8 text."), new("Сохраните файл в кодировке UTF-8.", "Save the file as UTF-8."))]);
        var faults = new List<CaseFault>();
        var json = new JsonCaseReader(faults);
        try
        {
            using var document = JsonDocument.Parse(SkipMark(utf8), Strict);
            var root = document.RootElement;
            var cases = root.ValueKind is JsonValueKind.Object && root.TryGetProperty("cases", out _)
                ? ReadMany(root, zones, seedRows, json)
                : [ReadOne(root, "", zones, seedRows, json)];
            return faults.Count == 0 ? (cases, []) : ([], faults);
        }
        catch (JsonException e)
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"{(e.LineNumber ?? 0) + 1}:{(e.BytePositionInLine ?? 0) + 1}");
            return ([], [new(where, new("Это не JSON в UTF-8 или вложенность слишком глубока.", "This is not JSON in UTF-8, or it is nested too deeply."), new("Проверьте строку и столбец, указанные слева.", "Look at the line and column named on the left."))]);
        }
    }

    static ReadOnlyMemory<byte> SkipMark(ReadOnlyMemory<byte> utf8) => utf8.Span.StartsWith(Encoding.UTF8.Preamble) ? utf8[3..] : utf8;

    static List<ReadCase> ReadMany(JsonElement root, IReadOnlySet<string> zones, IReadOnlySet<string> seedRows, JsonCaseReader json)
    {
        var m = json.Members(root, "", FileFields);
        if (m.TryGetValue("format", out var format))
            json.Choice(format, "format", Formats);
        else
            json.Fault("format", new("Этого поля не хватает.", "This field is missing."), new($"Напишите \"{Format}\".", $"Write \"{Format}\"."));
        if (m["cases"].ValueKind is not JsonValueKind.Array)
        {
            json.Wrong(m["cases"], "cases", new("список", "a list"));
            return [];
        }

        return [.. m["cases"].EnumerateArray().Select((c, i) => ReadOne(c, string.Create(CultureInfo.InvariantCulture, $"cases[{i}]"), zones, seedRows, json))];
    }

    static ReadCase ReadOne(JsonElement element, string path, IReadOnlySet<string> zones, IReadOnlySet<string> seedRows, JsonCaseReader json)
    {
        var m = json.Members(element, path, CaseFields);
        string At(string name) => JsonCaseReader.Join(path, name);
        T Need<T>(string name, Func<JsonElement, string, T> read, T otherwise)
        {
            if (m.TryGetValue(name, out var e))
                return read(e, At(name));
            json.Fault(At(name), new("Этого поля не хватает.", "This field is missing."), new("Добавьте его.", "Add it."));
            return otherwise;
        }

        if (m.TryGetValue("format", out var format))
            json.Choice(format, At("format"), Formats);
        if (m.TryGetValue("note", out var note))
            json.Word(note, At("note"));
        var id = m.TryGetValue("id", out var named) ? json.Word(named, At("id")) : "";
        var today = Need("today", json.Day, null) ?? DateOnly.MaxValue;
        var unlistedIsNo = m.TryGetValue("unlisted", out var unlisted) && json.Choice(unlisted, At("unlisted"), Unlisted);
        var modality = Need("modality", (e, at) => json.Choice(e, at, AnswerWords.Modalities), default);
        var zone = Need("zone", (e, at) => Among(e, at, zones, json), "");
        IReadOnlyList<string> goals = m.TryGetValue("goals", out var wanted) ? [.. json.Items(wanted, At("goals")).Select(g => Among(g.Item, g.Path, seedRows, json))] : [];
        var answers = Need("answers", (e, at) => AnswersJson.Read(e, at, unlistedIsNo, today, json), Answers.None);
        var expected = m.TryGetValue("expected", out var e) ? ReadExpected(e, At("expected"), json) : null;
        return new(new(id, today, modality, zone, goals, answers), expected);
    }

    static string Among(JsonElement element, string path, IReadOnlySet<string> known, JsonCaseReader json)
    {
        var word = json.Word(element, path);
        if (word.Length > 0 && !known.Contains(word))
            json.Wrong(element, path, known.Count < 60 ? new($"одно из: {JsonCaseReader.Sorted(known)}", $"one of: {JsonCaseReader.Sorted(known)}") : new("номер строки исходных текстов, например S0-17", "a seed row id such as S0-17"));
        return word;
    }

    static Expectation ReadExpected(JsonElement element, string path, JsonCaseReader json)
    {
        var m = json.Members(element, path, ExpectedFields);
        string At(string name) => JsonCaseReader.Join(path, name);
        var verdict = m.TryGetValue("verdict", out var v) ? json.Choice(v, At("verdict"), AnswerWords.Verdicts) : default;
        if (!m.ContainsKey("verdict"))
            json.Fault(At("verdict"), new("Этого поля не хватает.", "This field is missing."), new("Добавьте его.", "Add it."));
        var until = m.TryGetValue("until", out var u) && u.ValueKind is not JsonValueKind.Null ? json.Day(u, At("until")) : null;
        IReadOnlyList<string> Words(string name) => m.TryGetValue(name, out var list) ? [.. json.Items(list, At(name)).Select(i => json.Word(i.Item, i.Path))] : [];
        return new(verdict, until, Words("rules"), Words("rows"));
    }

    /// <summary>A case as a file of its own, every open answer left open, so that it can be replayed.</summary>
    public static string Write(ScreeningCase one)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            if (one.Id.Length > 0)
                json.WriteString("id", one.Id);
            json.WriteString("today", one.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("unlisted", "unknown");
            json.WriteString("modality", AnswerWords.Of(one.Modality));
            json.WriteString("zone", one.Zone);
            json.WriteStartArray("goals");
            foreach (var goal in one.Goals)
                json.WriteStringValue(goal);
            json.WriteEndArray();
            json.WritePropertyName("answers");
            AnswersJson.Write(json, one.Answers);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
